#include "text/utf8.hpp"

#include <array>
#include <cstring>

namespace kwic {
namespace {

// A row of Unicode 15, table 3-7: the length of the sequence and the range of its second byte.
struct SequenceForm {
    std::uint8_t bytes = 0;  // 0: the byte begins no sequence
    std::uint8_t second_low = 0x80;
    std::uint8_t second_high = 0xBF;
};

constexpr SequenceForm find_form(unsigned lead) {
    if (lead < 0xC2 || lead > 0xF4) return {};
    if (lead < 0xE0) return {2, 0x80, 0xBF};
    if (lead == 0xE0) return {3, 0xA0, 0xBF};
    if (lead == 0xED) return {3, 0x80, 0x9F};
    if (lead < 0xF0) return {3, 0x80, 0xBF};
    if (lead == 0xF0) return {4, 0x90, 0xBF};
    if (lead == 0xF4) return {4, 0x80, 0x8F};
    return {4, 0x80, 0xBF};
}

constexpr auto forms = [] {
    std::array<SequenceForm, 128> table{};
    for (unsigned lead = 0x80; lead <= 0xFF; ++lead) table[lead - 0x80] = find_form(lead);
    return table;
}();

constexpr std::uint64_t high_bits = 0x8080808080808080;

constexpr bool is_scalar_value(char32_t value) {
    return value < 0xD800 || (value > 0xDFFF && value <= 0x10FFFF);
}

constexpr char trail_byte(char32_t value, int shift) {
    return static_cast<char>(0x80 | ((value >> shift) & 0x3F));
}

constexpr bool is_trail(unsigned char byte) {
    return (byte & 0xC0) == 0x80;
}

// Of a byte that begins no sequence, or a sequence that the text's end may cut off.
DecodedCodePoint measure_ill_formed(SequenceForm form, std::string_view rest) {
    if (form.bytes == 0 || rest.size() < 2) return {replacement_character, 1, false};
    const auto second = static_cast<unsigned char>(rest[1]);
    if (second < form.second_low || second > form.second_high) return {replacement_character, 1, false};
    const bool third_is_trail = rest.size() > 2 && is_trail(static_cast<unsigned char>(rest[2]));
    return {replacement_character, static_cast<std::uint8_t>(third_is_trail ? 3 : 2), false};
}

}  // namespace

DecodedCodePoint decode_multibyte_utf8(std::string_view text, std::size_t at) noexcept {
    const std::size_t left = text.size() - at;
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data()) + at;
    const SequenceForm form = forms[bytes[0] & 0x7F];
    if (form.bytes > left || form.bytes == 0) return measure_ill_formed(form, text.substr(at));
    if (bytes[1] < form.second_low || bytes[1] > form.second_high) return {replacement_character, 1, false};
    char32_t value = (bytes[0] & (0x7Fu >> form.bytes)) << 6 | (bytes[1] & 0x3Fu);
    for (std::uint8_t taken = 2; taken < form.bytes; ++taken) {
        if (!is_trail(bytes[taken])) return {replacement_character, taken, false};
        value = value << 6 | (bytes[taken] & 0x3Fu);
    }
    return {value, form.bytes, true};
}

void append_utf8(std::string& out, char32_t value) {
    if (!is_scalar_value(value)) value = replacement_character;
    if (value < 0x80) {
        out.push_back(static_cast<char>(value));
    } else if (value < 0x800) {
        out.append({static_cast<char>(0xC0 | (value >> 6)), trail_byte(value, 0)});
    } else if (value < 0x10000) {
        out.append({static_cast<char>(0xE0 | (value >> 12)), trail_byte(value, 6), trail_byte(value, 0)});
    } else {
        out.append({static_cast<char>(0xF0 | (value >> 18)), trail_byte(value, 12), trail_byte(value, 6),
                    trail_byte(value, 0)});
    }
}

std::size_t count_ascii_bytes(std::string_view text, std::size_t at) noexcept {
    std::size_t end = at;
    std::uint64_t block = 0;
    while (text.size() - end >= sizeof block) {
        std::memcpy(&block, text.data() + end, sizeof block);
        if (block & high_bits) break;
        end += sizeof block;
    }
    while (end < text.size() && static_cast<unsigned char>(text[end]) < 0x80) ++end;
    return end - at;
}

std::size_t find_ill_formed(std::string_view text) noexcept {
    std::size_t at = count_ascii_bytes(text, 0);
    while (at < text.size()) {
        const DecodedCodePoint decoded = decode_multibyte_utf8(text, at);
        if (!decoded.well_formed) return at;
        at += decoded.bytes;
        if (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) at += count_ascii_bytes(text, at);
    }
    return std::string_view::npos;
}

std::string mend_utf8(std::string_view text, std::size_t* replaced) {
    std::string mended;
    mended.reserve(text.size());
    std::size_t replacements = 0;
    while (!text.empty()) {
        const std::size_t ill_formed = find_ill_formed(text);
        mended.append(text.substr(0, ill_formed));
        if (ill_formed == std::string_view::npos) break;
        append_utf8(mended, replacement_character);
        ++replacements;
        text.remove_prefix(ill_formed + decode_utf8(text, ill_formed).bytes);
    }
    if (replaced) *replaced = replacements;
    return mended;
}

std::size_t count_code_points(std::string_view text) noexcept {
    std::size_t count = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t ascii = count_ascii_bytes(text, at);
        count += ascii;
        at += ascii;
        if (at == text.size()) break;
        const DecodedCodePoint decoded = decode_multibyte_utf8(text, at);
        count += decoded.well_formed ? 1 : decoded.bytes;
        at += decoded.bytes;
    }
    return count;
}

}  // namespace kwic
