#include <kwic/display.hpp>

#include "text/property_pages.hpp"
#include "text/utf8.hpp"

#include <unicode/uchar.h>

#include <cstdint>

namespace kwic {
namespace {

constexpr char32_t zero_width_joiner = 0x200D;
constexpr char32_t emoji_style = 0xFE0F;  // variation selector 16

struct WidthProperty {
    std::uint8_t columns = 1;
    bool emoji = false;     // may be shown as an emoji
    bool modifier = false;  // a skin tone, which melts into the emoji before it
};

bool is_zero_width(UChar32 code_point) {
    if (code_point == 0xAD) return false;  // the soft hyphen shows as a hyphen
    if (u_getIntPropertyValue(code_point, UCHAR_HANGUL_SYLLABLE_TYPE) == U_HST_VOWEL_JAMO) return true;
    if (u_getIntPropertyValue(code_point, UCHAR_HANGUL_SYLLABLE_TYPE) == U_HST_TRAILING_JAMO) return true;
    return (U_GET_GC_MASK(code_point) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0;
}

std::uint8_t find_columns(UChar32 code_point) {
    if (is_zero_width(code_point)) return 0;
    const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

WidthProperty find_property(char32_t code_point) noexcept {
    const auto asked = static_cast<UChar32>(code_point);
    return {find_columns(asked), u_hasBinaryProperty(asked, UCHAR_EXTENDED_PICTOGRAPHIC) != 0,
            u_hasBinaryProperty(asked, UCHAR_EMOJI_MODIFIER) != 0};
}

constinit PropertyPages<WidthProperty, find_property> pages;

// What came before matters within an emoji sequence only.
class ColumnCounter {
  public:
    std::size_t take(char32_t code_point) {
        const WidthProperty property = pages[code_point];
        if (code_point == emoji_style) return widen_emoji();
        if (in_emoji_ && (property.modifier || code_point == zero_width_joiner)) {
            joined_ = code_point == zero_width_joiner;
            return 0;
        }
        const bool continues = joined_ && property.emoji;
        joined_ = false;
        if (continues) return 0;
        in_emoji_ = property.emoji || (in_emoji_ && property.columns == 0);
        if (property.columns > 0) columns_ = property.columns;
        return property.columns;
    }

    void end_sequence() { *this = {}; }

  private:
    std::size_t widen_emoji() {
        if (!in_emoji_ || columns_ != 1) return 0;
        columns_ = 2;
        return 1;
    }

    bool in_emoji_ = false;
    bool joined_ = false;      // the last character joins the emoji before it to the next
    std::size_t columns_ = 0;  // of the sequence so far
};

}  // namespace

std::size_t display_width(std::string_view text) noexcept {
    std::size_t columns = 0;
    std::size_t at = 0;
    ColumnCounter counter;
    while (at < text.size()) {
        if (const std::size_t ascii = count_ascii_bytes(text, at); ascii > 0) {
            columns += ascii;
            at += ascii;
            counter.end_sequence();
            continue;
        }
        const DecodedCodePoint decoded = decode_utf8(text, at);
        columns += decoded.well_formed ? counter.take(decoded.value) : decoded.bytes;
        if (!decoded.well_formed) counter.end_sequence();
        at += decoded.bytes;
    }
    return columns;
}

}  // namespace kwic
