#include "storage/stored_text.hpp"

#include "storage/byte_stream.hpp"
#include "storage/marked_text.hpp"
#include "storage/naive_text_codes.hpp"
#include "storage/random_text.hpp"
#include "storage/sample_texts.hpp"
#include "storage/thrown_error.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace kwic {
namespace {

using namespace std::string_literals;
using testing::bytes_of;
using testing::dictionary_of;
using testing::make_sample_texts;
using testing::make_test_dictionary;
using testing::marked;
using testing::MarkedText;
using testing::NotingEncoder;
using testing::RandomMarkedTexts;
using testing::RandomText;
using testing::throws;
using testing::with_words_of_letters;

std::string store(const TextDictionary& dictionary, std::string_view text, std::string_view codes) {
    std::string stored;
    StoredTextWriter(dictionary).append(text, codes, stored);
    return stored;
}

std::string store(const TextDictionary& dictionary, const MarkedText& text) {
    return store(dictionary, text.text, NotingEncoder(dictionary).encode(text));
}

// A sanitizer sees where the bytes end.
std::string read(const TextDictionary& dictionary, std::string_view stored) {
    const std::vector<char> bytes(stored.begin(), stored.end());
    return StoredTextReader(dictionary).read({bytes.data(), bytes.size()});
}

bool is_damage(const TextDictionary& dictionary, std::string_view stored) {
    return throws(ErrorCode::damaged, [&] { read(dictionary, stored); });
}

// Whatever else than a text of the announced size or Error{damaged} comes out of the bytes fails the test.
bool reads_or_is_damage(StoredTextReader& reader, std::string_view stored) {
    try {
        return reader.read(stored).size() == stored_text_bytes(stored);
    } catch (const Error& error) {
        return error.code() == ErrorCode::damaged;
    }
}

std::string frame_of(std::string_view text) {
    std::string frame;
    TextCompressor().compress(text, frame);
    return frame;
}

// Codes that announce a text of so many bytes.
std::string announce(const TextDictionary& dictionary, std::uint64_t text_bytes, std::string_view codes) {
    std::string stored = bytes_of({1, dictionary.number() % 256, dictionary.number() / 256});
    append_number(stored, text_bytes);
    return stored.append(codes);
}

std::vector<MarkedText> make_texts_of_all_kinds() {
    RandomMarkedTexts random(21);
    std::vector<MarkedText> texts = {marked(""), marked("[a]"), marked(std::string(1, '\0')),
                                     marked(std::string(3 << 20, 'a'))};
    for (std::size_t parts = 1; parts < 200; parts += 7) texts.push_back(random.text(parts));
    for (const std::string& text : make_sample_texts(5, 50)) texts.push_back(with_words_of_letters(text));
    return texts;
}

TEST(StoredText, TextsOfAllKindsComeBackAsTheyWere) {
    for (const TextDictionary& dictionary : {TextDictionary(), make_test_dictionary(1)}) {
        StoredTextWriter writer(dictionary);
        StoredTextReader reader(dictionary);
        NotingEncoder encoder(dictionary);
        for (const MarkedText& text : make_texts_of_all_kinds()) {
            std::string stored;
            writer.append(text.text, dictionary.number() == 0 ? "" : encoder.encode(text), stored);
            EXPECT_EQ(stored_text_bytes(stored), text.text.size());
            EXPECT_EQ(reader.read(stored), text.text);
        }
    }
}

TEST(StoredText, CodesStandBehindTheNumbersOfTheDictionaryAndOfBytes) {
    const TextDictionary dictionary = dictionary_of({"the", "cat"});
    EXPECT_EQ(store(dictionary, marked("")), announce(dictionary, 0, ""));
    EXPECT_EQ(store(dictionary, marked("[the] [cat]")), announce(dictionary, 7, "\x00\x01"s));
    EXPECT_EQ(store(dictionary, std::string(300, 'x'), "codes"),
              bytes_of({1, dictionary.number() % 256, dictionary.number() / 256, 0xAC, 0x02}) + "codes");
}

TEST(StoredText, IsAppended) {
    const TextDictionary dictionary = dictionary_of({"the"});
    for (const std::string& codes : {"\x00"s, std::string(100, 'x')}) {
        std::string out = "head";
        StoredTextWriter(dictionary).append("the", codes, out);
        EXPECT_EQ(out, "head" + store(dictionary, "the", codes));
        EXPECT_EQ(read(dictionary, out.substr(4)), "the");
    }
}

TEST(StoredText, WithoutDictionaryItIsAFrame) {
    EXPECT_EQ(store({}, "the cat", ""), frame_of("the cat"));
    EXPECT_EQ(store({}, "", ""), frame_of(""));
}

TEST(StoredText, WhereCodesTakeMoreThanThreeQuartersOfTheTextItIsAFrame) {
    const TextDictionary dictionary = dictionary_of({"the"});
    const std::vector<std::pair<std::size_t, std::size_t>> rows = {{0, 16}, {3, 16}, {4, 19}, {100, 91}, {4000, 3016}};
    for (const auto& [text_bytes, most] : rows) {
        const std::string text(text_bytes, 'x');
        EXPECT_EQ(store(dictionary, text, std::string(most, 'c')),
                  announce(dictionary, text_bytes, std::string(most, 'c')));
        EXPECT_EQ(store(dictionary, text, std::string(most + 1, 'c')), frame_of(text));
    }
}

TEST(StoredText, AFrameIsReadWithAnyDictionary) {
    for (const TextDictionary& dictionary : {TextDictionary(), dictionary_of({"the"}), make_test_dictionary(1)}) {
        EXPECT_EQ(read(dictionary, frame_of("the cat")), "the cat");
    }
}

TEST(StoredText, DoesNotDependOnTheOnesBefore) {
    const TextDictionary dictionary = make_test_dictionary(1);
    StoredTextWriter used(dictionary);
    for (const MarkedText& text : make_texts_of_all_kinds()) {
        const std::string codes = NotingEncoder(dictionary).encode(text);
        std::string stored;
        used.append(text.text, codes, stored);
        EXPECT_EQ(stored, store(dictionary, text.text, codes));
    }
}

TEST(StoredText, ADictionaryMakesTextsLikeItsSampleSmaller) {
    const TextDictionary dictionary = make_test_dictionary(1);
    std::size_t frames = 0;
    std::size_t codes = 0;
    for (const std::string& text : make_sample_texts(99, 100)) {
        frames += frame_of(text).size();
        codes += store(dictionary, with_words_of_letters(text)).size();
    }
    EXPECT_LT(codes * 10, frames * 8);
}

TEST(StoredText, AnotherDictionaryIsDamage) {
    const TextDictionary one = dictionary_of({"the", "cat"});
    const TextDictionary other = dictionary_of({"the", "dog"});
    ASSERT_NE(one.number(), other.number());
    for (const MarkedText& text : {marked(""), marked("[the]"), marked("[fox]")}) {
        const std::string stored = store(one, text);
        EXPECT_EQ(read(one, stored), text.text);
        EXPECT_TRUE(is_damage(other, stored));
        EXPECT_TRUE(is_damage({}, stored));
    }
    EXPECT_TRUE(is_damage(one, announce({}, 0, "")));
}

TEST(StoredText, WhatIsNeitherCodesNorFrameIsDamage) {
    for (const std::string bytes : {"", "x", "\x01", "\x01\x01", "\x01\x01\x01", "\x02\x01\x01", "\x28\xB5\x2F\xFD"}) {
        EXPECT_TRUE(is_damage(dictionary_of({"the"}), bytes)) << ::testing::PrintToString(bytes);
        EXPECT_TRUE(is_damage({}, bytes)) << ::testing::PrintToString(bytes);
        EXPECT_TRUE(throws(ErrorCode::damaged, [&] { stored_text_bytes(bytes); })) << ::testing::PrintToString(bytes);
    }
}

TEST(StoredText, EveryTruncationIsDamage) {
    const TextDictionary dictionary = make_test_dictionary(1);
    const MarkedText text = with_words_of_letters(make_sample_texts(6, 1).front());
    for (const std::string& stored : {store(dictionary, text), frame_of(text.text)}) {
        ASSERT_EQ(read(dictionary, stored), text.text);
        for (std::size_t kept = 0; kept < stored.size(); ++kept) {
            EXPECT_TRUE(is_damage(dictionary, stored.substr(0, kept))) << kept;
        }
        EXPECT_TRUE(is_damage(dictionary, stored + '\0'));
    }
}

TEST(StoredText, AnyChangedByteGivesATextOrDamage) {
    const TextDictionary dictionary = make_test_dictionary(1);
    StoredTextReader reader(dictionary);
    const MarkedText text = with_words_of_letters(make_sample_texts(6, 1).front() + "UPPER, lower UPPER");
    const std::string stored = store(dictionary, text);
    for (std::size_t at = 0; at < stored.size(); ++at) {
        std::string changed = stored;
        for (int byte = 0; byte < 256; ++byte) {
            changed[at] = static_cast<char>(byte);
            ASSERT_TRUE(reads_or_is_damage(reader, changed)) << at << ' ' << byte;
        }
        ASSERT_EQ(reader.read(stored), text.text);  // what was damaged has left nothing behind
    }
}

TEST(StoredText, RandomDamageGivesATextOrDamage) {
    RandomText random(22);
    RandomMarkedTexts texts(23);
    for (const TextDictionary& dictionary : {TextDictionary(), dictionary_of(texts.pieces(400))}) {
        StoredTextReader reader(dictionary);
        for (std::size_t round = 0; round < test_rounds(2000); ++round) {
            const MarkedText text = texts.text(random.below(50));
            const std::string whole = dictionary.number() == 0 ? frame_of(text.text) : store(dictionary, text);
            std::string stored = whole;
            for (std::size_t changes = 1 + random.below(4); changes > 0; --changes) {
                stored.replace(random.below(stored.size() + 1), random.below(4), random.bytes(random.below(4)));
            }
            ASSERT_TRUE(reads_or_is_damage(reader, stored));
            ASSERT_EQ(reader.read(whole), text.text);
        }
    }
}

TEST(StoredText, RandomBytesGiveATextOrDamage) {
    RandomText random(24);
    const TextDictionary dictionary = make_test_dictionary(1);
    StoredTextReader reader(dictionary);
    for (std::size_t round = 0; round < test_rounds(3000); ++round) {
        ASSERT_TRUE(reads_or_is_damage(reader, random.bytes(random.below(100))));
        ASSERT_TRUE(reads_or_is_damage(reader, announce(dictionary, random.below(60), random.bytes(random.below(40)))));
    }
}

// The announced size is looked at before anything is allocated: stored_text_bytes() says so without reading.
TEST(StoredText, CodesAreNotBelievedBeyondWhatTheyCanHold) {
    const TextDictionary dictionary = dictionary_of({"the"});
    const auto is_refused = [&](std::uint64_t bytes, std::size_t code_bytes) {
        const std::string stored = announce(dictionary, bytes, std::string(code_bytes, '\0'));
        EXPECT_TRUE(is_damage(dictionary, stored));
        return throws(ErrorCode::damaged, [&] { stored_text_bytes(stored); });
    };
    for (const std::size_t code_bytes : {0, 1, 2, 100}) {
        EXPECT_FALSE(is_refused(128 * code_bytes + 127, code_bytes)) << code_bytes;
        EXPECT_TRUE(is_refused(128 * code_bytes + 128, code_bytes)) << code_bytes;
    }
    for (const int bits : {20, 26, 30, 31, 32, 40, 62, 63}) {
        EXPECT_TRUE(is_refused(std::uint64_t{1} << bits, 100)) << bits;
    }
    EXPECT_TRUE(is_refused(~std::uint64_t{0}, 100));
}

TEST(StoredText, ATextBeyondTheLimitIsDamage) {
    const TextDictionary dictionary = dictionary_of({"the"});
    const std::string codes(max_stored_text_bytes / 128 + 1000, '\0');
    EXPECT_EQ(stored_text_bytes(announce(dictionary, max_stored_text_bytes, codes)), max_stored_text_bytes);
    const std::string stored = announce(dictionary, max_stored_text_bytes + 1, codes);
    EXPECT_TRUE(throws(ErrorCode::damaged, [&] { stored_text_bytes(stored); }));
    EXPECT_TRUE(is_damage(dictionary, stored));
    EXPECT_TRUE(is_damage(dictionary, frame_of(std::string(max_stored_text_bytes + 1, 'a'))));
}

TEST(StoredText, TheDensestCodesAreBelieved) {
    const TextDictionary dictionary = dictionary_of({"the"});
    const std::string word(255, 'x');
    std::string codes = "\xF9\xFF" + word;
    std::string text = word;
    for (int count = 0; count < 10'000; ++count) {
        codes += "\xF0\x00"s;
        text += ' ' + word;
    }
    EXPECT_TRUE(read(dictionary, announce(dictionary, text.size(), codes)) == text);
}

TEST(StoredText, ThreadsShareADictionary) {
    const TextDictionary dictionary = make_test_dictionary(1);
    const std::vector<std::string> texts = make_sample_texts(4, 200);
    std::vector<std::size_t> equal(4);
    std::vector<std::thread> threads;
    for (std::size_t& count : equal) {
        threads.emplace_back([&, shared = dictionary] {
            StoredTextWriter writer(shared);
            StoredTextReader reader(shared);
            NotingEncoder encoder(shared);
            for (const std::string& text : texts) {
                std::string stored;
                writer.append(text, encoder.encode(with_words_of_letters(text)), stored);
                count += reader.read(stored) == text ? 1 : 0;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(equal, std::vector<std::size_t>(4, texts.size()));
}

}  // namespace
}  // namespace kwic
