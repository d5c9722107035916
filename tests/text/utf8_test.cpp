#include "text/utf8.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace kwic {
namespace {

constexpr char32_t smallest_values[] = {0, 0, 0x80, 0x800, 0x10000};

std::size_t length_after(unsigned lead) {
    if (lead < 0x80) return 1;
    if (lead < 0xC0) return 0;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF8 ? 4 : 0;
}

// The value of the bits of `length` bytes, those that are missing taken as `filler`; -1 if one is no trailing byte.
long read_bits(std::string_view bytes, std::size_t length, unsigned filler) {
    long value = static_cast<unsigned char>(bytes[0]) & (length == 1 ? 0x7F : 0xFF >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const unsigned byte = i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : filler;
        if (byte < 0x80 || byte > 0xBF) return -1;
        value = value * 64 + static_cast<long>(byte - 0x80);
    }
    return value;
}

// Whether some well-formed sequence begins with all of `bytes`: one of the values that the missing bits leave is a
// scalar value that needs this length.
bool begins_sequence(std::string_view bytes) {
    const std::size_t length = length_after(static_cast<unsigned char>(bytes[0]));
    if (length == 0 || bytes.size() > length) return false;
    const long least = read_bits(bytes, length, 0x80);
    if (least < 0) return false;
    const long low = std::max(least, static_cast<long>(smallest_values[length]));
    const long high = std::min(read_bits(bytes, length, 0xBF), 0x10FFFFL);
    const bool only_surrogates = low >= 0xD800 && high <= 0xDFFF;
    return low <= high && !only_surrogates;
}

DecodedCodePoint decode_naively(std::string_view text) {
    std::uint8_t taken = 0;
    while (taken < text.size() && begins_sequence(text.substr(0, taken + 1u))) ++taken;
    const std::size_t length = length_after(static_cast<unsigned char>(text[0]));
    if (taken == 0 || taken < length) return {replacement_character, std::max<std::uint8_t>(taken, 1), false};
    return {static_cast<char32_t>(read_bits(text, length, 0)), taken, true};
}

std::string bytes(std::initializer_list<int> values) {
    std::string text;
    for (const int value : values) text.push_back(static_cast<char>(value));
    return text;
}

TEST(Utf8, DecodesAsTheDefinitionReads) {
    const int interesting[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xE0, 0xFF};
    for (int first = 0; first < 0x100; ++first) {
        ASSERT_EQ(decode_utf8(bytes({first}), 0), decode_naively(bytes({first})));
        for (int second = 0; second < 0x100; ++second) {
            const std::string two = bytes({first, second});
            ASSERT_EQ(decode_utf8(two, 0), decode_naively(two)) << first << ' ' << second;
            for (const int third : interesting) {
                const std::string three = bytes({first, second, third});
                ASSERT_EQ(decode_utf8(three, 0), decode_naively(three)) << first << ' ' << second << ' ' << third;
                if (first < 0xF0) continue;
                for (const int fourth : interesting) {
                    const std::string four = bytes({first, second, third, fourth});
                    ASSERT_EQ(decode_utf8(four, 0), decode_naively(four)) << first << ' ' << second << ' ' << third;
                }
            }
        }
    }
}

TEST(Utf8, ReadsBackEveryCodePointThatItWrote) {
    for (char32_t value = 0; value <= 0x10FFFF; ++value) {
        std::string text = "x";
        append_utf8(text, value);
        const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
        const DecodedCodePoint expected{surrogate ? replacement_character : value,
                                        static_cast<std::uint8_t>(text.size() - 1), true};
        ASSERT_EQ(decode_utf8(text, 1), expected);
    }
    std::string text;
    append_utf8(text, 0x110000);
    EXPECT_EQ(text, "\uFFFD");
}

struct MendExample {
    std::string ill_formed;
    std::string mended;
    std::size_t replaced;
    std::size_t code_points;
};

// Among them the tables of Unicode 15, section 3.9, on maximal subparts.
TEST(Utf8, ReplacesEachMaximalSubpart) {
    const MendExample examples[] = {
        {"", "", 0, 0},
        {"plain", "plain", 0, 5},
        {"na\u00EFve \u6771\U0001F600", "na\u00EFve \u6771\U0001F600", 0, 8},
        {bytes({0xC0, 0xAF, 0xE0, 0x80, 0xBF, 0xF0, 0x81, 0x82, 0x41}),
         "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA", 8, 9},
        {bytes({0xED, 0xA0, 0x80, 0xED, 0xBF, 0xBF, 0xED, 0xAF, 0x41}),
         "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA", 8, 9},
        {bytes({0xF4, 0x91, 0x92, 0x93, 0xFF, 0x41, 0x80, 0xBF, 0x42}), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA\uFFFD\uFFFDB",
         7, 9},
        {bytes({0xE1, 0x80, 0xE2, 0xF0, 0x91, 0x92, 0xF1, 0xBF, 0x41}), "\uFFFD\uFFFD\uFFFD\uFFFDA", 4, 9},
        {"cut off" + bytes({0xF0, 0x9F, 0x98}), "cut off\uFFFD", 1, 10},
    };
    for (const MendExample& example : examples) {
        std::size_t replaced = 99;
        EXPECT_EQ(mend_utf8(example.ill_formed, &replaced), example.mended);
        EXPECT_EQ(mend_utf8(example.ill_formed), example.mended);
        EXPECT_EQ(replaced, example.replaced);
        EXPECT_EQ(count_code_points(example.ill_formed), example.code_points);
    }
}

std::string make_random_text(std::mt19937& engine) {
    std::string text;
    for (std::size_t runs = engine() % 6; runs > 0; --runs) {
        text.append(engine() % 20, 'a');
        if (engine() % 2 == 0) append_utf8(text, static_cast<char32_t>(engine() % 0x110000));
        if (engine() % 3 == 0) text.push_back(static_cast<char>(engine()));
    }
    return text;
}

TEST(Utf8, ScansAsTheNaiveModelDoes) {
    std::mt19937 engine(8);
    for (int i = 0; i < 20000; ++i) {
        const std::string text = make_random_text(engine);
        std::size_t first_ill_formed = std::string::npos;
        std::size_t ascii = 0;
        std::size_t code_points = 0;
        std::string mended;
        while (ascii < text.size() && static_cast<unsigned char>(text[ascii]) < 0x80) ++ascii;
        for (std::size_t at = 0; at < text.size();) {
            const DecodedCodePoint decoded = decode_naively(std::string_view(text).substr(at));
            if (!decoded.well_formed && first_ill_formed == std::string::npos) first_ill_formed = at;
            code_points += decoded.well_formed ? 1 : decoded.bytes;
            append_utf8(mended, decoded.value);
            at += decoded.bytes;
        }
        ASSERT_EQ(find_ill_formed(text), first_ill_formed);
        ASSERT_EQ(count_ascii_bytes(text, 0), ascii);
        ASSERT_EQ(count_ascii_bytes(text, text.size()), 0u);
        ASSERT_EQ(count_code_points(text), code_points);
        ASSERT_EQ(mend_utf8(text), mended);
    }
}

}  // namespace
}  // namespace kwic
