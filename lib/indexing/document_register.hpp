// Which documents a build holds: their numbers by id, and their languages.
#pragma once

#include "indexing/rare_language.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kwic {

// Some 30 bytes a document. Thread rule: one thread at a time.
class DocumentRegister {
  public:
    // `id_of` reads the id of a number back; it decides where two ids share a hash.
    explicit DocumentRegister(std::function<std::string(std::uint32_t)> id_of) : id_of_(std::move(id_of)) {}

    // The number of the document with this id, or 0.
    [[nodiscard]] std::uint32_t find(std::string_view id) const;

    // Notes a document that is new or takes the place of the one with the same number. `detected`: the language was
    // found out, not given.
    void put(std::string_view id, std::uint32_t docid, std::string_view language, bool detected);

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

    [[nodiscard]] std::vector<std::uint64_t> counts() const;

    std::function<std::string(std::uint32_t)> id_of_;
    std::unordered_multimap<std::uint64_t, std::uint32_t> numbers_;  // by the id's hash
    std::vector<DocumentLanguage> languages_of_;                     // by number - 1
    std::vector<std::string> codes_;
    std::map<std::string, std::uint32_t, std::less<>> code_numbers_;  // index of codes_
};

}  // namespace kwic
