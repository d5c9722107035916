// Whether two texts are nearly the same.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kwic {

// The runs of three words of a text, and a shorter text as one run. (A. Broder, On the resemblance and containment of
// documents, SEQUENCES 1997.) Words are what stands between characters of ASCII that are neither letters nor digits, in
// lower case, and each character from U+2E80 on (Han, Kana, Hangul). Thread rule: a value.
class TextShingles {
  public:
    explicit TextShingles(std::string_view text);

    // Whether what is common is at least nine tenths of what is in either; two texts without words are not alike.
    [[nodiscard]] bool is_like(const TextShingles& other) const noexcept;

  private:
    std::vector<std::uint64_t> hashes_;  // ascending, each once
};

}  // namespace kwic
