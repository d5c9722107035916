// Passing over words that nobody wants, without looking at any of them by itself.
#pragma once

#include "analysis/language.hpp"
#include "analysis/word_beginnings.hpp"
#include "text/ascii_block.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kwic {

// The units of a block, from a boundary at its begin to the last that certainly ends in it: a bit for each byte.
struct BlockUnits {
    std::uint64_t joints = 0;  // between parts
    std::uint64_t begins = 0;  // of units
    std::uint64_t parts = 0;   // begins of parts, those of units among them
    std::size_t end_byte = 0;  // of the last unit; 0 if there is none
};

// Thread rule: one thread at a time.
class UnwantedWords {
  public:
    // All must last as long as the text is asked of.
    void set_text(std::string_view text, const WordBeginnings& wanted, const Language& language) noexcept;

    // Passes over the units from `at` on that are words and compounds of ASCII alone, take a position for each part and
    // have none of the wanted terms: up to the first that may be something else, or a little less far. A unit ends or
    // begins at `at`. Returns where one ends or begins again (`at` itself if nothing can be passed
    // over), and adds the positions to `positions`. Tests compare it with what a Tokenizer says of all units.
    std::size_t pass_over(std::size_t at, std::uint32_t& positions) noexcept;

    // The positions that a word or compound takes: if it is letters of ASCII, perhaps with underscores, hyphens and a
    // possessive, and has none of the wanted terms; else, or where that is not clear, 0.
    [[nodiscard]] std::uint32_t positions_of(std::size_t begin_byte, std::size_t end_byte) const noexcept;

  private:
    bool pass_over(const BlockUnits& units, std::size_t& at, std::uint32_t& positions) const noexcept;

    std::string_view text_;
    const WordBeginnings* wanted_ = nullptr;
    bool strips_possessives_ = false;
    AsciiBlock block_;
    std::size_t block_begin_ = 0;  // of the block in which the last unit was that may be wanted
    bool has_block_ = false;
};

}  // namespace kwic
