// Folding and stemming of words without inner structure, which are the parts of all others.
#pragma once

#include "analysis/language.hpp"
#include "analysis/word_key.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct FoldedPart {
    std::string form;  // folded, without the marks of Latin letters
    std::string stem;
    bool stop_word = false;
};

// Remembers short parts, a part in the place of an earlier one: the same few parts make up most of the identifiers and
// compounds that are new to WordCache (bench/tokenize). Begins with room for few, which are enough for a query. Thread
// rule: one thread at a time.
class PartFolder {
  public:
    // Goes on in another language, which must outlive its use here; `number` tells languages apart.
    void set_language(const Language& language, std::uint32_t number) noexcept {
        language_ = &language;
        number_ = number;
    }

    // Only after set_language().
    [[nodiscard]] const Language& language() const noexcept { return *language_; }

    // `part` is not empty. The reference lasts until the next call. Throws what fold_word() throws, and
    // std::bad_alloc.
    const FoldedPart& fold(std::string_view part);

    static constexpr std::size_t remembered_parts = 2048;  // at most; some 200 KB

  private:
    struct Place {
        WordEnds ends;
        FoldedPart part;
    };

    Place& place_of(const WordKey& key) noexcept;
    void grow();
    void fold_anew(std::string_view part, FoldedPart& folded) const;

    const Language* language_ = nullptr;
    std::uint32_t number_ = 0;
    std::vector<Place> places_;  // a power of two of them
    std::size_t folded_ = 0;     // since they have become so many
    FoldedPart long_part_;
};

}  // namespace kwic
