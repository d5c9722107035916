// Where a document has certain stems, and which words it has at all.
#pragma once

#include "analysis/tokenizer.hpp"
#include "storage/stored_document.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kwic {

struct WordPlace {
    std::uint32_t position = 0;  // in words, from 1
    std::size_t begin_byte = 0;  // of the title or the text
    std::size_t end_byte = 0;
};

// The title and the text, each with its own positions. Keeps the places of the wanted stems, and each form once.
// Thread rule: a value.
class DocumentWords {
  public:
    DocumentWords(const StoredDocument& stored, const std::set<std::string>& wanted_stems, Tokenizer& tokenizer);

    using Places = std::vector<WordPlace>;  // ascending

    // Of a wanted stem.
    [[nodiscard]] const Places& in_title(const std::string& stem) const { return places_of(title_, stem); }
    [[nodiscard]] const Places& in_text(const std::string& stem) const { return places_of(text_, stem); }

    // Every folded form, with a stem of it.
    [[nodiscard]] const std::map<std::string, std::string>& forms() const noexcept { return forms_; }

  private:
    using PlacesByStem = std::unordered_map<std::string, Places>;

    void read(std::string_view text, std::string_view language, const std::set<std::string>& wanted_stems,
              Tokenizer& tokenizer, PlacesByStem& places);
    [[nodiscard]] static const Places& places_of(const PlacesByStem& places, const std::string& stem);

    PlacesByStem title_;
    PlacesByStem text_;
    std::map<std::string, std::string> forms_;
};

}  // namespace kwic
