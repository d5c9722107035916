// The values of one field while documents come.
#pragma once

#include "analysis/byte_arena.hpp"
#include "columns/columns_layout.hpp"

#include <kwic/schema.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kwic {

// What the directory says of a column, but for its name and place.
struct WrittenColumn {
    FieldType type = FieldType::words;
    ColumnForm form = ColumnForm::listed;
    std::uint64_t documents = 0;
    std::uint64_t entries = 0;  // values of all documents
    std::uint64_t values = 0;   // distinct ones
    std::uint64_t dictionary_bytes = 0;
    std::string bytes;
};

// What is written depends on what was added, not on the order. Memory: the distinct values, some 60 bytes for each of
// these and 8 for each value of a document. Thread rule: one thread at a time.
class ColumnDraft {
  public:
    // Of longer values only so many bytes count, or a few less where a character would be cut.
    explicit ColumnDraft(std::size_t max_value_bytes) : max_value_bytes_(max_value_bytes) {}

    // An empty value is none.
    void add(std::uint32_t docid, std::string_view value);

    // The same in two steps, for a value that many documents have. It is not empty.
    [[nodiscard]] std::uint32_t number_of(std::string_view value);
    void add_numbered(std::uint32_t docid, std::uint32_t number) { entries_.push_back({docid, number}); }

    // Documents are at most `last_docid`. Nothing if no value is left; then the field has no column.
    [[nodiscard]] std::optional<WrittenColumn> finish(std::optional<FieldType> given, std::uint32_t last_docid);

  private:
    struct Entry {
        std::uint32_t docid;
        std::uint32_t value;

        auto operator<=>(const Entry&) const = default;
    };

    void renumber(const std::vector<std::uint32_t>& order);
    void write_dictionary(const std::vector<std::uint32_t>& order, WrittenColumn& column) const;
    void write_ordinals(std::uint32_t last_docid, WrittenColumn& column) const;

    std::size_t max_value_bytes_;
    ByteArena arena_;
    std::unordered_map<std::string_view, std::uint32_t> numbers_;
    std::vector<std::string_view> values_;  // by number
    std::vector<Entry> entries_;
};

}  // namespace kwic
