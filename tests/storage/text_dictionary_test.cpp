#include "storage/text_dictionary.hpp"

#include "storage/make_text_dictionary.hpp"
#include "storage/sample_texts.hpp"
#include "storage/text_compression.hpp"
#include "storage/thrown_error.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::make_sample_texts;
using testing::make_test_dictionary_bytes;
using testing::RandomText;
using testing::throws;

std::string make_dictionary_of(const std::vector<std::string>& texts) {
    return make_text_dictionary(std::vector<std::string_view>(texts.begin(), texts.end()));
}

bool is_damage(std::string_view bytes) {
    return throws(ErrorCode::damaged, [&] { TextDictionary{std::string(bytes)}; });
}

// Whatever else than what works or Error{damaged} comes out of the bytes fails the test.
bool works_or_is_damage(const std::string& bytes, const std::string& text) {
    try {
        const TextDictionary dictionary(bytes);
        std::string frame;
        TextCompressor(dictionary).compress(text, frame);
        return TextDecompressor().decompress(dictionary, frame) == text;
    } catch (const Error& error) {
        return error.code() == ErrorCode::damaged;
    }
}

TEST(TextDictionary, EmptyBytesMeanNone) {
    for (const TextDictionary& none : {TextDictionary(), TextDictionary("")}) {
        EXPECT_EQ(none.number(), 0U);
        EXPECT_EQ(none.bytes(), "");
        EXPECT_EQ(none.decoder(), nullptr);
    }
}

TEST(TextDictionary, HasTheBytesItWasMadeOfAndTheirNumber) {
    const std::string bytes = make_test_dictionary_bytes(1);
    const TextDictionary dictionary(bytes);
    EXPECT_EQ(dictionary.bytes(), bytes);
    EXPECT_GE(dictionary.number(), 32768U);
    EXPECT_LE(dictionary.number(), 65535U);
    EXPECT_EQ(TextDictionary(bytes).number(), dictionary.number());
}

TEST(TextDictionary, ACopyOutlivesTheOriginal) {
    TextDictionary copy;
    {
        const TextDictionary original(make_test_dictionary_bytes(1));
        copy = original;
    }
    std::string frame;
    TextCompressor(copy).compress("a text", frame);
    EXPECT_EQ(TextDecompressor().decompress(copy, frame), "a text");
}

TEST(TextDictionary, EveryTruncationIsDamage) {
    const std::string bytes = make_test_dictionary_bytes(1);
    for (std::size_t kept = 1; kept < bytes.size(); kept += kept < 300 ? 1 : 997) {
        EXPECT_TRUE(is_damage(bytes.substr(0, kept))) << kept;
    }
}

TEST(TextDictionary, EveryChangedByteIsDamage) {
    const std::string bytes = make_test_dictionary_bytes(1);
    for (std::size_t at = 0; at < bytes.size(); at += at < 300 ? 1 : 97) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        EXPECT_TRUE(is_damage(changed)) << at;
    }
}

TEST(TextDictionary, OneThatIsTooLargeIsDamage) {
    std::string bytes = make_test_dictionary_bytes(1);
    bytes.resize(max_text_dictionary_bytes + 1);
    put_text_dictionary_number(bytes);
    EXPECT_TRUE(is_damage(bytes));
}

TEST(TextDictionary, WhatIsNoZstdDictionaryIsDamage) {
    EXPECT_TRUE(is_damage("x"));
    EXPECT_TRUE(is_damage(std::string(1000, 'x')));
    std::string only_numbered = "\x37\xA4\x30\xEC" + std::string(1000, '\xFF');  // RFC 8878: a dictionary's magic
    put_text_dictionary_number(only_numbered);
    EXPECT_TRUE(is_damage(only_numbered));
}

// With its number put right, what is damaged reaches zstd.
TEST(TextDictionary, RandomDamageGivesADictionaryOrDamage) {
    RandomText random(5);
    const std::string bytes = make_test_dictionary_bytes(1);
    const std::string text = make_sample_texts(3, 1).front();
    for (std::size_t round = 0; round < test_rounds(2000); ++round) {
        std::string changed = bytes;
        for (std::size_t changes = 1 + random.below(3); changes > 0; --changes) {
            changed.replace(8 + random.below(200), random.below(4), random.bytes(random.below(4)));
        }
        changed.resize(std::min(changed.size(), 9 + random.below(2 * bytes.size())));
        put_text_dictionary_number(changed);
        ASSERT_TRUE(works_or_is_damage(changed, text)) << round;
    }
}

TEST(MakeTextDictionary, TheSameSampleGivesTheSameBytes) {
    EXPECT_EQ(make_test_dictionary_bytes(1), make_test_dictionary_bytes(1));
    EXPECT_NE(make_test_dictionary_bytes(1), make_test_dictionary_bytes(2));
}

TEST(MakeTextDictionary, ADictionaryIsASixteenthOfItsSample) {
    for (const std::size_t count : {700, 1000, 1200, 4000}) {
        const std::vector<std::string> texts = make_sample_texts(1, count);
        std::size_t sample_bytes = 0;
        for (const std::string& text : texts) sample_bytes += text.size();
        const std::size_t most = std::min(sample_bytes / 16, max_text_dictionary_bytes);
        const std::size_t bytes = make_dictionary_of(texts).size();
        EXPECT_LE(bytes, most);
        EXPECT_GE(bytes + 1024, most);
    }
}

TEST(MakeTextDictionary, WhatWouldNotPayIsEmpty) {
    EXPECT_EQ(make_text_dictionary({}), "");
    EXPECT_EQ(make_dictionary_of({""}), "");
    EXPECT_EQ(make_dictionary_of(make_sample_texts(1, 400)), "");                                   // too little text
    EXPECT_EQ(make_dictionary_of(std::vector<std::string>(10, RandomText(1).bytes(200'000))), "");  // too long texts
    EXPECT_EQ(make_dictionary_of(std::vector<std::string>(1 << 20, "a")), "");                      // too short ones
}

TEST(MakeTextDictionary, TextsWithoutAnythingInCommonGiveAnyDictionaryThatWorks) {
    RandomText random(6);
    std::vector<std::string> texts(1000);
    for (std::string& text : texts) text = random.bytes(1024);
    EXPECT_TRUE(works_or_is_damage(make_dictionary_of(texts), texts.front()));
    texts.assign(1000, std::string(1024, 'a'));
    EXPECT_TRUE(works_or_is_damage(make_dictionary_of(texts), texts.front()));
}

}  // namespace
}  // namespace kwic
