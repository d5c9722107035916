// What a search finds.
#pragma once

#include <kwic/document.hpp>
#include <kwic/facet.hpp>
#include <kwic/query.hpp>
#include <kwic/snippet.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

// A synonym by which a document was found.
struct SynonymFound {
    std::string text;
    std::string instead_of;  // what the query says

    bool operator==(const SynonymFound&) const = default;
};

struct Hit {
    std::size_t rank = 0;  // from 1, counted from the best hit of all
    std::string id;
    double score = 0;
    std::string title;
    std::string date;
    std::string language;
    std::string path;              // the file it was read from, or empty
    std::uint64_t line = 0;        // the record's line in that file, from 1; 0 for a whole file
    std::uint64_t file_bytes = 0;  // the file as it was then, for check_freshness()
    std::int64_t modified_ns = 0;
    std::string url;
    std::vector<FieldValue> fields;
    std::vector<Mark> title_marks;
    std::vector<FieldMarks> field_marks;  // of the values that have any, in the order of `fields`
    std::vector<Passage> passages;        // best first, or in text order if they are all; only passages with marks
    std::vector<std::string> unshown;     // text clauses, as written, that the document satisfies outside title, fields
                                          // and passages shown
    std::vector<SynonymFound> synonyms;   // that stand in the document
    std::string opening;               // the first words of the text, for a hit without passages; empty under a budget
    std::size_t budget_left_out = 0;   // passages that the budget had no room for
    std::vector<std::size_t> repeats;  // under a budget: of each passage left out because its text is shown already,
                                       // the rank of the hit that shows it
    std::uint64_t hidden = 0;          // matches that it stands for besides itself (SearchOptions::collapse)
};

struct SearchResults {
    std::string query;         // how it was read: the canonical text
    std::uint64_t total = 0;   // documents that match, before any is hidden
    bool total_exact = false;  // `total` was counted, not estimated
    std::vector<Diagnostic> warnings;
    std::vector<Hit> hits;                    // by falling score; ties in the order of indexing
    std::vector<Facet> facets;                // as asked for
    std::optional<std::size_t> budget_spent;  // under a budget: the words of all passages
    std::string suggestion;                   // what suggest() says of the query, where it matches few documents (at
                                              // most 10, and fewer than are wanted); else empty
};

}  // namespace kwic
