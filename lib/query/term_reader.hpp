// Reads the terms of a query: words, patterns, phrases and the values of fields.
#pragma once

#include "query/query_diagnostics.hpp"
#include "query/quotation.hpp"
#include "query/word_reading.hpp"
#include "query/word_text.hpp"

#include <kwic/query.hpp>
#include <kwic/schema.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace kwic {

// Reads terms of one text from left to right; all calls together take time linear in it. There are at most
// max_query_terms words (those inside phrases count), max_phrase_terms words in a phrase and max_wildcards words with
// wildcards.
class TermReader {
  public:
    // `text` must outlive the reader. `is_cut` says that its writer's text goes on.
    TermReader(std::string_view text, bool is_cut, QueryDiagnostics& diagnostics);

    // The term that starts at `at`, which is no separator and no ')'. `field` is the one that it stands in, or null.
    // `may_be_exact` says whether a '=' counts there. A leaf or near without field and with its positions, `nothing`
    // where there is nothing to search; none if there is no room for it. Wherever it ends, it has taken a byte.
    std::optional<Query> read(std::size_t at, const FieldSpec* field, bool may_be_exact);

    // Takes room for so many words; false, and a report at `at`, if there is none.
    bool count_terms(std::size_t words, std::size_t at);

  private:
    bool is_exact_sign(std::size_t at);
    std::optional<Query> read_quoted(std::size_t at, const QuotedRange& quoted, const FieldSpec* field, bool is_exact);
    std::optional<Query> read_phrase(std::size_t at, const QuotedRange& quoted, bool is_exact);
    Query join_phrase(std::vector<Query> parts, bool is_exact);
    std::vector<WrittenWord> split_phrase(std::size_t at, const QuotedRange& quoted);
    void apply_suffix(std::size_t at, const QuotedRange& quoted, bool is_exact, Query& phrase);
    std::optional<Query> read_unquoted(std::size_t at, const FieldSpec* field, bool is_exact);
    std::size_t read_characters(std::size_t at, WordText& word);
    bool ends_word(std::size_t at, char32_t next, std::size_t& group_end);
    Query make_condition(const WordText& value, const FieldSpec& field, std::size_t at);
    Query make_word(WordReading reading, bool is_exact, std::size_t at);
    void take_wildcards(Query& term, std::size_t at);
    void report_fault(const WordReading& reading, std::size_t at);
    void warn_of_unclosed_mark(std::size_t at);

    std::string_view text_;
    bool is_cut_;
    QueryDiagnostics& diagnostics_;
    QuotationFinder quotations_;
    std::vector<std::size_t> closing_;
    std::size_t terms_ = 0;
    std::size_t wildcards_ = 0;
};

}  // namespace kwic
