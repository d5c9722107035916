// In how many documents of a sample each stem stands as which form.
#pragma once

#include "analysis/packed_word.hpp"
#include "indexing/term_dictionary.hpp"
#include "storage/usual_forms.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kwic {

// Counts tokens as they are told. It notes in their texts what it knows of them, in another epoch than DocumentInverter
// ever does. Thread rule: one thread at a time.
class FormCounts {
  public:
    // Counts a token of the document, whose number, from 1 on, is not below those before. Throws std::bad_alloc, as the
    // others do.
    void add(const PackedToken& token, std::uint32_t document);

    // Adds the counts of another part of the sample.
    void merge(const FormCounts& other);

    // A form of a stem is its usual one if most documents with the stem have it, or the stem itself where that is as
    // frequent. Parts that were merged in any order give the same.
    [[nodiscard]] UsualForms usual_forms() const;

  private:
    struct FormOfStem {
        std::string_view stem;
        std::string_view form;
        std::uint32_t documents;
    };
    struct Count {
        std::uint32_t documents = 0;
        std::uint32_t last = 0;  // document
    };
    static constexpr std::uint32_t epoch = 0xFFFFFFFF;        // in TextNotes
    static constexpr std::uint32_t not_counted = 0xFFFFFFFF;  // the same

    void note(const PackedToken& token);
    std::uint32_t number_of_pair(std::string_view pair);
    static std::string_view most_frequent(const std::vector<FormOfStem>& forms);

    TermDictionary pairs_;       // of a stem and a form
    std::vector<Count> counts_;  // by their numbers
    std::string pair_;
};

}  // namespace kwic
