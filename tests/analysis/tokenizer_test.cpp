// Tokenizer against NaiveTokenizer, and what it remembers of words.
#include "analysis/tokenizer.hpp"

#include "analysis/naive_tokens.hpp"
#include "text/utf8.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>

namespace kwic {
namespace {

class TokenCollector : public TokenSink {
  public:
    void take(const TokenView& token) override {
        tokens.push_back({std::string(token.form), std::string(token.stem), std::string(token.split), token.begin_byte,
                          token.end_byte, token.position, token.span, token.kind, token.stop_word, token.weighs,
                          token.unit});
    }

    std::vector<FoundToken> tokens;
};

using TokenTexts = std::vector<std::array<std::string, 3>>;

// Numbers the words that it has not met, in their notes; those that it has must be the words that they were.
class NumberingSink : public WordSink {
  public:
    void take(std::span<const WordInText> words) override {
        for (const WordInText& word : words) {
            numbers.push_back(number_of(*word.word));
            positions.push_back(word.position);
        }
    }

    std::vector<std::uint32_t> numbers;
    std::vector<std::uint32_t> positions;

  private:
    std::uint32_t number_of(const PackedWord& word) {
        TokenTexts texts;
        for (const PackedToken& token : word.tokens()) {
            texts.push_back({std::string(token.form()), std::string(token.stem()), std::string(token.split())});
        }
        if (word.notes.number == 0) {
            met_.push_back(texts);
            word.notes.number = static_cast<std::uint32_t>(met_.size());
        }
        EXPECT_EQ(met_.at(word.notes.number - 1), texts);
        return word.notes.number;
    }

    std::vector<TokenTexts> met_;
};

// Tokenizers with different memories, and the naive one.
class Comparison {
  public:
    explicit Comparison(std::string_view language) : language_(language), naive_(language) {}

    void compare(std::string_view text, std::uint32_t first_position = 1) {
        const std::vector<FoundToken> expected = naive_.tokenize(text, first_position);
        for (std::size_t i = 0; i < tokenizers_.size(); ++i) {
            TokenCollector found;
            EXPECT_EQ(tokenizers_[i].tokenize(text, language_, first_position, found), naive_.position()) << text;
            ASSERT_EQ(found.tokens, expected) << text;
            tokenizers_[i].tokenize(text, language_, first_position, sinks_[i]);
        }
    }

  private:
    std::string language_;
    NaiveTokenizer naive_;
    std::array<Tokenizer, 3> tokenizers_ = {Tokenizer(), Tokenizer(200'000), Tokenizer(0)};
    std::array<NumberingSink, 3> sinks_;
};

class RandomTexts {
  public:
    std::string make(const std::vector<std::string>& pieces, std::size_t max_pieces) {
        std::string text;
        const std::size_t count = 1 + number_below(max_pieces);
        for (std::size_t i = 0; i < count; ++i) text += pieces[number_below(pieces.size())];
        return text;
    }

    std::string make_bytes(std::size_t max_bytes, unsigned limit) {
        std::string text(1 + number_below(max_bytes), ' ');
        for (char& byte : text) byte = static_cast<char>(number_below(limit));
        return text;
    }

    std::size_t number_below(std::size_t limit) { return engine_() % limit; }

  private:
    std::mt19937 engine_{20220901};
};

const std::vector<std::string> ascii_pieces = {"a",         "b",          "C",
                                               "the",       "Word",       "camelCase",
                                               "JSONParse", "x1",         "12",
                                               "1,234",     "3.14",       "_",
                                               "__",        "snake_case", "@",
                                               "'",         "s",          "-",
                                               "-",         "&",          "+",
                                               "++",        "#",          ".",
                                               ",",         ";",          ":",
                                               " ",         "  ",         "\n",
                                               "\r",        "\"",         "/",
                                               "don't",     "U.S.A",      "(",
                                               ")",         "=",          "C++",
                                               "\t",        "!",          std::string(1, '\0'),
                                               "ab",        "the",        "abcdefghijklmnopq"};

const std::vector<std::string> mixed_pieces = {"a",
                                               "Word",
                                               "1",
                                               "_",
                                               "-",
                                               "'",
                                               ".",
                                               " ",
                                               "++",
                                               "#",
                                               "&",
                                               "\u00E9t\u00E9",
                                               "e\u0301",
                                               "\u0301",
                                               "\u00AD",
                                               "\u200D",
                                               "\u043C\u043E\u0439",
                                               "\u041C",
                                               "\u03B1\u03B2",
                                               "\u2019",
                                               "\u00B7",
                                               "\u2010",
                                               "\u2011",
                                               "\uFF0D",
                                               "\uFE63",
                                               "\u201C",
                                               "\u3002",
                                               "\u3000",
                                               "\u3042",
                                               "\u30AB\u30CA",
                                               "\u6F22\u5B57",
                                               "\uBE44\uB3D9\uB9F9",
                                               "\u1112\u1161\u11AB",
                                               "\u0E20\u0E32\u0E29\u0E32",
                                               "\u05D0\u05D1",
                                               "\"",
                                               "\u0661\u0662",
                                               "\u066C",
                                               "\u203F",
                                               "\uFF21\uFF22",
                                               "\uFF3F",
                                               "\U0001F600",
                                               "\U0001F1E9\U0001F1EA",
                                               "\u2139",
                                               "\u0915\u093F",
                                               "\u0628\u0650",
                                               "\u00A0",
                                               "\u2028",
                                               "\xFF",
                                               "\xC3",
                                               "\xE3\x81",
                                               "\xF0\x9F",
                                               "\xED\xA0\x80",
                                               "\uFB01",
                                               "\u0130",
                                               "\uFDFA"};

TEST(Tokenizer, FindsWhatTheNaiveOneFindsInRandomAscii) {
    RandomTexts texts;
    Comparison comparison("en");
    for (int i = 0; i < 6000; ++i) {
        ASSERT_NO_FATAL_FAILURE(comparison.compare(texts.make(ascii_pieces, 24), i % 3 + 1));
        ASSERT_NO_FATAL_FAILURE(comparison.compare(texts.make_bytes(40, 128)));
    }
}

// Words of letters that begin to be looked for in the same slot of the first table, more than it takes there.
std::vector<std::string> words_without_place() {
    std::vector<std::string> words;
    for (std::uint32_t number = 0; words.size() < WordTable<PackedWord>::max_probes + 20; ++number) {
        std::string word;
        for (std::uint32_t rest = number; word.size() < 5; rest /= 26) word += static_cast<char>('a' + rest % 26);
        if (make_word_key(word, 0, word.size(), 0).hash >> 54 == 77) words.push_back(word);
    }
    return words;
}

TEST(Tokenizer, FindsWhatTheNaiveOneFindsInCompoundsOfWordsThatAreNotKept) {
    const std::vector<std::string> words = words_without_place();
    for (const std::string joined : {"-x", "++", "&y-z"}) {
        std::string text;
        for (const std::string& word : words) text += word + ' ';
        for (int times = 0; times < 3; ++times) {
            for (auto word = words.rbegin(); word != words.rend(); ++word) text += *word + joined + ' ';
        }
        Comparison comparison("en");
        ASSERT_NO_FATAL_FAILURE(comparison.compare(text));
        ASSERT_NO_FATAL_FAILURE(comparison.compare(text));
    }
}

TEST(Tokenizer, FindsWhatTheNaiveOneFindsInMixedScriptsAndIllFormedBytes) {
    RandomTexts texts;
    for (const char* language : {"en", "fr", "ja"}) {
        Comparison comparison(language);
        for (int i = 0; i < 2500; ++i) {
            ASSERT_NO_FATAL_FAILURE(comparison.compare(texts.make(mixed_pieces, 16)));
            ASSERT_NO_FATAL_FAILURE(comparison.compare(texts.make_bytes(24, 256)));
        }
    }
}

TEST(Tokenizer, FindsWhatTheNaiveOneFindsInLongWordsAndChains) {
    RandomTexts texts;
    Comparison comparison("en");
    for (const std::size_t bytes : {15U, 16U, 17U, 63U, 64U, 65U, 4095U, 4096U, 4097U, 10'000U}) {
        const std::string word(bytes, 'a');
        for (const char* rest : {"", " b", "-b", "++", "\u0301", ".b-c", "\u3042"}) {
            ASSERT_NO_FATAL_FAILURE(comparison.compare(word + rest));
            ASSERT_NO_FATAL_FAILURE(comparison.compare("x-" + word + rest));
            ASSERT_NO_FATAL_FAILURE(comparison.compare("e\u0301" + word + rest));
        }
    }
    for (std::size_t members = 14; members < 40; ++members) {
        std::string chain;
        for (std::size_t i = 0; i < members; ++i) chain += "a" + std::to_string(texts.number_below(100)) + "-";
        ASSERT_NO_FATAL_FAILURE(comparison.compare(chain));
        ASSERT_NO_FATAL_FAILURE(comparison.compare(chain + "\u00E9."));
    }
}

TEST(Tokenizer, FindsWhatTheNaiveOneFindsInTheSampleCollection) {
    Comparison english("en");
    Comparison undetermined("");
    std::size_t files = 0;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::string(KWIC_SOURCE_DIR) + "/data/sample")) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        ASSERT_NO_FATAL_FAILURE(english.compare(text)) << entry.path();
        ASSERT_NO_FATAL_FAILURE(undetermined.compare(text)) << entry.path();
        ++files;
    }
    EXPECT_GT(files, 0U);
}

// What a tokenizer and its sink make of one text after the other.
class NumberedWords {
  public:
    explicit NumberedWords(std::size_t max_cache_bytes = WordCache::default_max_bytes) : tokenizer_(max_cache_bytes) {}

    std::vector<std::uint32_t> of(std::string_view text, std::string_view language = "en") {
        sink_.numbers.clear();
        sink_.positions.clear();
        tokenizer_.tokenize(text, language, 1, sink_);
        return sink_.numbers;
    }

    [[nodiscard]] const std::vector<std::uint32_t>& positions() const { return sink_.positions; }
    void forget() { tokenizer_.forget_words(); }

  private:
    Tokenizer tokenizer_;
    NumberingSink sink_;
};

using Numbers = std::vector<std::uint32_t>;

TEST(Tokenizer, GivesAWordItsNotesAgain) {
    NumberedWords words;
    EXPECT_EQ(words.of("alpha beta alpha"), (Numbers{1, 2, 1}));
    EXPECT_EQ(words.positions(), (Numbers{1, 2, 3}));
    EXPECT_EQ(words.of("beta gamma"), (Numbers{2, 3}));
}

TEST(Tokenizer, WordsOfLanguagesAreOthers) {
    NumberedWords words;
    EXPECT_NE(words.of("nation", "en"), words.of("nation", "fr"));
    EXPECT_EQ(words.of("nation", "xx"), words.of("nation", "yy"));
}

TEST(Tokenizer, JoinedAndSuffixedWordsAreRememberedToo) {
    NumberedWords words;
    for (const char* text : {"non-aligned", "non\u2011aligned", "C++", "node.js-based", "caf\u00E9-bar"}) {
        const Numbers first = words.of(text);
        EXPECT_EQ(first.size(), 1U) << text;
        EXPECT_EQ(words.of(text), first) << text;
    }
    EXPECT_NE(words.of("C"), words.of("C++"));
}

TEST(Tokenizer, AWordTakesAllOfItsPositions) {
    NumberedWords words;
    words.of("one non-aligned C++ two");
    EXPECT_EQ(words.positions(), (Numbers{1, 2, 4, 5}));
}

std::string number_words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "word" + std::to_string(i) + ' ';
    return text;
}

TEST(Tokenizer, WordsBeyondTheBoundAreNewEachTimeUntilTheNextTextBegins) {
    NumberedWords words(300'000);
    const Numbers numbers = words.of(number_words(10'000) + "word9999 word0");
    ASSERT_EQ(numbers.size(), 10'002U);
    EXPECT_EQ(numbers[10'000], 10'001U);
    EXPECT_EQ(numbers[10'001], 1U);
    EXPECT_EQ(words.of("word0 word9999 word0"), (Numbers{10'002, 10'003, 10'002}));
}

TEST(Tokenizer, WithoutMemoryEachWordIsNew) {
    NumberedWords words(0);
    EXPECT_EQ(words.of("alpha alpha non-aligned C++ alpha"), (Numbers{1, 2, 3, 4, 5}));
}

TEST(Tokenizer, WhatIsForgottenIsNew) {
    NumberedWords words;
    EXPECT_EQ(words.of("alpha beta"), (Numbers{1, 2}));
    words.forget();
    EXPECT_EQ(words.of("beta"), (Numbers{3}));
}

TEST(Tokenizer, GoesOnAfterASinkHasThrown) {
    class ThrowingSink : public WordSink {
        void take(std::span<const WordInText> words) override {
            if (words.back().position >= 3) throw std::runtime_error("no more");
        }
    };
    Tokenizer tokenizer;
    ThrowingSink sink;
    EXPECT_THROW(tokenizer.tokenize("one two three-four five", "en", 1, sink), std::runtime_error);
    TokenCollector found;
    EXPECT_EQ(tokenizer.tokenize("three-four one", "en", 1, found), 4U);
    EXPECT_EQ(found.tokens, NaiveTokenizer("en").tokenize("three-four one", 1));
}

}  // namespace
}  // namespace kwic
