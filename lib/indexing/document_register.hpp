// Which documents a build holds: their numbers by id, and their languages.
#pragma once

#include "indexing/language_codes.hpp"
#include "indexing/rare_language.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kwic {

// Some 60 bytes a document. Ids are told apart by half of their SHA-256. Thread rule: one thread at a time.
class DocumentRegister {
  public:
    struct Number {
        std::uint32_t docid = 0;
        bool is_new = false;
    };

    // The number of the document with this id; a new one gets the next: 1, 2, ...
    Number number_of(std::string_view id);

    // Notes the language that the document counts as, and what it was analysed in. `detected`: the former was found
    // out, not given. Every document needs both.
    void set_language(std::uint32_t docid, std::string_view language, bool detected, std::string_view analysed_in);

    // Lives until the next call of set_language().
    [[nodiscard]] const std::string& language_of(std::uint32_t docid) const noexcept {
        return codes_.code(languages_of_[docid - 1].language);
    }

    [[nodiscard]] std::uint64_t documents() const noexcept { return languages_of_.size(); }

    // Languages and their documents, most first, ties by code.
    [[nodiscard]] LanguageCounts languages() const;

    // All documents are in. Those whose detected language is rare count as in the main one from now on, since the few
    // of a language that hardly occurs are more often misjudged than foreign, and each language of the index costs
    // every query a stem. Gives the documents that were analysed in another language than they count as, in the order
    // of their numbers.
    std::vector<std::uint32_t> settle_languages();

  private:
    struct DocumentLanguage {
        std::uint32_t language : 31 = 0;  // the number of its code
        std::uint32_t detected : 1 = 0;
        std::uint32_t analysed_in = 0;  // the number of its code
    };

    using Key = std::array<std::uint64_t, 2>;  // of the id's SHA-256
    struct KeyHash {
        std::size_t operator()(const Key& key) const noexcept { return key[0]; }
    };

    static Key key_of(std::string_view id);
    [[nodiscard]] std::vector<std::uint64_t> counts() const;

    std::unordered_map<Key, std::uint32_t, KeyHash> numbers_;
    std::vector<DocumentLanguage> languages_of_;  // by number - 1
    LanguageCodes codes_;
};

}  // namespace kwic
