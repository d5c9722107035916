// The concordance: one line for each place where documents satisfy a query, the keyword between what stands before it
// and after it.
//
// The documents are those that a search finds, the best first. A keyword is what a passage marks (snippet.hpp): a word,
// or the whole of a phrase; matches that overlap are one. The contexts are the document's own text, byte for byte, and
// never cut a character as a reader sees it (an extended grapheme cluster, UAX #29).
#pragma once

#include <kwic/document.hpp>
#include <kwic/export.hpp>
#include <kwic/query.hpp>
#include <kwic/query_reading.hpp>
#include <kwic/snippet.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// How far a line reaches to either side of its keyword.
enum class ContextUnit {
    words,       // `context` words, with the quotes and full stops that belong to the outermost
    characters,  // `context` code points, or a few less where a character would be cut
    sentence,    // from the begin of the keyword's sentence to its end
};

// What the lines are sorted by. Where words are equal and where there are none, by rank.
enum class LineOrder {
    rank,   // the best document first; within a document its title, its text from begin to end, its text fields
    left,   // the word before the keyword, then the one before that, and so on
    right,  // the word after the keyword, then the one after that, and so on
};

struct ConcordanceOptions : QueryReading {
    std::size_t limit = 10'000;          // lines wanted: those that come first by rank, whatever they are sorted by
    std::size_t max_documents = 10'000;  // documents to look at, the best first; at most 1,000,000
    std::size_t max_per_document = 0;    // lines of one document, the first ones; 0: all
    ContextUnit unit = ContextUnit::characters;
    std::size_t context = 40;  // of `unit`, on each side; a sentence takes none
    LineOrder order = LineOrder::rank;
};

// On each side a line has this much context at most.
inline constexpr std::size_t max_context_bytes = 4096;

// All lines of a concordance, with ids, titles and paths of their documents, hold this much text, and one line more, at
// most; beyond it lines are left out as beyond the limit.
inline constexpr std::size_t max_concordance_bytes = std::size_t{256} << 20;

// So many words beside the keyword take part in sorting, compared without regard to case and to the marks of Latin
// letters.
inline constexpr std::size_t max_sort_words = 8;

// A document that has a line.
struct ConcordanceDocument {
    std::size_t rank = 0;  // from 1, among all documents that match
    std::string id;
    double score = 0;
    std::string title;
    std::string path;               // the file it was read from, or empty
    std::uint64_t record_line = 0;  // the record's line in that file, from 1; 0 for a whole file
    std::uint64_t occurrences = 0;  // of title, text and text fields, whether they have a line or not
};

// What a line is a piece of.
enum class LineSource { text, title, field };

// "text", "title", "field".
KWIC_API std::string_view name_of(LineSource source) noexcept;

struct ConcordanceLine {
    std::size_t document = 0;  // index into Concordance::documents
    LineSource source = LineSource::text;
    std::string field;             // of a field: its name,
    std::size_t value = 0;         // and which of the document's values of that name, from 0
    std::string text;              // left context, keyword, right context
    std::uint64_t begin_byte = 0;  // of all of the line in what it is a piece of, half open
    std::uint64_t end_byte = 0;
    Mark mark;  // the keyword

    [[nodiscard]] std::string_view left() const { return std::string_view(text).substr(0, mark.begin); }
    [[nodiscard]] std::string_view keyword() const {
        return std::string_view(text).substr(mark.begin, mark.end - mark.begin);
    }
    [[nodiscard]] std::string_view right() const { return std::string_view(text).substr(mark.end); }
};

struct Concordance {
    std::string query;                     // how it was read: the canonical text
    std::uint64_t total = 0;               // documents that match, counted
    std::uint64_t documents_left_out = 0;  // of these, the last by rank, which were not looked at because of a limit
    std::uint64_t lines_left_out = 0;      // occurrences in the documents that were looked at, beyond a limit
    std::vector<Diagnostic> warnings;
    std::vector<ConcordanceDocument> documents;  // by rank
    std::vector<ConcordanceLine> lines;
};

// A document with every place that satisfies a text clause of a query, whether or not the query finds it.
struct MarkedDocument {
    Document document;
    std::vector<Mark> title_marks;  // in order, not overlapping
    std::vector<Mark> marks;        // of the text
    std::vector<FieldMarks> field_marks;
    std::vector<Diagnostic> warnings;
};

}  // namespace kwic
