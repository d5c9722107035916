// UAX #29's word boundary rules, as ICU's root rules have them, as one table: states against classes.
//
// Walk from word_break_start with word_break_next, character by character, until word_break_dead. The segment ends
// after the last character whose state accepts (word_break_results), and that state tells its kind. A state that does
// not accept has read ahead, over the "." of "3.14" say.
#pragma once

#include "text/word_break_class.hpp"
#include "text/word_breaks.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace kwic {

inline constexpr std::uint8_t word_break_dead = 0;
inline constexpr std::uint8_t word_break_start = 1;
inline constexpr std::size_t word_break_row = 32;  // a power of two, not below word_break_class_count
inline constexpr std::size_t max_word_break_states = 128;

struct WordBreakResult {
    bool accepts = false;
    SegmentKind kind = SegmentKind::none;
};

extern const std::array<std::uint8_t, max_word_break_states * word_break_row> word_break_transitions;
extern const std::array<WordBreakResult, max_word_break_states> word_break_results;

inline std::uint8_t word_break_next(std::uint8_t state, WordBreakClass next_class) noexcept {
    return word_break_transitions[state * word_break_row + static_cast<std::size_t>(next_class)];
}

}  // namespace kwic
