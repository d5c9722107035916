// Which documents a build holds: their numbers by id, and their languages.
#pragma once

#include "indexing/rare_language.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kwic {

// Some 50 bytes a document. Ids are told apart by half of their SHA-256. Thread rule: one thread at a time.
class DocumentRegister {
  public:
    struct Number {
        std::uint32_t docid = 0;
        bool is_new = false;
    };

    // The number of the document with this id; a new one gets the next: 1, 2, ...
    Number number_of(std::string_view id);

    // Notes what the document was analysed in. `detected`: it was found out, not given. Every document needs one.
    void set_language(std::uint32_t docid, std::string_view language, bool detected);

    [[nodiscard]] std::uint64_t documents() const noexcept { return languages_of_.size(); }

    // Languages and their documents, most first, ties by code.
    [[nodiscard]] LanguageCounts languages() const;

    // The documents whose detected language occurs in less than 0.5 % of all, in the order of their numbers, unless
    // it is the main one.
    [[nodiscard]] std::vector<std::uint32_t> in_rare_languages() const;

  private:
    struct DocumentLanguage {
        std::uint32_t language : 31 = 0;  // index of codes_
        std::uint32_t detected : 1 = 0;
    };

    using Key = std::array<std::uint64_t, 2>;  // of the id's SHA-256
    struct KeyHash {
        std::size_t operator()(const Key& key) const noexcept { return key[0]; }
    };

    static Key key_of(std::string_view id);
    [[nodiscard]] std::vector<std::uint64_t> counts() const;

    std::unordered_map<Key, std::uint32_t, KeyHash> numbers_;
    std::vector<DocumentLanguage> languages_of_;  // by number - 1
    std::vector<std::string> codes_;
    std::map<std::string, std::uint32_t, std::less<>> code_numbers_;  // index of codes_
};

}  // namespace kwic
