// An opened index: a snapshot that answers queries.
//
//     const kwic::Index index = kwic::Index::open("notes.kwic");
//     for (const kwic::Hit& hit : index.search("belgrade summit").hits) use(hit.id, hit.score, hit.passages);
#pragma once

#include <kwic/document.hpp>
#include <kwic/explanation.hpp>
#include <kwic/export.hpp>
#include <kwic/query.hpp>
#include <kwic/snippet.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

// How much of a hit is filled in; each costs more than the one before.
enum class HitDetail {
    ids,        // rank, id, score
    documents,  // and title, date, language, path, url, fields
    passages,   // and title_marks, passages, unshown, opening
};

inline constexpr std::size_t all_passages = static_cast<std::size_t>(-1);

struct SearchOptions {
    std::size_t limit = 10;    // hits wanted
    std::size_t offset = 0;    // hits passed over first
    bool literal = false;      // the query is plain words: no operators, and compounds come apart into words
    bool exact_total = false;  // count all matches, however many
    HitDetail detail = HitDetail::passages;
    std::size_t passages = 1;         // passages wanted for a hit, or `all_passages`
    std::size_t passage_tokens = 40;  // about how long a passage is, in words
};

struct Hit {
    std::size_t rank = 0;  // from 1, counted from the best hit of all
    std::string id;
    double score = 0;
    std::string title;
    std::string date;
    std::string language;
    std::string path;        // the file it was read from, or empty
    std::uint64_t line = 0;  // the record's line in that file, from 1; 0 for a whole file
    std::string url;
    std::vector<FieldValue> fields;
    std::vector<Mark> title_marks;
    std::vector<Passage> passages;  // best first, or in text order if they are all; only passages with marks
    std::vector<std::string>
        unshown;          // text clauses, as written, that the document satisfies outside title and passages shown
    std::string opening;  // the first words of the text, for a hit without passages
};

struct SearchResults {
    std::string query;         // how it was read: the canonical text
    std::uint64_t total = 0;   // documents that match
    bool total_exact = false;  // `total` was counted, not estimated
    std::vector<Diagnostic> warnings;
    std::vector<Hit> hits;  // by falling score; ties in the order of indexing
};

struct IndexInfo {
    std::string path;
    std::uint64_t generation = 0;
    std::uint64_t documents = 0;
    std::uint64_t text_bytes = 0;  // of titles and texts, UTF-8
    std::uint64_t disk_bytes = 0;  // of the generation's files
    double average_length = 0;     // words that weigh, a document
    std::string tool_version;
    std::string fingerprint;  // of the analyzer
    std::string default_language;
    std::vector<std::string> sources;
    std::vector<std::pair<std::string, std::uint64_t>> languages;  // code and documents, most first
};

// Thread rule: const members and refresh() may be called from several threads at once. A child process must open its
// own.
class KWIC_API Index {
  public:
    // Opens the newest generation of the index in the folder `path`. Throws Error: not_found, incompatible (format or
    // analyzer differ; the message says how to rebuild), damaged, io.
    static Index open(const std::string& path);

    // What info() says, for an index that open() refuses because its analyzer differs: enough to rebuild it. Throws
    // Error: not_found, incompatible (format), damaged, io.
    static IndexInfo inspect(const std::string& path);

    ~Index();
    Index(Index&&) noexcept;
    Index& operator=(Index&&) noexcept;

    // Moves on to the newest generation; false if this one is the newest. Until then the handle serves its snapshot,
    // through any number of rebuilds. Searches that run meanwhile finish on the snapshot that they began on. Throws as
    // open() does, and then keeps its snapshot. May be called while other threads use the handle.
    bool refresh();

    // Ranked hits. Scores are Divergence From Randomness IneB2 with c = 1 (Amati and van Rijsbergen, ACM TOIS 20(4),
    // 2002) over stems, a title's words counted twice. Throws Error{io, damaged}; a query never makes it throw.
    [[nodiscard]] SearchResults search(std::string_view query, const SearchOptions& options = {}) const;

    // The same for a tree that parse_query or the caller made.
    [[nodiscard]] SearchResults search(const Query& query, const SearchOptions& options = {}) const;

    // How a query is read. Throws as search() does.
    [[nodiscard]] Explanation explain(std::string_view query, const ExplainOptions& options = {}) const;

    // The same, and why the document with this id has its score, or is not found. Throws as search() does, and
    // Error{not_found} if no document has this id.
    [[nodiscard]] Explanation explain(std::string_view query, std::string_view id,
                                      const ExplainOptions& options = {}) const;

    // More like this: the documents that share most with the one that has this id, without itself. What is shared are
    // its most telling words, which are the query of the results, and the marks of the passages. `literal` has no
    // meaning. Throws as document() does, and Error{io, damaged}.
    [[nodiscard]] SearchResults similar(std::string_view id, const SearchOptions& options = {}) const;

    // The stored document. Throws Error{not_found} if no document has this id.
    [[nodiscard]] Document document(std::string_view id) const;

    [[nodiscard]] IndexInfo info() const;

    // The ids of all documents in the order of indexing.
    [[nodiscard]] std::vector<std::string> ids() const;

  private:
    struct Impl;
    explicit Index(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace kwic
