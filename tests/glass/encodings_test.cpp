#include "glass/encodings.hpp"

#include "glass/hex_bytes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using glass_test::from_hex;
using glass_test::to_hex;

using Numbers = std::vector<std::pair<std::uint64_t, std::string>>;

template <class Append>
std::string hex_of(Append&& append) {
    std::string bytes;
    append(bytes);
    return to_hex(bytes);
}

TEST(GlassEncodings, UintHasSevenBitsAByteTheLowestFirst) {
    const Numbers table = {{0, "00"},
                           {127, "7f"},
                           {128, "80 01"},
                           {300, "ac 02"},
                           {70000, "f0 a2 04"},
                           {0xffffffff, "ff ff ff ff 0f"},
                           {~0ULL, "ff ff ff ff ff ff ff ff ff 01"}};
    for (const auto& [value, hex] : table) {
        EXPECT_EQ(hex_of([&, v = value](std::string& out) { append_uint(out, v); }), hex);
    }
}

TEST(GlassEncodings, UintLastHasNoZerosAtItsHighEnd) {
    const Numbers table = {{0, ""},
                           {1, "01"},
                           {255, "ff"},
                           {256, "00 01"},
                           {300, "2c 01"},
                           {70000, "70 11 01"},
                           {4294967294, "fe ff ff ff"}};
    for (const auto& [value, hex] : table) {
        EXPECT_EQ(hex_of([&, v = value](std::string& out) { append_uint_last(out, v); }), hex);
    }
}

TEST(GlassEncodings, SortuintHasTwoToFiveBytes) {
    const std::vector<std::pair<std::uint32_t, std::string>> table = {{0, "00 00"},
                                                                      {1, "00 01"},
                                                                      {0x7fff, "7f ff"},
                                                                      {0x8000, "80 80 00"},
                                                                      {0x3fffff, "bf ff ff"},
                                                                      {0x400000, "c0 40 00 00"},
                                                                      {0x1fffffff, "df ff ff ff"},
                                                                      {0x20000000, "e0 20 00 00 00"},
                                                                      {0xffffffff, "e0 ff ff ff ff"}};
    for (const auto& [value, hex] : table) {
        EXPECT_EQ(hex_of([&, v = value](std::string& out) { append_sortuint(out, v); }), hex);
    }
}

TEST(GlassEncodings, SortuintSortsLikeTheNumber) {
    std::string before;
    for (std::uint64_t value = 0; value < std::uint64_t{1} << 32; value += 1 + value / 3) {
        std::string bytes;
        append_sortuint(bytes, static_cast<std::uint32_t>(value));
        EXPECT_LT(before, bytes) << value;
        before = bytes;
    }
}

TEST(GlassEncodings, StrIsLengthAndBytes) {
    EXPECT_EQ(hex_of([](std::string& out) { append_str(out, "cat"); }), "03 63 61 74");
    EXPECT_EQ(hex_of([](std::string& out) { append_str(out, ""); }), "00");
    EXPECT_EQ(hex_of([](std::string& out) { append_str(out, std::string(200, 'a')); }).substr(0, 8), "c8 01 61");
}

TEST(GlassEncodings, SortstrMarksEveryNul) {
    const std::vector<std::pair<std::string, std::string>> table = {
        {"61 62", "61 62"},       {"61 00 62", "61 00 ff 62"}, {"00", "00 ff"},
        {"00 00", "00 ff 00 ff"}, {"61 00", "61 00 ff"},       {"00 61 00 00 62", "00 ff 61 00 ff 00 ff 62"}};
    for (const auto& [text, hex] : table) {
        EXPECT_EQ(hex_of([&, t = from_hex(text)](std::string& out) { append_sortstr_end(out, t); }), hex);
    }
}

TEST(GlassEncodings, SortstrWithANumberSortsByTextAndThenByNumber) {
    std::vector<std::string> texts = {"a",
                                      "b",
                                      "ab",
                                      from_hex("61 00"),
                                      from_hex("61 00 00"),
                                      from_hex("61 00 01"),
                                      from_hex("61 01"),
                                      from_hex("00"),
                                      from_hex("00 ff"),
                                      from_hex("ff")};
    std::sort(texts.begin(), texts.end());
    std::string before;
    for (const std::string& text : texts) {
        for (const std::uint32_t number : {1U, 0x7fffU, 0x8000U, 0xffffffffU}) {
            std::string key;
            append_sortstr_end(key, text);
            key += '\0';
            append_sortuint(key, number);
            EXPECT_LT(before, key) << to_hex(text) << ' ' << number;
            before = key;
        }
    }
}

}  // namespace
}  // namespace kwic
