#include "storage/text_compression.hpp"

#include "storage/random_text.hpp"
#include "storage/sample_texts.hpp"
#include "storage/thrown_error.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::make_sample_texts;
using testing::RandomText;
using testing::throws;

constexpr std::size_t max_bytes = std::size_t{4} << 20;

std::string compress(std::string_view text) {
    std::string frame;
    TextCompressor().compress(text, frame);
    return frame;
}

std::string decompress(std::string_view frame) {
    return TextDecompressor().decompress(frame, max_bytes);
}

bool is_damage(std::string_view frame) {
    return throws(ErrorCode::damaged, [&] { decompress(frame); });
}

// Whatever else than a text or Error{damaged} comes out of the frame fails the test.
bool reads_or_is_damage(TextDecompressor& decompressor, std::string_view frame) {
    try {
        return decompressor.decompress(frame, max_bytes).size() == text_bytes_in(frame, max_bytes);
    } catch (const Error& error) {
        return error.code() == ErrorCode::damaged;
    }
}

std::vector<std::string> make_texts_of_all_kinds() {
    RandomText random(3);
    std::vector<std::string> texts = {"", "a", std::string(1, '\0'), std::string(3 << 20, 'a')};
    for (const std::size_t bytes : {1, 2, 15, 16, 255, 256, 257, 8191, 8192, 8193, 70'000, 300'000}) {
        texts.push_back(random.bytes(bytes));
        texts.push_back(random.utf8(bytes));
    }
    for (const std::string& text : make_sample_texts(5, 50)) texts.push_back(text);
    return texts;
}

TEST(TextCompression, TextsOfAllKindsComeBackAsTheyWere) {
    TextCompressor compressor;
    TextDecompressor decompressor;
    for (const std::string& text : make_texts_of_all_kinds()) {
        std::string frame;
        compressor.compress(text, frame);
        EXPECT_EQ(text_bytes_in(frame, max_bytes), text.size());
        EXPECT_EQ(decompressor.decompress(frame, max_bytes), text);
    }
}

TEST(TextCompression, AFrameIsAppended) {
    std::string out = "head";
    TextCompressor().compress("text", out);
    ASSERT_TRUE(out.starts_with("head"));
    EXPECT_EQ(decompress(out.substr(4)), "text");
}

TEST(TextCompression, AFrameDoesNotDependOnTheOnesBefore) {
    TextCompressor used;
    for (const std::string& text : make_texts_of_all_kinds()) {
        std::string frame;
        used.compress(text, frame);
        EXPECT_EQ(frame, compress(text));
    }
}

TEST(TextCompression, WhatIsNoFrameIsDamage) {
    for (const std::string bytes : {"", "x", "\x28\xB5\x2F\xFD", "no frame at all"}) EXPECT_TRUE(is_damage(bytes));
}

TEST(TextCompression, EveryTruncationIsDamage) {
    const std::string frame = compress(make_sample_texts(6, 1).front());
    for (std::size_t kept = 0; kept < frame.size(); ++kept) EXPECT_TRUE(is_damage(frame.substr(0, kept))) << kept;
    EXPECT_TRUE(is_damage(frame + '\0'));
}

TEST(TextCompression, RandomDamageGivesATextOrDamage) {
    RandomText random(8);
    const std::vector<std::string> texts = make_sample_texts(7, 50);
    TextDecompressor decompressor;
    for (std::size_t round = 0; round < test_rounds(6000); ++round) {
        const std::string& text = texts[round % texts.size()];
        const std::string whole = compress(text);
        std::string frame = whole;
        for (std::size_t changes = 1 + random.below(4); changes > 0; --changes) {
            frame.replace(random.below(frame.size()), random.below(4), random.bytes(random.below(4)));
        }
        ASSERT_TRUE(reads_or_is_damage(decompressor, frame));
        ASSERT_EQ(decompressor.decompress(whole, max_bytes), text);  // what was damaged has left nothing behind
    }
}

TEST(TextCompression, AFrameIsNotBelievedBeyondWhatItCanHold) {
    const auto announce = [](std::uint64_t bytes) {
        std::string frame = "\x28\xB5\x2F\xFD\xE0";  // RFC 8878: magic, single segment with a size of 8 bytes
        for (int shift = 0; shift < 64; shift += 8) frame += static_cast<char>(bytes >> shift);
        return frame + std::string("\x09\x00\x00x", 4);
    };
    EXPECT_EQ(decompress(announce(1)), "x");
    for (const int bits : {1, 20, 26, 30, 40, 62, 63}) {
        EXPECT_TRUE(is_damage(announce(std::uint64_t{1} << bits))) << bits;
    }
    EXPECT_TRUE(is_damage(announce(~std::uint64_t{0})));
}

TEST(TextCompression, ATextBeyondTheLimitIsDamage) {
    const std::string frame = compress(std::string(1000, 'a'));
    EXPECT_EQ(TextDecompressor().decompress(frame, 1000), std::string(1000, 'a'));
    EXPECT_EQ(text_bytes_in(frame, 1000), 1000U);
    EXPECT_TRUE(throws(ErrorCode::damaged, [&] { TextDecompressor().decompress(frame, 999); }));
    EXPECT_TRUE(throws(ErrorCode::damaged, [&] { text_bytes_in(frame, 999); }));
}

}  // namespace
}  // namespace kwic
