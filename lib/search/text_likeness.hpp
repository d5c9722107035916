// Whether two texts are nearly the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
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

    // The least of them: texts that are like each other have one of these in common. (S. Chaudhuri, V. Ganti,
    // R. Kaushik, A primitive operator for similarity joins in data cleaning, ICDE 2006.)
    [[nodiscard]] std::span<const std::uint64_t> telling() const noexcept;

  private:
    std::vector<std::uint64_t> hashes_;  // ascending, each once
};

// Texts among which one like another is looked for. Thread rule: one thread at a time.
class KnownTexts {
  public:
    // The number of the first that is like `text`.
    [[nodiscard]] std::optional<std::size_t> find_like(const TextShingles& text) const;

    // Adds a text, whose number is how many there were.
    void add(TextShingles text);

  private:
    std::vector<TextShingles> texts_;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> telling_;  // numbers of texts, ascending
};

}  // namespace kwic
