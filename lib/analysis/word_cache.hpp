// Remembers what analysis found out about words: most words of a text have been seen before.
#pragma once

#include "analysis/word_analysis.hpp"

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kwic {

// One language's words. Bounded: beyond `max_words` it starts afresh, so that references to its values hold only until
// the next call of make_room(). Thread rule: one thread at a time.
class WordCache {
  public:
    explicit WordCache(std::string_view language_code) : language_(language_code) {}

    [[nodiscard]] const Language& language() const noexcept { return language_; }

    // The analysis of one word; the reference lasts until make_room().
    const WordAnalysis& word(SegmentKind kind, std::string_view word);

    // The stem of a joined form; the reference lasts until make_room() or the next call.
    const std::string& stem_of_joined(std::string_view form);

    // Forgets everything when it has grown too large.
    void make_room();

    static constexpr std::size_t max_words = 200'000;
    static constexpr std::size_t max_word_bytes = 64;  // longer words are analysed each time

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const noexcept { return std::hash<std::string_view>{}(key); }
    };
    template <class Value>
    using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    Language language_;
    Map<WordAnalysis> letters_;
    Map<WordAnalysis> others_;  // numbers and ideographs: the same bytes mean the same kind
    Map<std::string> joined_;
    std::string long_stem_;
    // A ring: a compound holds this many references at once, and the word after it.
    std::array<WordAnalysis, max_joined_parts + 1> long_words_;
    std::size_t next_long_word_ = 0;
};

}  // namespace kwic
