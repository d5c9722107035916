#include "storage/text_compression.hpp"

#include "storage/make_text_dictionary.hpp"
#include "storage/random_text.hpp"
#include "storage/sample_texts.hpp"
#include "storage/stored_document.hpp"
#include "storage/thrown_error.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace kwic {
namespace {

using testing::make_sample_texts;
using testing::make_test_dictionary;
using testing::RandomText;
using testing::throws;

std::string compress(const TextDictionary& dictionary, std::string_view text) {
    std::string frame;
    TextCompressor(dictionary).compress(text, frame);
    return frame;
}

std::string decompress(const TextDictionary& dictionary, std::string_view frame) {
    return TextDecompressor().decompress(dictionary, frame);
}

bool is_damage(const TextDictionary& dictionary, std::string_view frame) {
    return throws(ErrorCode::damaged, [&] { decompress(dictionary, frame); });
}

// Whatever else than a text or Error{damaged} comes out of the frame fails the test.
bool reads_or_is_damage(TextDecompressor& decompressor, const TextDictionary& dictionary, std::string_view frame) {
    try {
        decompressor.decompress(dictionary, frame);
        return true;
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
    for (const TextDictionary& dictionary : {TextDictionary(), make_test_dictionary(1)}) {
        TextCompressor compressor(dictionary);
        TextDecompressor decompressor;
        for (const std::string& text : make_texts_of_all_kinds()) {
            std::string frame;
            compressor.compress(text, frame);
            EXPECT_EQ(text_dictionary_number(frame), dictionary.number());
            EXPECT_EQ(decompressor.decompress(dictionary, frame), text);
        }
    }
}

TEST(TextCompression, AFrameIsAppended) {
    std::string out = "head";
    TextCompressor().compress("text", out);
    ASSERT_TRUE(out.starts_with("head"));
    EXPECT_EQ(decompress({}, out.substr(4)), "text");
}

TEST(TextCompression, AFrameDoesNotDependOnTheOnesBefore) {
    const TextDictionary dictionary = make_test_dictionary(1);
    TextCompressor used(dictionary);
    for (const std::string& text : make_texts_of_all_kinds()) {
        std::string frame;
        used.compress(text, frame);
        EXPECT_EQ(frame, compress(dictionary, text));
    }
}

TEST(TextCompression, ADictionaryMakesTextsLikeItsSampleSmaller) {
    const TextDictionary dictionary = make_test_dictionary(1);
    std::size_t plain = 0;
    std::size_t with_dictionary = 0;
    for (const std::string& text : make_sample_texts(99, 100)) {
        plain += compress({}, text).size();
        with_dictionary += compress(dictionary, text).size();
    }
    EXPECT_LT(with_dictionary * 10, plain * 8);
}

TEST(TextCompression, AnotherDictionaryIsDamage) {
    const TextDictionary one = make_test_dictionary(1);
    const TextDictionary other = make_test_dictionary(2);
    ASSERT_NE(one.number(), other.number());
    for (const std::string text : {"", "a text", "a longer text, a longer text, a longer text"}) {
        EXPECT_TRUE(is_damage(other, compress(one, text)));
        EXPECT_TRUE(is_damage({}, compress(one, text)));
        EXPECT_TRUE(is_damage(one, compress({}, text)));
    }
}

TEST(TextCompression, WhatIsNoFrameHasNoDictionary) {
    for (const std::string bytes : {"", "x", "\x28\xB5\x2F\xFD", "no frame at all"}) {
        EXPECT_EQ(text_dictionary_number(bytes), 0U);
        EXPECT_TRUE(is_damage({}, bytes));
        EXPECT_TRUE(is_damage(make_test_dictionary(1), bytes));
    }
}

TEST(TextCompression, EveryTruncationIsDamage) {
    for (const TextDictionary& dictionary : {TextDictionary(), make_test_dictionary(1)}) {
        const std::string frame = compress(dictionary, make_sample_texts(6, 1).front());
        for (std::size_t kept = 0; kept < frame.size(); ++kept) {
            EXPECT_TRUE(is_damage(dictionary, frame.substr(0, kept))) << kept;
        }
        EXPECT_TRUE(is_damage(dictionary, frame + '\0'));
    }
}

TEST(TextCompression, RandomDamageGivesATextOrDamage) {
    RandomText random(8);
    const std::vector<std::string> texts = make_sample_texts(7, 50);
    for (const TextDictionary& dictionary : {TextDictionary(), make_test_dictionary(1)}) {
        TextDecompressor decompressor;
        for (std::size_t round = 0; round < test_rounds(3000); ++round) {
            const std::string& text = texts[round % texts.size()];
            const std::string whole = compress(dictionary, text);
            std::string frame = whole;
            for (std::size_t changes = 1 + random.below(4); changes > 0; --changes) {
                frame.replace(random.below(frame.size()), random.below(4), random.bytes(random.below(4)));
            }
            ASSERT_TRUE(reads_or_is_damage(decompressor, dictionary, frame));
            ASSERT_EQ(decompressor.decompress(dictionary, whole), text);  // what was damaged has left nothing behind
        }
    }
}

TEST(TextCompression, AFrameIsNotBelievedBeyondWhatItCanHold) {
    const auto announce = [](std::uint64_t bytes) {
        std::string frame = "\x28\xB5\x2F\xFD\xE0";  // RFC 8878: magic, single segment with a size of 8 bytes
        for (int shift = 0; shift < 64; shift += 8) frame += static_cast<char>(bytes >> shift);
        return frame + std::string("\x09\x00\x00x", 4);
    };
    EXPECT_EQ(decompress({}, announce(1)), "x");
    for (const int bits : {1, 20, 26, 30, 40, 62, 63}) {
        EXPECT_TRUE(is_damage({}, announce(std::uint64_t{1} << bits))) << bits;
    }
    EXPECT_TRUE(is_damage({}, announce(~std::uint64_t{0})));
}

TEST(TextCompression, ATextBeyondTheLimitIsDamage) {
    EXPECT_TRUE(is_damage({}, compress({}, std::string(max_stored_text_bytes + 1, 'a'))));
}

TEST(TextCompression, ThreadsShareADictionary) {
    const TextDictionary dictionary = make_test_dictionary(1);
    const std::vector<std::string> texts = make_sample_texts(4, 200);
    std::vector<std::size_t> equal(4);
    std::vector<std::thread> threads;
    for (std::size_t& count : equal) {
        threads.emplace_back([&, shared = dictionary] {
            TextCompressor compressor(shared);
            TextDecompressor decompressor;
            for (const std::string& text : texts) {
                std::string frame;
                compressor.compress(text, frame);
                count += decompressor.decompress(shared, frame) == text ? 1 : 0;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(equal, std::vector<std::size_t>(4, texts.size()));
}

}  // namespace
}  // namespace kwic
