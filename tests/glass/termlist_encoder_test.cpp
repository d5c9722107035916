#include "glass/termlist_encoder.hpp"

#include "glass/byte_reader.hpp"
#include "glass/hex_bytes.hpp"
#include "storage/thrown_error.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using glass_test::from_hex;
using glass_test::to_hex;

using Terms = std::vector<std::pair<std::string, std::uint32_t>>;

void add_all(TermlistEncoder& encoder, const Terms& terms) {
    for (const auto& [term, wdf] : terms) encoder.add(term, wdf);
}

std::string finish(const TermlistEncoder& encoder) {
    std::string encoded;
    encoder.finish(encoded);
    return encoded;
}

std::string encode(const Terms& terms) {
    TermlistEncoder encoder;
    encoder.begin();
    add_all(encoder, terms);
    return finish(encoder);
}

template <class Work>
bool refuses(Work&& work) {
    return testing::throws(ErrorCode::invalid_argument, work);
}

TEST(TermlistEncoder, OneDocumentAsTheFormatSays) {
    EXPECT_EQ(to_hex(encode({{"K1", 0}, {"cat", 3}, {"dog", 1}})), "04 03 02 4b 31 00 0c 03 63 61 74 08 03 64 6f 67");
    EXPECT_EQ(to_hex(encode({{"a", 0}})), "00 01 01 61 00");
}

TEST(TermlistEncoder, ADocumentWithoutTermsHasAnEmptyTag) {
    EXPECT_EQ(encode({}), "");
}

TEST(TermlistEncoder, WdfIsJoinedWithTheSharedPrefixWhereThatFits) {
    struct Case {
        Terms terms;
        std::string hex;  // of the second term
    };
    const std::vector<Case> cases = {
        {{{"a", 1}, {"b", 126}}, "fe 01 62"},
        {{{"a", 1}, {"b", 127}}, "00 01 62 7f"},
        {{{"aa", 1}, {"ab", 83}}, "fd 01 62"},
        {{{"aa", 1}, {"ab", 84}}, "01 01 62 54"},
        {{{"a", 1}, {"ab", 70000}}, "01 01 62 f0 a2 04"},
        {{{"abcdefghij", 1}, {"abcdefghijk", 0}}, "15 01 6b"},
        {{{"abcdefgh", 1}, {"abcdefghi", 0}}, "11 01 69"},
        {{{"abcdefghij", 1}, {"abcdefgz", 0}}, "12 01 7a"},
        {{{from_hex("61 00"), 1}, {from_hex("61 00 00"), 0}}, "05 01 00"},
        {{{"a", 1}, {from_hex("61 00"), 0}}, "03 01 00"},
        {{{from_hex("61 7f"), 1}, {from_hex("61 ff"), 0}}, "04 01 ff"},
        {{{std::string(245, 'x'), 1}, {std::string(244, 'x') + "y", 0}}, "f4 01 79 00"},
    };
    for (const auto& [terms, hex] : cases) {
        const std::string tag = to_hex(encode(terms));
        EXPECT_EQ(tag.substr(std::max(tag.size(), hex.size()) - hex.size()), hex) << terms[1].first;
    }
}

// Reads a tag back, byte by byte.
Terms decode(const std::string& tag) {
    glass_test::ByteReader reader(tag);
    Terms terms;
    if (reader.is_done()) return terms;
    std::uint64_t length = reader.take_uint();
    std::uint64_t count = reader.take_uint();
    for (; count > 0; --count) {
        const std::string last = terms.empty() ? "" : terms.back().first;
        std::uint64_t reused = terms.empty() ? 0 : reader.take_big(1);
        std::uint64_t wdf = 0;
        const bool is_joined = reused > last.size();
        if (is_joined) {
            wdf = reused / (last.size() + 1) - 1;
            reused %= last.size() + 1;
        }
        const std::string term = last.substr(0, reused) + std::string(reader.take(reader.take_big(1)));
        if (!is_joined) wdf = reader.take_uint();
        length -= wdf;
        terms.emplace_back(term, static_cast<std::uint32_t>(wdf));
    }
    EXPECT_EQ(length, 0U);
    EXPECT_TRUE(reader.is_done());
    return terms;
}

TEST(TermlistEncoder, AllPairsOfShortTermsAreReadBack) {
    std::vector<std::string> texts = {""};
    for (std::size_t at = 0; at < texts.size() && texts[at].size() < 3; ++at) {
        for (const char last : {'\0', 'a', '\xff'}) texts.push_back(texts[at] + last);
    }
    for (const std::string& front : {std::string(), std::string("abcdef"), std::string(40, 'a')}) {
        for (const std::string& first : texts) {
            for (const std::string& second : texts) {
                if ((front + first).empty() || first >= second) continue;
                const Terms terms = {{front + first, 2}, {front + second, 3}};
                EXPECT_EQ(decode(encode(terms)), terms);
            }
        }
    }
}

TEST(TermlistEncoder, ADocumentOfManyTermsIsReadBack) {
    Terms terms;
    for (std::uint32_t number = 100'000; number < 150'000; ++number) {
        terms.emplace_back("t" + std::to_string(number) + std::string(number % 50, 'z'), number % 300);
    }
    EXPECT_EQ(decode(encode(terms)), terms);
}

TEST(TermlistEncoder, TheLongestTermsAreReadBack) {
    Terms terms;
    for (std::uint32_t number = 1000; number < 3000; ++number) {
        terms.emplace_back(std::to_string(number) + std::string(241, 'z'), 0xffffffff / 2000);
    }
    EXPECT_EQ(decode(encode(terms)), terms);
}

TEST(TermlistEncoder, WhatIsWrittenIsAppended) {
    TermlistEncoder encoder;
    encoder.add("a", 0);
    std::string out = "before ";
    encoder.finish(out);
    encoder.finish(out);
    EXPECT_EQ(out, "before " + encode({{"a", 0}}) + encode({{"a", 0}}));
}

TEST(TermlistEncoder, WithoutABeginningItWorksLikeOneJustBegun) {
    EXPECT_EQ(finish(TermlistEncoder()), "");
    const Terms terms = {{"a", 3}, {"b", 1}};
    TermlistEncoder encoder;
    add_all(encoder, terms);
    EXPECT_EQ(finish(encoder), encode(terms));
}

TEST(TermlistEncoder, ADocumentOwesNothingToTheOneBeforeIt) {
    const Terms first = {{"x", 0xffffffff}, {"y", 1}};
    const Terms second = {{"a", 3}, {"b", 1}};
    TermlistEncoder encoder;
    add_all(encoder, first);
    encoder.begin();
    EXPECT_EQ(finish(encoder), "");
    add_all(encoder, second);
    EXPECT_EQ(finish(encoder), encode(second));
}

TEST(TermlistEncoder, ACopyAndItsOriginalGoOnByThemselves) {
    TermlistEncoder encoder;
    encoder.add("a", 1);
    TermlistEncoder copy = encoder;
    encoder.add("b", 2);
    copy.add("c", 3);
    EXPECT_EQ(finish(encoder), encode({{"a", 1}, {"b", 2}}));
    EXPECT_EQ(finish(copy), encode({{"a", 1}, {"c", 3}}));
}

TEST(TermlistEncoder, TermsThatAreEmptyTooLongOrOutOfOrderAreRefused) {
    TermlistEncoder encoder;
    EXPECT_TRUE(refuses([&] { encoder.add("", 1); }));
    EXPECT_TRUE(refuses([&] { encoder.add(std::string(246, 'a'), 1); }));
    encoder.add("b\x80longer than eight", 1);
    EXPECT_TRUE(refuses([&] { encoder.add("b\x80longer than eight", 1); }));
    EXPECT_TRUE(refuses([&] { encoder.add("b\x80longer than", 1); }));
    EXPECT_TRUE(refuses([&] { encoder.add("b\x7f", 1); }));
    EXPECT_TRUE(refuses([&] { encoder.add("a", 1); }));
    EXPECT_TRUE(refuses([&] { encoder.add("", 1); }));
    encoder.add("b\x81", 1);
    EXPECT_EQ(finish(encoder), encode({{"b\x80longer than eight", 1}, {"b\x81", 1}}));
}

TEST(TermlistEncoder, ADocumentThatIsTooLongIsRefused) {
    TermlistEncoder encoder;
    encoder.add("a", 0xfffffffe);
    encoder.add("b", 1);
    EXPECT_EQ(finish(encoder).substr(0, 5), from_hex("ff ff ff ff 0f"));
    encoder.add("c", 1);
    EXPECT_TRUE(refuses([&] { finish(encoder); }));
}

TEST(TermlistEncoder, ABeginningMakesItUsableAgain) {
    TermlistEncoder encoder;
    add_all(encoder, {{"a", 0xffffffff}, {"b", 1}});
    EXPECT_TRUE(refuses([&] { finish(encoder); }));
    encoder.begin();
    encoder.add("a", 1);
    EXPECT_TRUE(refuses([&] { encoder.add("a", 1); }));
    encoder.begin();
    encoder.add("a", 2);
    EXPECT_EQ(finish(encoder), encode({{"a", 2}}));
}

TermlistEncoder take(TermlistEncoder& encoder) {
    return std::move(encoder);
}

TEST(TermlistEncoder, ABeginningMakesOneUsableThatWasMovedFrom) {
    TermlistEncoder encoder;
    encoder.add("a", 2);
    const TermlistEncoder taken = take(encoder);
    encoder.begin();
    encoder.add("b", 3);
    EXPECT_EQ(finish(encoder), encode({{"b", 3}}));
    EXPECT_EQ(finish(taken), encode({{"a", 2}}));
}

}  // namespace
}  // namespace kwic
