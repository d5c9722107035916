// An opened index: a snapshot that answers queries.
//
//     const kwic::Index index = kwic::Index::open("notes.kwic");
//     for (const kwic::Hit& hit : index.search("belgrade summit").hits) use(hit.id, hit.score, hit.passages);
#pragma once

#include <kwic/concordance.hpp>
#include <kwic/document.hpp>
#include <kwic/explanation.hpp>
#include <kwic/export.hpp>
#include <kwic/facet.hpp>
#include <kwic/query.hpp>
#include <kwic/query_reading.hpp>
#include <kwic/schema.hpp>
#include <kwic/search_options.hpp>
#include <kwic/search_results.hpp>
#include <kwic/suggestion.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

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
    std::vector<IndexedField> fields;                              // by name
    std::vector<FieldSpec> declared_fields;                        // as they were declared
    std::vector<SynonymGroup> synonyms;                            // of its own
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
    // 2002) over stems, a title's words counted twice. Throws Error{io, damaged}, and invalid_argument for options that
    // name a field that the index does not have; a query never makes it throw.
    [[nodiscard]] SearchResults search(std::string_view query, const SearchOptions& options = {}) const;

    // The same for a tree that parse_query or the caller made.
    [[nodiscard]] SearchResults search(const Query& query, const SearchOptions& options = {}) const;

    // Words of the index that begin as the last word of `prefix` does, those of the most documents first (ties in the
    // order of their bytes); none if it has no letter. Throws Error{io, damaged}.
    [[nodiscard]] std::vector<Suggestion> complete(std::string_view prefix, std::size_t limit = 10) const;

    // Words of the index that the last word of `text` may have been meant to be, the best first: one edit away, or two
    // if it has six letters and more. (An edit puts a letter in, takes one out, replaces one, or exchanges two
    // neighbours.) Much more frequent words come before nearer ones. None if it has a digit or fewer than three
    // letters. Throws Error{io, damaged}.
    [[nodiscard]] std::vector<Suggestion> nearest(std::string_view text, std::size_t limit = 10) const;

    // Did you mean: the canonical text of the query with the best of the nearest words in the place of each word that
    // stands in no document, if there is one; empty if nothing is changed. Words in fields, excluded words and patterns
    // stay. Throws Error{io, damaged}.
    [[nodiscard]] std::string suggest(std::string_view query) const;

    // A line for each place in the documents found where they satisfy the query. Throws as search() does.
    [[nodiscard]] Concordance concordance(std::string_view query, const ConcordanceOptions& options = {}) const;
    [[nodiscard]] Concordance concordance(const Query& query, const ConcordanceOptions& options = {}) const;

    // How a query is read. Throws as search() does.
    [[nodiscard]] Explanation explain(std::string_view query, const QueryReading& reading = {}) const;

    // The same, and why the document with this id has its score, or is not found. Throws as search() does, and
    // Error{not_found} if no document has this id.
    [[nodiscard]] Explanation explain(std::string_view query, std::string_view id,
                                      const QueryReading& reading = {}) const;

    // More like this: the documents that share most with the one that has this id, without itself. What is shared are
    // its most telling words, which are the query of the results, and the marks of the passages. How a query is
    // to be read has no meaning. Throws as document() does, and Error{io, damaged}.
    [[nodiscard]] SearchResults similar(std::string_view id, const SearchOptions& options = {}) const;

    // The stored document. Throws Error{not_found} if no document has this id.
    [[nodiscard]] Document document(std::string_view id) const;

    // The same with the query's matches marked.
    [[nodiscard]] MarkedDocument marked_document(std::string_view id, std::string_view query,
                                                 const QueryReading& reading = {}) const;

    [[nodiscard]] IndexInfo info() const;

    // The ids of all documents in the order of indexing.
    [[nodiscard]] std::vector<std::string> ids() const;

  private:
    struct Impl;
    explicit Index(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace kwic
