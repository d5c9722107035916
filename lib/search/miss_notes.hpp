// Why a document does not have what a leaf of the query asks for, in sentences.
#pragma once

#include "search/document_words.hpp"
#include "search/leaf_tokens.hpp"
#include "search/search_session.hpp"
#include "storage/stored_document.hpp"

#include <kwic/query.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Throws Xapian's exceptions, Error{damaged}. Thread rule: that of the session.
class MissNotes {
  public:
    // All must outlive this. `words` know the places of the stems of all leaves that are asked about.
    MissNotes(SearchSession& session, const std::vector<std::string>& languages, const StoredDocument& stored,
              const DocumentWords& words)
        : session_(session), languages_(languages), stored_(stored), words_(words) {}

    // For a leaf that the document does not match; `tokens` are read_leaf()'s.
    std::vector<std::string> of(const Query& leaf, const std::vector<LeafToken>& tokens);

  private:
    // What may stand at one position of the leaf; `shown` is the one to name.
    struct Word {
        std::vector<const LeafToken*> tokens;
        const LeafToken* shown = nullptr;
    };

    static std::vector<Word> words_of(const std::vector<LeafToken>& tokens);
    static DocumentWords::Places places_of(const Word& word, const DocumentWords::Part& part);
    [[nodiscard]] std::optional<ClauseScope> scope_of(const Query& leaf) const;
    [[nodiscard]] std::vector<const DocumentWords::Part*> parts_in(ClauseScope scope) const;
    [[nodiscard]] bool is_here(const Word& word, ClauseScope scope) const;
    std::string note_missing(const Word& word, ClauseScope scope);
    [[nodiscard]] std::string note_elsewhere(const Word& word, ClauseScope scope) const;
    [[nodiscard]] std::string note_apart(const Query& leaf, const std::vector<Word>& words, ClauseScope scope) const;
    [[nodiscard]] std::string note_parted(const std::vector<Word>& words, ClauseScope scope) const;
    [[nodiscard]] std::string note_other_forms(const Word& word) const;
    std::string find_other_language(const LeafToken& token);
    [[nodiscard]] std::string find_nearest_form(const std::string& form) const;
    std::vector<std::string> stems_of(const std::string& form);

    SearchSession& session_;
    const std::vector<std::string>& languages_;
    const StoredDocument& stored_;
    const DocumentWords& words_;
};

}  // namespace kwic
