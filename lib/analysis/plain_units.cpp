#include "analysis/plain_units.hpp"

#include "analysis/word_analyzer.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace kwic {
namespace {

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

enum class MemberStep { goes_on, ends, asks_all_rules };

// Whether another word is joined to the unit that ends at `unit.end_byte`; moves that on if so.
MemberStep read_member(std::string_view text, PlainUnit& unit) {
    const std::size_t end = unit.end_byte;
    if (end == text.size()) return MemberStep::ends;
    if (!is_ascii(text[end])) {
        return compound_joiner(text.substr(end, 3)) == '\0' ? MemberStep::ends : MemberStep::asks_all_rules;
    }
    const std::size_t next = end + 1;
    if (compound_joiner(text.substr(end, 1)) == '\0' || next == text.size()) return MemberStep::ends;
    if (!is_ascii(text[next])) return MemberStep::asks_all_rules;
    if (!(ascii_role_at(text, next) & in_plain_word)) return MemberStep::ends;
    PlainWord word;
    if (!read_plain_word(text, next, word)) return MemberStep::asks_all_rules;
    if (kind_of_plain_word(text, next, word) == SegmentKind::none) return MemberStep::ends;
    unit.end_byte = word.end_byte;
    unit.one_word = false;
    return MemberStep::goes_on;
}

// Sets the end of a unit that is its first word so far.
bool extend_unit(std::string_view text, PlainUnit& unit) {
    const std::string_view first = text.substr(unit.begin_byte, unit.end_byte - unit.begin_byte);
    if (const std::size_t sign_bytes = find_suffix(first, text.substr(unit.end_byte)).size(); sign_bytes > 0) {
        unit.end_byte += sign_bytes;
        unit.one_word = false;
        return unit.end_byte == text.size() || is_ascii(text[unit.end_byte]);
    }
    for (std::uint32_t members = 1; members < max_joined_parts; ++members) {
        const MemberStep step = read_member(text, unit);
        if (step != MemberStep::goes_on) return step == MemberStep::ends;
    }
    return true;
}

}  // namespace

char compound_joiner(std::string_view gap) {
    if (gap == "-" || gap == "&") return gap[0];
    for (const std::string_view hyphen : {"\u2010", "\u2011", "\uFE63", "\uFF0D"}) {
        if (gap == hyphen) return '-';
    }
    return '\0';
}

std::string_view find_suffix(std::string_view word, std::string_view rest) {
    const bool sharp = word.size() == 1 && rest.starts_with('#');
    if (!sharp && !rest.starts_with("++")) return {};
    return std::all_of(word.begin(), word.end(), is_ascii_letter) ? rest.substr(0, sharp ? 1 : 2) : std::string_view();
}

bool read_any_plain_unit(std::string_view text, std::size_t begin, PlainUnit& unit) {
    PlainWord word;
    if (!read_plain_word(text, begin, word)) return false;
    unit = {begin, word.end_byte, kind_of_plain_word(text, begin, word)};
    return unit.kind == SegmentKind::none || extend_unit(text, unit);
}

}  // namespace kwic
