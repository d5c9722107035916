#include "storage/text_coder.hpp"

#include "storage/marked_text.hpp"
#include "storage/naive_text_codes.hpp"
#include "storage/text_decoder.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using namespace std::string_view_literals;
using testing::dictionary_of;
using testing::RandomMarkedTexts;

const std::vector<std::string> languages = {"en", "en", "fr", "de", "ja", "zh", "th", "ru", "und", "no language"};

// Pieces of the texts below.
const std::vector<std::string> few_pieces = {"the", "The", "non-aligned", ", ", ". ", " ", "C++", "\u0434\u043E\u043C"};

TEST(TextCoder, TheWordsOfTheLanguageHaveTheCodes) {
    const std::vector<std::pair<std::string_view, std::string_view>> rows = {
        {"", ""},
        {"the", "\x00"sv},
        {"The the, the", "\x01\x00\x03\x00"sv},
        {"the non-aligned the", "\x00\x02\x00"sv},
        {"the C++ the", "\x00\x06\x00"sv},
        {"dog. dog dog",
         "\xF9\x03"
         "dog\x04\xF0\x00\xF0\x00"sv},
        {"well-known: well-known", "\xF9\x0Awell-known\xFA\x02: \xF0\x00"sv},
        {"Dog dog",
         "\xF9\x03"
         "Dog\xF9\x03"
         "dog"sv},
        {"\u0434\u043E\u043C \u0434\u043E\u043C", "\x07\x07"sv},
        {"... !?", "\xFA\x06... !?"sv},
        {" ", "\x05"sv}};
    TextCoder coder(dictionary_of(few_pieces));
    for (const auto& [text, codes] : rows) EXPECT_EQ(coder.encode(text, "en"), codes) << text;
}

// Han, Kana, Thai and Hangul among them; long words, NUL bytes and bytes that are no UTF-8.
std::vector<std::string> make_texts() {
    const std::string long_word(3000, 'w');
    return {"",
            " ",
            std::string("a\0b \0 a\0b", 9),
            "\xFF\xFE \xC3 a\xE2\x82 caf\xC3\xA9 caf\xC3\xA9",
            "\u732B\u304C\u597D\u304D\u3067\u3059\u3002\u732B\u304C\u597D\u304D\u3067\u3059\u3002",
            "\u4E2D\u6587\u6587\u672C\uFF0C\u4E2D\u6587\u6587\u672C",
            "\u0E20\u0E32\u0E29\u0E32\u0E44\u0E17\u0E22\u0E20\u0E32\u0E29\u0E32\u0E44\u0E17\u0E22 \u0E44\u0E17\u0E22",
            "\uD55C\uAD6D\uC5B4\uB97C \uD55C\uAD6D\uC5B4\uB97C",
            "\u0414\u043E\u043C, \u0434\u043E\u043C \u0438 \u0434\u043E\u043C.",
            "don't e-mail AT&T, 192.168.0.1 or node.js; snake_case_word and camelCaseWord (C++, C#)",
            long_word + ' ' + long_word + " end",
            "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u-v-w-x-y-z a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u-v-w-x-y-z",
            std::string(1000, '-') + "\r\n\t" + std::string(1000, ' ')};
}

TEST(TextCoder, TextsOfAllLanguagesComeBack) {
    const TextDictionary dictionary = dictionary_of(few_pieces);
    TextCoder coder(dictionary);
    for (const std::string& language : languages) {
        for (const std::string& text : make_texts()) {
            EXPECT_EQ(decode_text(dictionary, coder.encode(text, language), text.size()), text) << language;
        }
    }
}

TEST(TextCoder, RandomTextsComeBackAndTheirCodesDoNotDependOnTheTextsBefore) {
    RandomMarkedTexts random(31);
    const TextDictionary dictionary = dictionary_of(random.pieces(400));
    TextCoder used(dictionary);
    for (std::size_t round = 0; round < test_rounds(300); ++round) {
        const std::string text = random.text(random.below(60)).text;
        const std::string& language = languages[random.below(languages.size())];
        const std::string codes(used.encode(text, language));
        ASSERT_EQ(codes, TextCoder(dictionary).encode(text, language)) << round << ' ' << language;
        ASSERT_EQ(decode_text(dictionary, codes, text.size()), text) << round << ' ' << language;
    }
}

TEST(TextCoder, WithoutDictionaryEachWordIsSpelledOnce) {
    TextCoder coder{TextDictionary()};
    EXPECT_EQ(coder.encode("the cat the", "en"),
              "\xF9\x03the\xF9\x03"
              "cat\xF0\x00"sv);
}

TEST(TextCoder, ThreadsShareADictionary) {
    const TextDictionary dictionary = dictionary_of(few_pieces);
    const std::vector<std::string> texts = make_texts();
    std::vector<std::size_t> equal(4);
    std::vector<std::thread> threads;
    for (std::size_t& count : equal) {
        threads.emplace_back([&, shared = dictionary] {
            TextCoder coder(shared);
            for (const std::string& text : texts) {
                count += decode_text(shared, coder.encode(text, "en"), text.size()) == text ? 1 : 0;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(equal, std::vector<std::size_t>(4, texts.size()));
}

}  // namespace
}  // namespace kwic
