// The documents that a filter of a query lets through.
#pragma once

#include "analysis/tokenizer.hpp"
#include "columns/columns.hpp"
#include "search/value_range.hpp"
#include "storage/text_fields.hpp"

#include <kwic/query.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kwic {

// Thread rule: one thread at a time.
class FieldFilter {
  public:
    // All must outlive this. `languages`: of the index.
    FieldFilter(const Columns& columns, const std::vector<std::string>& languages, Tokenizer& tokenizer,
                const DateClock& clock)
        : columns_(columns), languages_(languages), tokenizer_(tokenizer), clock_(clock) {}

    // Whether a leaf restricts what is found, and does not rank.
    [[nodiscard]] static bool is_filter(const Query& node, const TextFields& text_fields) noexcept;

    // Whether a node does: a filter, or a group of nothing else.
    [[nodiscard]] static bool is_condition(const Query& node, const TextFields& text_fields) noexcept;

    struct Found {
        std::vector<std::uint32_t> documents;  // ascending
        std::string fault = {};                // why the filter means nothing; then it is to be left out
        std::string remark = {};               // what may surprise in what it finds
    };

    // The documents with a value that the leaf asks for. Messages are sentences without a beginning that begin behind
    // the leaf as it was written. Throws Error{damaged}.
    Found find(const Query& leaf);

  private:
    using Wanted = std::vector<bool>;  // by ordinal

    Found find_range(const Query& leaf, const Column& column);
    Found find_words(const Query& leaf, const Column& column);
    static Wanted equal_values(const std::string& folded, const Column& column);
    static Wanted values_like(const std::string& folded, const Column& column);
    static Wanted paths_like(const std::string& written, const Column& column);

    const Columns& columns_;
    const std::vector<std::string>& languages_;
    Tokenizer& tokenizer_;
    DateClock clock_;
};

// The documents with one of the values, ascending.
std::vector<std::uint32_t> documents_with_values(const Column& column, const std::vector<bool>& ordinals);

}  // namespace kwic
