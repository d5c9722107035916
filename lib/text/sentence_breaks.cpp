#include "text/sentence_breaks.hpp"

#include "text/character_class.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace kwic {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t max_gap_bytes = 256;
constexpr std::size_t max_word_bytes = 32;
constexpr std::size_t max_heading_bytes = 64;

enum class GapCharacter { other, blank, line_end, paragraph_end, full_stop, terminator, wide_terminator, closer };

// Sentence terminators that a space follows.
constexpr std::u32string_view terminators =
    U"!?\u2026\u203C\u203D\u2047\u2048\u2049\u061F\u06D4\u0589\u0964\u0965\u0F0D\u0F0E\u104A\u104B"
    U"\u1362\u1367\u1368\u17D4\u17D5\u1803\u1809\uFE52\uFE56\uFE57\uFF0E";
// Those of scripts that are written without spaces.
constexpr std::u32string_view wide_terminators = U"\u3002\uFF01\uFF1F\uFF61";
constexpr std::u32string_view closers =
    U"\"')]}*_\u2019\u201D\u00BB\u203A\u201C\u300D\u300F\u3011\u300B\u3009\u3015\u3017\uFF09\uFF3D\uFF5D\uFF63\uFF02";

// Words that a full stop after them belongs to, whatever follows. In lower case, sorted.
constexpr std::array titles = {
    "adm"sv, "capt"sv, "cf"sv,   "cmdr"sv, "col"sv, "dr"sv,     "dra"sv,  "e.g"sv, "ft"sv, "gen"sv,
    "gov"sv, "hon"sv,  "i.e"sv,  "lt"sv,   "maj"sv, "messrs"sv, "mlle"sv, "mme"sv, "mr"sv, "mrs"sv,
    "ms"sv,  "mt"sv,   "pres"sv, "prof"sv, "rep"sv, "rev"sv,    "sen"sv,  "sgt"sv, "sr"sv, "sra"sv,
    "st"sv,  "ste"sv,  "viz"sv,  "vs"sv,   "z.b"sv, "им"sv,     "см"sv,   "ул"sv,
};

// Words that a full stop after them belongs to when a number follows. In lower case, sorted.
constexpr std::array numbered = {
    "app"sv,  "apr"sv, "art"sv, "aug"sv,  "bd"sv,  "ca"sv,  "ch"sv,  "dec"sv, "eq"sv,   "eqs"sv, "feb"sv,  "fig"sv,
    "figs"sv, "jan"sv, "jul"sv, "jun"sv,  "mar"sv, "no"sv,  "nos"sv, "nov"sv, "nr"sv,   "oct"sv, "para"sv, "pp"sv,
    "res"sv,  "sec"sv, "sep"sv, "sept"sv, "ser"sv, "str"sv, "tab"sv, "vol"sv, "vols"sv, "рис"sv, "стр"sv,
};

static_assert(std::ranges::is_sorted(titles) && std::ranges::is_sorted(numbered));

constexpr bool contains(std::u32string_view characters, char32_t character) {
    return characters.find(character) != std::u32string_view::npos;
}

GapCharacter classify(char32_t character) {
    switch (character) {
        case ' ':
        case '\t':
        case '\r':
        case 0xA0:
        case 0x202F:
        case 0x3000:
            return GapCharacter::blank;
        case '\n':
        case 0x2028:
            return GapCharacter::line_end;
        case '\f':
        case 0x2029:
            return GapCharacter::paragraph_end;
        case '.':
            return GapCharacter::full_stop;
        default:
            break;
    }
    if (character >= 0x2000 && character <= 0x200A) return GapCharacter::blank;
    if (contains(wide_terminators, character)) return GapCharacter::wide_terminator;
    if (contains(terminators, character)) return GapCharacter::terminator;
    return contains(closers, character) ? GapCharacter::closer : GapCharacter::other;
}

// Reads the gap from left to right.
struct GapFacts {
    std::size_t terminators_in_run = 0;  // terminators with closers among them
    bool wide_run = false;
    bool blank_line = false;
    bool ended = false;       // by terminators and a space
    bool ended_wide = false;  // by a terminator that needs none
    bool several = false;     // more than one terminator ended it, or one that is no full stop
    bool other_seen = false;  // before the first line end
    std::size_t line_ends = 0;
    std::size_t line_end_byte = 0;  // the first line end, from the gap's begin
    bool line_is_blank = false;     // nothing but blanks since the last line end

    void take(GapCharacter character, std::size_t at);
    void end_run(bool spaced);
    void end_line(std::size_t at);
};

void GapFacts::end_run(bool spaced) {
    const bool terminated = terminators_in_run > 0;
    ended = ended || (terminated && spaced);
    ended_wide = ended_wide || (terminated && wide_run);
    several = several || terminators_in_run > 1;
    terminators_in_run = 0;
    wide_run = false;
}

void GapFacts::end_line(std::size_t at) {
    blank_line = blank_line || line_is_blank;
    line_is_blank = true;
    if (line_ends++ == 0) line_end_byte = at;
}

void GapFacts::take(GapCharacter character, std::size_t at) {
    switch (character) {
        case GapCharacter::wide_terminator:
            wide_run = true;
            [[fallthrough]];
        case GapCharacter::terminator:
            several = true;
            [[fallthrough]];
        case GapCharacter::full_stop:
            ++terminators_in_run;
            break;
        case GapCharacter::closer:
            break;
        case GapCharacter::paragraph_end:
            blank_line = true;
            return;
        case GapCharacter::line_end:
            end_run(true);
            end_line(at);
            return;
        case GapCharacter::blank:
            end_run(true);
            return;
        case GapCharacter::other:
            end_run(false);
            other_seen = other_seen || line_ends == 0;
            break;
    }
    line_is_blank = false;
}

GapFacts read_gap(std::string_view text, std::size_t gap_begin, std::size_t gap_end) {
    GapFacts facts;
    const std::size_t end = std::min(gap_end, gap_begin + max_gap_bytes);
    for (std::size_t at = gap_begin; at < end;) {
        const DecodedCodePoint decoded = decode_utf8(text, at);
        const bool lone_return = decoded.value == '\r' && (at + 1 >= end || text[at + 1] != '\n');
        facts.take(lone_return ? GapCharacter::line_end : classify(decoded.value), at - gap_begin);
        at += decoded.bytes;
    }
    facts.end_run(gap_end == text.size());
    return facts;
}

constexpr bool is_word_byte(char byte) {
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    return letter || (byte >= '0' && byte <= '9') || byte == '.' || static_cast<unsigned char>(byte) >= 0x80;
}

// The word that ends at `end`, full stops within it included; empty if it is longer than any abbreviation.
std::string_view word_before(std::string_view text, std::size_t end) {
    std::size_t begin = end;
    while (begin > 0 && end - begin <= max_word_bytes && is_word_byte(text[begin - 1])) --begin;
    if (end - begin > max_word_bytes) return {};
    for (std::size_t at = begin; at < end;) {
        const DecodedCodePoint decoded = decode_utf8(text, at);
        at += decoded.bytes;
        if (decoded.bytes > 1 && class_of(decoded.value) == CharacterClass::other) begin = at;
    }
    return text.substr(begin, end - begin);
}

bool is_cased(CharacterClass character_class) {
    return character_class == CharacterClass::lower || character_class == CharacterClass::upper;
}

// "J", "U.S", "А.С": single letters with full stops between them.
bool is_initials(std::string_view word) {
    for (std::size_t at = 0; at < word.size(); ++at) {
        const DecodedCodePoint decoded = decode_utf8(word, at);
        if (!is_cased(class_of(decoded.value))) return false;
        at += decoded.bytes;
        if (at < word.size() && word[at] != '.') return false;
    }
    return !word.empty();
}

constexpr char lower_ascii(char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte;
}

// Whether `word` is in a sorted list of words in lower case, but for ASCII capitals.
bool is_listed(std::span<const std::string_view> list, std::string_view word) {
    std::array<char, max_word_bytes> lower{};
    std::transform(word.begin(), word.end(), lower.begin(), lower_ascii);
    return std::binary_search(list.begin(), list.end(), std::string_view(lower.data(), word.size()));
}

bool is_number(std::string_view word) {
    return !word.empty() && word.find_first_not_of("0123456789.") == std::string_view::npos;
}

bool begins_line(std::string_view text, std::size_t at) {
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t' || text[at - 1] == '#')) --at;
    return at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
}

// Whether the full stop at `stop` belongs to the word before it, given the class of what begins the next word.
bool is_abbreviation(std::string_view text, std::size_t stop, CharacterClass next) {
    const std::string_view word = word_before(text, stop);
    if (is_initials(word)) return true;
    if (is_number(word)) return begins_line(text, stop - word.size());
    return is_listed(titles, word) || (next == CharacterClass::digit && is_listed(numbered, word));
}

// Whether the line that ends at `line_end` is short and does not begin in the middle of a sentence.
bool is_heading(std::string_view text, std::size_t line_end) {
    if (line_end > 0 && text[line_end - 1] == '\r') --line_end;
    std::size_t begin = line_end;
    while (begin > 0 && line_end - begin <= max_heading_bytes && text[begin - 1] != '\n' && text[begin - 1] != '\r') {
        --begin;
    }
    if (line_end - begin > max_heading_bytes) return false;
    const std::size_t first = text.find_first_not_of("#*-=> \t", begin);
    return first < line_end && class_of(decode_utf8(text, first).value) != CharacterClass::lower;
}

}  // namespace

bool sentence_ends_between(std::string_view text, std::size_t gap_begin, std::size_t gap_end) noexcept {
    const GapFacts facts = read_gap(text, gap_begin, gap_end);
    if (facts.blank_line || facts.ended_wide) return true;
    const CharacterClass next =
        gap_end < text.size() ? class_of(decode_utf8(text, gap_end).value) : CharacterClass::other;
    if (facts.ended) {
        if (next == CharacterClass::lower) return false;
        return facts.several || text[gap_begin] != '.' || !is_abbreviation(text, gap_begin, next);
    }
    return facts.line_ends > 0 && next == CharacterClass::upper && !facts.other_seen &&
           is_heading(text, gap_begin + facts.line_end_byte);
}

}  // namespace kwic
