#include "text/word_break_rules.hpp"

namespace kwic {
namespace {

using Class = WordBreakClass;

// What the last character that is not a mark lets follow.
enum class Context : std::uint8_t {
    dead,
    start,
    nothing,
    carriage_return,
    line_end,
    space,
    letter,
    hebrew_letter,
    number,
    katakana,
    han_or_hiragana,
    hangul,
    extend_number_letter,
    first_indicator,
    letter_joiner,        // after letter and MidLetter, MidNumLet or quote: wants a letter
    hebrew_single_quote,  // the same after a Hebrew letter, where the quote may also end the word (7a)
    hebrew_double_quote,  // wants a Hebrew letter
    number_joiner,        // wants a number
};

// The marks after that character.
enum class Trail : std::uint8_t { none, marks, zero_width_joiner };

struct RuleState {
    Context context = Context::dead;
    Trail trail = Trail::none;
    SegmentKind kind = SegmentKind::none;
    bool keeps_kind = false;  // the kind stays when marks follow

    constexpr bool operator==(const RuleState&) const = default;
};

constexpr bool accepts(const RuleState& state) {
    switch (state.context) {
        case Context::dead:
        case Context::start:
        case Context::letter_joiner:
        case Context::hebrew_double_quote:
        case Context::number_joiner:
            return false;
        default:
            return true;
    }
}

constexpr bool is_mark(Class c) {
    return c == Class::mark || c == Class::ideographic_mark || c == Class::zero_width_joiner;
}
constexpr bool is_letter(Class c) {
    return c == Class::letter || c == Class::letter_pictograph || c == Class::hebrew_letter;
}
constexpr bool is_pictograph(Class c) {
    return c == Class::pictograph || c == Class::letter_pictograph;
}
constexpr bool is_kana_or_han(Class c) {
    return c == Class::katakana || c == Class::hiragana || c == Class::han_ideograph || c == Class::han_sign;
}

// The state after `c` as the first character, or after one that a rule lets go on as if it were the first.
constexpr RuleState begin_with(Class c) {
    switch (c) {
        case Class::carriage_return:
            return {Context::carriage_return};
        case Class::line_feed:
        case Class::newline:
            return {Context::line_end};
        case Class::segment_space:
            return {Context::space};
        case Class::letter:
        case Class::letter_pictograph:
            return {Context::letter, Trail::none, SegmentKind::letters, true};
        case Class::hebrew_letter:
            return {Context::hebrew_letter, Trail::none, SegmentKind::letters, true};
        case Class::numeric:
            return {Context::number, Trail::none, SegmentKind::number, true};
        case Class::katakana:
            return {Context::katakana, Trail::none, SegmentKind::ideographic, true};
        case Class::hiragana:
        case Class::han_ideograph:
            return {Context::han_or_hiragana, Trail::none, SegmentKind::ideographic, true};
        case Class::han_sign:
            return {Context::han_or_hiragana};
        case Class::ideograph:
            return {Context::nothing, Trail::none, SegmentKind::ideographic, true};
        case Class::hangul_syllable:
            return {Context::hangul, Trail::none, SegmentKind::letters};
        case Class::extend_number_letter:
            return {Context::extend_number_letter};
        case Class::regional_indicator:
            return {Context::first_indicator};
        default:
            return {Context::nothing};
    }
}

constexpr RuleState begin_underscore(SegmentKind kind) {
    return {Context::extend_number_letter, Trail::none, kind};
}

// Rule 4, and the tailored kind of an ideographic mark.
constexpr RuleState add_mark(RuleState state, Class c) {
    if (state.context == Context::start) state.context = Context::nothing;
    const bool joins = c == Class::zero_width_joiner && accepts(state);
    state.trail = joins ? Trail::zero_width_joiner : Trail::marks;
    if (!accepts(state)) return state;
    if (c == Class::ideographic_mark) {
        state.kind = SegmentKind::ideographic;
        state.keeps_kind = true;
    }
    if (!state.keeps_kind) state.kind = SegmentKind::none;
    return state;
}

// Rules 5 to 7c, 9 and 13a.
constexpr RuleState advance_letter(bool hebrew, Class c) {
    if (is_letter(c) || c == Class::numeric) return begin_with(c);
    switch (c) {
        case Class::extend_number_letter:
            return begin_underscore(SegmentKind::letters);
        case Class::mid_letter:
        case Class::mid_number_letter:
            return {Context::letter_joiner};
        case Class::single_quote:
            if (hebrew) return {Context::hebrew_single_quote, Trail::none, SegmentKind::letters};
            return {Context::letter_joiner};
        case Class::double_quote:
            if (hebrew) return {Context::hebrew_double_quote};
            return {};
        default:
            return {};
    }
}

// Rules 8, 10 to 12 and 13a.
constexpr RuleState advance_number(Class c) {
    if (is_letter(c) || c == Class::numeric) return begin_with(c);
    switch (c) {
        case Class::extend_number_letter:
            return begin_underscore(SegmentKind::number);
        case Class::mid_number:
        case Class::mid_number_letter:
        case Class::single_quote:
            return {Context::number_joiner};
        default:
            return {};
    }
}

// Han, Hiragana and Katakana are kept together for the dictionary.
constexpr RuleState advance_kana_or_han(Class c) {
    RuleState state = begin_with(c);
    state.kind = SegmentKind::ideographic;
    return state;
}

// Rules 13 and 13a.
constexpr RuleState advance_katakana(Trail trail, Class c) {
    if (c == Class::katakana) return begin_with(c);
    if (c == Class::extend_number_letter) return begin_underscore(SegmentKind::ideographic);
    return trail == Trail::none && is_kana_or_han(c) ? advance_kana_or_han(c) : RuleState{};
}

// Rules 13a and 13b.
constexpr RuleState advance_underscore(Class c) {
    if (c == Class::extend_number_letter) return begin_underscore(SegmentKind::letters);
    return is_letter(c) || c == Class::numeric || c == Class::katakana ? begin_with(c) : RuleState{};
}

constexpr RuleState begin_if(bool wanted, Class c) {
    return wanted ? begin_with(c) : RuleState{};
}

constexpr RuleState advance(const RuleState& state, Class c) {
    const bool bare = state.trail == Trail::none;
    if (state.context == Context::dead || state.context == Context::line_end) return {};
    if (state.context == Context::carriage_return) return begin_if(c == Class::line_feed, c);
    if (is_mark(c)) return add_mark(state, c);
    if (state.trail == Trail::zero_width_joiner && is_pictograph(c)) return begin_with(c);
    switch (state.context) {
        case Context::start:
            return begin_with(c);
        case Context::space:
            return begin_if(bare && c == Class::segment_space, c);
        case Context::letter:
            return advance_letter(false, c);
        case Context::hebrew_letter:
            return advance_letter(true, c);
        case Context::number:
            return advance_number(c);
        case Context::katakana:
            return advance_katakana(state.trail, c);
        case Context::han_or_hiragana:
            return bare && is_kana_or_han(c) ? advance_kana_or_han(c) : RuleState{};
        case Context::hangul:
            return begin_if(bare && c == Class::hangul_syllable, c);
        case Context::extend_number_letter:
            return advance_underscore(c);
        case Context::first_indicator:
            return begin_if(c == Class::regional_indicator, Class::other);
        case Context::letter_joiner:
        case Context::hebrew_single_quote:
            return begin_if(is_letter(c), c);
        case Context::hebrew_double_quote:
            return begin_if(c == Class::hebrew_letter, c);
        case Context::number_joiner:
            return begin_if(c == Class::numeric, c);
        default:
            return {};
    }
}

// All states that can be reached, and what follows them.
struct RuleTable {
    std::array<RuleState, max_word_break_states> states{};
    std::size_t count = 0;
    std::array<std::uint8_t, max_word_break_states * word_break_row> transitions{};

    constexpr std::uint8_t number_of(const RuleState& state) {
        for (std::size_t i = 0; i < count; ++i) {
            if (states[i] == state) return static_cast<std::uint8_t>(i);
        }
        states[count] = state;
        return static_cast<std::uint8_t>(count++);
    }

    constexpr RuleTable() {
        number_of({Context::dead});
        number_of({Context::start});
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t c = 0; c < word_break_class_count; ++c) {
                transitions[i * word_break_row + c] = number_of(advance(states[i], static_cast<Class>(c)));
            }
        }
    }
};

constexpr RuleTable table;

}  // namespace

constinit const std::array<std::uint8_t, max_word_break_states* word_break_row> word_break_transitions =
    table.transitions;

constinit const std::array<WordBreakResult, max_word_break_states> word_break_results = [] {
    std::array<WordBreakResult, max_word_break_states> results{};
    for (std::size_t i = 0; i < table.count; ++i) results[i] = {accepts(table.states[i]), table.states[i].kind};
    return results;
}();

}  // namespace kwic
