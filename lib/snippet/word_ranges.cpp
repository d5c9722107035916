#include "snippet/word_ranges.hpp"

#include "text/character_boundary.hpp"
#include "text/character_class.hpp"
#include "text/plain_words.hpp"
#include "text/utf8.hpp"

namespace kwic {
namespace {

bool is_white_space(char32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_opening_sign(char32_t c) {
    constexpr std::u32string_view signs =
        U"([{<\"'#@$\u00A1\u00AB\u00BF\u2018\u201A\u201C\u201E\u2039\u3008\u300A\u300C\u300E\u3010\uFF08";
    return signs.find(c) != std::u32string_view::npos;
}

}  // namespace

std::size_t with_opening_signs(std::string_view text, std::size_t begin, std::size_t floor) {
    while (begin > floor) {
        std::size_t before = begin - 1;
        while (before > floor && is_continuation(text[before])) --before;
        if (!is_opening_sign(decode_utf8(text, before).value)) break;
        begin = before;
    }
    return begin;
}

std::size_t with_closing_signs(std::string_view text, std::size_t end, std::size_t ceiling) {
    while (end < ceiling) {
        const DecodedCodePoint next = decode_utf8(text.substr(0, ceiling), end);
        const bool quote = next.value == '"' || next.value == '\'';
        if (is_white_space(next.value) || class_of(next.value) != CharacterClass::other) break;
        if (is_opening_sign(next.value) && !quote) break;
        end += next.bytes;
    }
    return end;
}

void read_words(std::string_view text, ByteRange range, std::size_t max_words, WordBreaker& breaker,
                std::vector<ByteRange>& words) {
    const std::string_view bytes = text.substr(range.begin, range.end - range.begin);
    breaker.set_text(bytes);
    while (max_words > 0) {
        if (!breaker.is_dividing()) breaker.move_to(skip_plain_separators(bytes, breaker.at_byte()));
        Segment segment;
        if (!breaker.next(segment)) return;
        if (segment.kind == SegmentKind::none) continue;
        words.push_back({range.begin + segment.begin_byte, range.begin + segment.end_byte});
        --max_words;
    }
}

}  // namespace kwic
