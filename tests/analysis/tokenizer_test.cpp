// Tokenizer against NaiveTokenizer, and what it says of serials and epochs.
#include "analysis/tokenizer.hpp"

#include "analysis/naive_tokens.hpp"
#include "text/utf8.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
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
        serials.push_back(token.serial);
    }

    std::vector<FoundToken> tokens;
    std::vector<std::uint32_t> serials;
};

// Checks every serial of an epoch against the token that had it first.
class SerialCheck {
  public:
    void check(const TokenCollector& found, const Tokenizer& tokenizer) {
        if (tokenizer.epoch() != epoch_) first_.clear();
        epoch_ = tokenizer.epoch();
        for (std::size_t i = 0; i < found.tokens.size(); ++i) {
            FoundToken token = found.tokens[i];
            token.begin_byte = token.end_byte = 0;
            token.position = token.unit = 0;
            const std::uint32_t serial = found.serials[i];
            ASSERT_LE(serial, tokenizer.serials());
            if (serial == 0) continue;
            ASSERT_EQ(first_.try_emplace(serial, token).first->second, token) << serial;
        }
    }

  private:
    std::map<std::uint32_t, FoundToken> first_;
    std::uint32_t epoch_ = 0;
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
            checks_[i].check(found, tokenizers_[i]);
        }
    }

  private:
    std::string language_;
    NaiveTokenizer naive_;
    std::array<Tokenizer, 3> tokenizers_ = {Tokenizer(), Tokenizer(200'000), Tokenizer(0)};
    std::array<SerialCheck, 3> checks_;
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

std::vector<std::uint32_t> serials_of(Tokenizer& tokenizer, std::string_view text, std::string_view language = "en") {
    TokenCollector found;
    tokenizer.tokenize(text, language, 1, found);
    return found.serials;
}

TEST(Tokenizer, GivesAWordItsSerialAgain) {
    Tokenizer tokenizer;
    const std::vector<std::uint32_t> first = {1, 2, 1};
    EXPECT_EQ(serials_of(tokenizer, "alpha beta alpha"), first);
    EXPECT_EQ(tokenizer.serials(), 2U);
    const std::vector<std::uint32_t> later = {2, 3};
    EXPECT_EQ(serials_of(tokenizer, "beta gamma"), later);
    EXPECT_EQ(tokenizer.epoch(), 0U);
}

TEST(Tokenizer, NumbersTheWordsOfLanguagesApart) {
    Tokenizer tokenizer;
    EXPECT_NE(serials_of(tokenizer, "nation", "en"), serials_of(tokenizer, "nation", "fr"));
    EXPECT_EQ(serials_of(tokenizer, "nation", "xx"), serials_of(tokenizer, "nation", "yy"));
}

TEST(Tokenizer, GivesJoinedAndSuffixedWordsSerials) {
    Tokenizer tokenizer;
    for (const char* text : {"non-aligned", "non\u2011aligned", "C++", "node.js-based", "caf\u00E9-bar"}) {
        const std::vector<std::uint32_t> serials = serials_of(tokenizer, text);
        EXPECT_EQ(std::count(serials.begin(), serials.end(), 0U), 0) << text;
        EXPECT_EQ(serials_of(tokenizer, text), serials) << text;
    }
}

TEST(Tokenizer, TheLetterBeforeASignIsAnotherTokenThanTheLetterAlone) {
    Tokenizer tokenizer;
    const std::vector<std::uint32_t> alone = serials_of(tokenizer, "C");
    const std::vector<std::uint32_t> suffixed = serials_of(tokenizer, "C++");
    EXPECT_EQ(std::count(suffixed.begin(), suffixed.end(), alone.at(0)), 0);
}

TEST(Tokenizer, PartsOfACompoundKeepTheSerialsOfTheWords) {
    Tokenizer tokenizer;
    const std::vector<std::uint32_t> words = serials_of(tokenizer, "non aligned");
    const std::vector<std::uint32_t> compound = serials_of(tokenizer, "non-aligned");
    EXPECT_EQ(compound.at(0), words.at(0));
    EXPECT_EQ(compound.at(2), words.at(1));
}

std::string number_words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "word" + std::to_string(i) + ' ';
    return text;
}

TEST(Tokenizer, WordsBeyondTheBoundHaveNoSerialUntilTheNextTextBegins) {
    Tokenizer tokenizer(300'000);
    const std::string text = number_words(10'000);
    const std::vector<std::uint32_t> serials = serials_of(tokenizer, text);
    EXPECT_EQ(tokenizer.epoch(), 0U);
    EXPECT_EQ(serials.front(), 1U);
    EXPECT_EQ(serials.back(), 0U);
    const auto last = std::max_element(serials.begin(), serials.end());
    EXPECT_EQ(*last, tokenizer.serials());
    EXPECT_EQ(serials_of(tokenizer, "word0 word9999 word0"), (std::vector<std::uint32_t>{1, 2, 1}));
    EXPECT_EQ(tokenizer.epoch(), 1U);
    EXPECT_EQ(tokenizer.serials(), 2U);
}

TEST(Tokenizer, WithoutMemoryNoTokenHasASerial) {
    Tokenizer tokenizer(0);
    EXPECT_EQ(serials_of(tokenizer, "alpha alpha non-aligned C++"), std::vector<std::uint32_t>(7, 0));
    EXPECT_EQ(tokenizer.serials(), 0U);
}

TEST(Tokenizer, GoesOnAfterASinkHasThrown) {
    class ThrowingSink : public TokenSink {
        void take(const TokenView& token) override {
            if (token.position == 3) throw std::runtime_error("no more");
        }
    };
    Tokenizer tokenizer;
    ThrowingSink sink;
    EXPECT_THROW(tokenizer.tokenize("one two three-four five", "en", 1, sink), std::runtime_error);
    const std::vector<std::uint32_t> serials = serials_of(tokenizer, "three-four one");
    EXPECT_EQ(serials.size(), 4U);
    EXPECT_EQ(std::count(serials.begin(), serials.end(), 0U), 0);
}

}  // namespace
}  // namespace kwic
