// Where a document has certain stems, and which words it has at all.
#pragma once

#include "analysis/tokenizer.hpp"
#include "snippet/text_clause.hpp"
#include "storage/stored_document.hpp"
#include "storage/text_fields.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kwic {

struct WordPlace {
    std::uint32_t position = 0;  // in words of its part, from 1
    std::size_t begin_byte = 0;  // of the part
    std::size_t end_byte = 0;
};

// Keeps the places of the wanted stems, and each form once. Thread rule: a value.
class DocumentWords {
  public:
    using Places = std::vector<WordPlace>;  // ascending

    // What no phrase reaches out of: the title, the text, a value of a text field.
    class Part {
      public:
        // The text must outlive the part.
        Part(ClauseScope scope, std::string_view text, std::string name = {})
            : scope_(scope), text_(text), name_(std::move(name)) {}

        [[nodiscard]] ClauseScope scope() const noexcept { return scope_; }  // `anywhere` is the text
        [[nodiscard]] std::string_view text() const noexcept { return text_; }

        // Of a wanted stem.
        [[nodiscard]] const Places& places_of(const std::string& stem) const;

        // For a sentence: "the title", "line 3", "the field \"subject\"".
        [[nodiscard]] std::string name_of_place(std::size_t byte) const;

      private:
        friend class DocumentWords;

        ClauseScope scope_;
        std::string_view text_;
        std::string name_;
        std::unordered_map<std::string, Places> places_;
    };

    // The document must outlive this.
    DocumentWords(const StoredDocument& stored, const TextFields& fields, const std::set<std::string>& wanted_stems,
                  Tokenizer& tokenizer);

    // The text, the title, the values of text fields.
    [[nodiscard]] const std::vector<Part>& parts() const noexcept { return parts_; }

    // Every folded form, with a stem of it.
    [[nodiscard]] const std::map<std::string, std::string>& forms() const noexcept { return forms_; }

  private:
    void read(Part part, std::string_view language, const std::set<std::string>& wanted_stems, Tokenizer& tokenizer);

    std::vector<Part> parts_;
    std::map<std::string, std::string> forms_;
};

}  // namespace kwic
