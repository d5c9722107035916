// An opened generation that answers queries.
#pragma once

#include "columns/columns.hpp"
#include "search/lazy_word_list.hpp"
#include "search/query_compiler.hpp"
#include "search/search_session.hpp"
#include "search/spelling.hpp"
#include "search/synonym_table.hpp"
#include "storage/generation.hpp"
#include "storage/translate_error.hpp"
#include "topk/side_index.hpp"

#include <kwic/index.hpp>

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

// Immutable, and so is the generation. Thread rule: any thread.
class Snapshot {
  public:
    // Opens the newest generation of the index in `index_folder`. Throws Error: not_found, incompatible, damaged, io.
    explicit Snapshot(const std::string& index_folder);

    [[nodiscard]] const Generation& generation() const noexcept { return generation_; }

    [[nodiscard]] const Columns& columns() const noexcept { return columns_; }

    // What may stand before a colon, the title first.
    [[nodiscard]] const std::vector<FieldSpec>& fields() const noexcept { return fields_; }

    // `text` is what `tree` was parsed from, or empty.
    [[nodiscard]] SearchResults search(const Query& tree, std::string_view text, const SearchOptions& options) const;

    [[nodiscard]] Concordance concordance(const Query& tree, std::string_view text,
                                          const ConcordanceOptions& options) const;

    [[nodiscard]] MarkedDocument marked_document(Xapian::docid docid, const Query& tree, std::string_view text,
                                                 const QueryReading& reading) const;

    // The number of the document with this id, or 0.
    [[nodiscard]] Xapian::docid number_of(std::string_view id) const;

    // `docid` 0: no document.
    [[nodiscard]] Explanation explain(const Query& tree, std::string_view text, Xapian::docid docid,
                                      const QueryReading& reading) const;

    [[nodiscard]] SearchResults similar(Xapian::docid docid, const SearchOptions& options) const;

    // Runs `work(session)` with a session that no other thread uses; what it throws becomes Error.
    template <class Work>
    auto with_session(Work&& work) const {
        return translating(generation_.folder, [&] { return sessions_.with_session(std::forward<Work>(work)); });
    }

    // The same with what suggests words.
    template <class Work>
    auto with_spelling(Work&& work) const {
        return with_session([&](SearchSession& session) {
            Spelling spelling(session, languages_);
            return work(spelling);
        });
    }

  private:
    [[nodiscard]] Query with_synonyms(SearchSession& session, const Query& tree, const QueryReading& reading) const;
    const SynonymTable& own_synonyms(UnitReader& units) const;
    CompiledQuery compile(SearchSession& session, const Query& tree, std::string_view text, const QueryReading& reading,
                          bool with_clauses) const;
    SearchResults find(SearchSession& session, CompiledQuery compiled, const SearchOptions& options) const;
    Concordance concordance_with(SearchSession& session, const Query& tree, std::string_view text,
                                 const ConcordanceOptions& options) const;

    Generation generation_;
    std::vector<std::string> languages_;
    Columns columns_;
    std::vector<FieldSpec> fields_;
    TextFields text_fields_;
    std::unique_ptr<const MappedDatabase> mapped_;  // null: of an unknown format
    std::unique_ptr<const SideIndex> side_index_;   // null: the generation has none
    LazyWordList words_;
    bool has_synonyms_;
    mutable std::once_flag synonyms_are_read_;
    mutable std::optional<SynonymTable> synonyms_;  // of the index; there once they are read
    mutable SessionPool sessions_;
};

}  // namespace kwic
