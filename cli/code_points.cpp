#include "code_points.hpp"

#include <algorithm>
#include <array>

namespace kwic::cli {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

template <std::size_t count>
bool within(const std::array<Range, count>& ranges, char32_t value) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [value](const Range& range) { return value >= range.first && value <= range.last; });
}

constexpr std::array<Range, 10> white_space = {{{0x09, 0x0D},
                                                {0x1C, 0x20},
                                                {0x85, 0x85},
                                                {0xA0, 0xA0},
                                                {0x1680, 0x1680},
                                                {0x2000, 0x200A},
                                                {0x2028, 0x2029},
                                                {0x202F, 0x202F},
                                                {0x205F, 0x205F},
                                                {0x3000, 0x3000}}};
constexpr std::array<Range, 6> controls = {
    {{0x00, 0x1F}, {0x7F, 0x9F}, {0x061C, 0x061C}, {0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069}}};
// The blocks of scripts that are written from right to left.
constexpr std::array<Range, 5> right_to_left = {
    {{0x0590, 0x08FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFE}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}}};

// How many bytes a sequence has that begins with `lead`; 0 if none does.
std::size_t sequence_bytes(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

bool is_scalar(char32_t value, std::size_t bytes) {
    constexpr std::array<char32_t, 5> least = {0, 0, 0x80, 0x800, 0x10000};
    return value >= least[bytes] && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
    const auto byte = [text](std::size_t place) { return static_cast<unsigned char>(text[place]); };
    const unsigned char lead = byte(at);
    const CodePoint ill_formed{lead, 1, false};
    const std::size_t bytes = sequence_bytes(lead);
    if (bytes == 0 || bytes > text.size() - at) return ill_formed;
    if (bytes == 1) return {lead, 1, true};
    char32_t value = lead & (0xFFU >> (bytes + 1));
    for (std::size_t next = 1; next < bytes; ++next) {
        if ((byte(at + next) & 0xC0U) != 0x80U) return ill_formed;
        value = (value << 6U) | (byte(at + next) & 0x3FU);
    }
    return is_scalar(value, bytes) ? CodePoint{value, bytes, true} : ill_formed;
}

std::size_t visible_ascii_bytes(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && text[end] > ' ' && text[end] <= '~') ++end;
    return end - at;
}

bool is_white_space(char32_t value) {
    return within(white_space, value);
}

bool is_control(char32_t value) {
    return within(controls, value);
}

bool is_right_to_left(char32_t value) {
    return within(right_to_left, value);
}

}  // namespace kwic::cli
