// How many edits lie between a word and others, most of which begin as the one before them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

inline constexpr std::size_t max_edits = 2;

// An edit puts a code point in, takes one out, replaces one, or exchanges two neighbours that no other edit touches
// (optimal string alignment). Of the table of distances between the beginnings of two words only the cells near the
// diagonal are looked at: the others are more than max_edits. Thread rule: one thread at a time.
class EditRows {
  public:
    // `max`: the distance that counts, at most max_edits.
    EditRows(std::string_view word, std::size_t max);

    // The other word is now the first `bytes` bytes of what it was, or less, where that would cut a code point.
    void cut(std::size_t bytes);

    // So many bytes of the other word have been added.
    [[nodiscard]] std::size_t bytes() const noexcept { return rows_.back().end_byte; }

    // Adds the code point of the other word that begins at bytes(). False: nothing that begins so is near.
    bool add(std::string_view other);

    // Of the other word as it is now; more than `max` if it is not near.
    [[nodiscard]] std::size_t distance() const noexcept;

  private:
    static constexpr std::size_t width = 2 * max_edits + 1;
    static constexpr std::uint8_t far = 100;

    // Of the first code points of the other word: the distance to the first code points of the word, from max_edits
    // fewer to max_edits more than those.
    struct Row {
        std::array<std::uint8_t, width> cells;
        char32_t code_point;  // the last one of the other word
        std::size_t end_byte;
    };

    std::u32string word_;
    std::size_t max_;
    std::vector<Row> rows_;
};

}  // namespace kwic
