#include "query/quotation.hpp"

#include "query/lexical_rules.hpp"
#include "text/character_boundary.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace kwic {
namespace {

struct QuotationStyle {
    char32_t opening;
    std::u32string_view closers;
    bool closes_after_space;  // French puts a space on both inner sides
    bool opens_before_space;
};

constexpr std::array<QuotationStyle, 5> styles = {{
    {U'“', U"”“", false, true},
    {U'”', U"”", false, false},
    {U'„', U"“”", false, true},
    {U'«', U"»", true, true},
    {U'»', U"«»", false, false},
}};

bool is_directly_before_text(std::string_view text, std::size_t at) {
    const QueryCharacter next = read_character(text, at);
    return !next.separates && next.value != ')';
}

// The code point before `at`; the text before it is well-formed back to its first byte.
bool follows_word_character(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && is_continuation(text[--begin])) continue;
    return begin < at && is_word_character(read_character(text, begin).value);
}

}  // namespace

QuotedRange QuotationFinder::find_at_term_start(std::size_t at) {
    const QueryCharacter opening = read_character(text_, at);
    const std::size_t begin = at + opening.bytes;
    if (opening.value == '"') {
        const std::size_t end = find_closing(begin, U"\"", true);
        if (end == std::string_view::npos) return {begin, text_.size(), text_.size(), true, false};
        return {begin, end, end + 1, true, true};
    }
    const auto style = std::find_if(styles.begin(), styles.end(),
                                    [&](const QuotationStyle& known) { return known.opening == opening.value; });
    if (style == styles.end()) return {};
    bool& unclosed = unclosed_[static_cast<std::size_t>(style - styles.begin())];
    if (unclosed || (!style->opens_before_space && !is_directly_before_text(text_, begin))) return {};
    const std::size_t end = find_closing(begin, style->closers, style->closes_after_space);
    unclosed = end == std::string_view::npos;
    if (unclosed) return {};
    return {begin, end, end + read_character(text_, end).bytes, true, true};
}

QuotedRange QuotationFinder::find_inside_word(std::size_t at) {
    const QueryCharacter mark = read_character(text_, at);
    if (!is_quotation_mark(mark.value) || mark.value == U'”' || mark.value == U'»') return {};
    if (follows_word_character(text_, at) || !is_directly_before_text(text_, at + mark.bytes)) return {};
    return find_at_term_start(at);
}

std::size_t QuotationFinder::find_closing(std::size_t begin, std::u32string_view closers, bool may_follow_space) const {
    bool follows_space = false;
    for (std::size_t at = begin; at < text_.size();) {
        if (escapes_character(text_, at))
            ++at;
        else if (const char32_t value = read_character(text_, at).value;
                 closers.find(value) != std::u32string_view::npos && (may_follow_space || !follows_space)) {
            return at;
        }
        const QueryCharacter passed = read_character(text_, at);
        follows_space = passed.separates;
        at += passed.bytes;
    }
    return std::string_view::npos;
}

}  // namespace kwic
