#include "storage/text_decoder.hpp"

#include "storage/naive_text_codes.hpp"
#include "storage/random_text.hpp"
#include "storage/thrown_error.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using testing::bytes_of;
using testing::dictionary_of;
using testing::MarkedText;
using testing::naive_code_of_piece;
using testing::naive_decode;
using testing::NaiveEncoder;
using testing::RandomMarkedTexts;
using testing::RandomText;
using testing::throws;

const std::vector<std::string> few_pieces = {"the", "cat", ", ", "\u732B", "a piece of more than sixteen by."};

// A sanitizer sees where the codes end.
std::string decode(const TextDictionary& dictionary, std::string_view codes, std::size_t text_bytes) {
    const std::vector<char> bytes(codes.begin(), codes.end());
    return decode_text(dictionary, {bytes.data(), bytes.size()}, text_bytes);
}

bool is_damage(const TextDictionary& dictionary, std::string_view codes, std::size_t text_bytes) {
    return throws(ErrorCode::damaged, [&] { decode(dictionary, codes, text_bytes); });
}

// The text, or nothing where the codes are damaged; whatever else is thrown fails the test.
std::optional<std::string> decode_or_nothing(const TextDictionary& dictionary, std::string_view codes,
                                             std::size_t text_bytes) {
    try {
        return decode(dictionary, codes, text_bytes);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::damaged) throw;
        return {};
    }
}

struct Row {
    std::string_view codes;
    std::string_view text;
};

TEST(TextDecoder, CodesStandForPieces) {
    const TextDictionary dictionary = dictionary_of(few_pieces);
    const std::vector<Row> rows = {{"", ""},
                                   {"\x00"sv, "the"},
                                   {"\x00\x01"sv, "the cat"},
                                   {"\x00\x02\x01"sv, "the, cat"},
                                   {"\x00\x03\x01"sv, "the\u732Bcat"},
                                   {"\x00\xFB\x01"sv, "thecat"},
                                   {"\xFB\xFB\x00\xFB\xFB\x01\xFB"sv, "thecat"},
                                   {"\x04\x04"sv, "a piece of more than sixteen by. a piece of more than sixteen by."},
                                   {"\xFA\x02 -\x00\xFA\x01 \x01"sv, " -the cat"},
                                   {"\xFA\x01x\xFA\x01y"sv, "x y"},
                                   {"\xF9\x01x\xF9\x01x\xF0\x00\xF0\x01"sv, "x x x x"},
                                   {"\xF9\x03the\xF0\x00\x00"sv, "the the the"},
                                   {"\xF9\x02, \xF0\x00\xF0\x00"sv, ", , , "},
                                   {"\xFA\x03x\0y\x03\xF9\x01\0"sv, "x\0y\u732B\0"sv}};
    for (const Row& row : rows) {
        EXPECT_EQ(decode(dictionary, row.codes, row.text.size()), row.text) << row.text;
        EXPECT_EQ(naive_decode(few_pieces, row.codes, row.text.size()), row.text) << row.text;
    }
}

TEST(TextDecoder, WhatCannotHaveBeenWrittenIsDamage) {
    const TextDictionary dictionary = dictionary_of(few_pieces);
    const std::vector<std::string_view> rows = {
        "\x05"sv,               // no such piece
        "\xC0\x00"sv,           // nor such
        "\xC0"sv,               // ends in a code
        "\xF0"sv,               // also
        "\xF8"sv,               // also
        "\xF8\x00"sv,           // also
        "\xF9"sv,               // also
        "\xFA"sv,               // also
        "\xF9\x03xy"sv,         // also
        "\xFA\x01"sv,           // also
        "\xF0\x00"sv,           // no word was spelled
        "\xFA\x01x\xF0\x00"sv,  // nor here
        "\xF9\x01x\xF0\x01"sv,  // only one
        "\xF8\x00\x00"sv,       // not so many
        "\xF9\x00"sv,           // a word of nothing
        "\xFA\x00"sv,           // a rest of nothing
        "\xFC"sv,               // no code
        "\xFD"sv,
        "\xFE"sv,
        "\xFF"sv,
    };
    for (const std::string_view codes : rows) {
        for (std::size_t bytes = 0; bytes < 9; ++bytes) {
            EXPECT_TRUE(is_damage(dictionary, codes, bytes)) << ::testing::PrintToString(codes) << ' ' << bytes;
        }
    }
}

TEST(TextDecoder, ATextOfAnotherLengthIsDamage) {
    const TextDictionary dictionary = dictionary_of(few_pieces);
    const std::vector<std::string_view> rows = {"\x00\x01"sv, "\x00\xFB\x01"sv, "\xF9\x03xyz"sv, "\xF9\x01x\xF0\x00"sv,
                                                "\x04"sv,     "\x04\x04"sv,     "\xFA\x03xyz"sv};
    for (const std::string_view codes : rows) {
        std::size_t right = 0;
        for (std::size_t bytes = 0; bytes < 100; ++bytes) right += is_damage(dictionary, codes, bytes) ? 0 : 1;
        EXPECT_EQ(right, 1U) << ::testing::PrintToString(codes);
    }
    EXPECT_TRUE(is_damage(dictionary, "", 1));
}

TEST(TextDecoder, WithoutDictionaryThereAreNoPieces) {
    EXPECT_EQ(decode({}, "", 0), "");
    EXPECT_EQ(decode({}, "\xF9\x02xy\xF0\x00"sv, 5), "xy xy");
    for (std::size_t code = 0; code < 0xF0; ++code) EXPECT_TRUE(is_damage({}, bytes_of({code, 0}), 1)) << code;
}

TEST(TextDecoder, PiecesOfAllNumbersAndLengthsAreRead) {
    std::vector<std::string> pieces;
    for (std::size_t number = 0; number < 12'480; ++number) {
        pieces.push_back("w" + std::to_string(number));
        pieces.back().resize(std::max(pieces.back().size(), 1 + number % 32), '-');
    }
    const TextDictionary dictionary = dictionary_of(pieces);
    std::string codes;
    std::string text;
    for (std::size_t number = 0; number < pieces.size(); ++number) {
        codes += naive_code_of_piece(number);
        text += (number == 0 ? "" : " ") + pieces[number];
    }
    EXPECT_TRUE(decode(dictionary, codes, text.size()) == text);
    for (const std::size_t last : {12'479, 12'478, 448, 447, 192, 191}) {
        std::string again;
        for (int count = 0; count < 40; ++count) again += naive_code_of_piece(last);
        EXPECT_EQ(decode(dictionary, again, 40 * pieces[last].size() + 39),
                  *naive_decode(pieces, again, 40 * pieces[last].size() + 39));
    }
}

TEST(TextDecoder, AnyPieceMayBeTheLastOfTheText) {
    std::vector<std::string> pieces;
    for (std::size_t bytes = 1; bytes <= 32; ++bytes) pieces.push_back(std::string(bytes, '-'));
    const TextDictionary dictionary = dictionary_of(pieces);
    for (std::size_t first = 0; first < 32; ++first) {
        for (std::size_t last = 0; last < 32; ++last) {
            const std::string codes = bytes_of({first, last});
            EXPECT_EQ(decode(dictionary, codes, first + last + 2), std::string(first + last + 2, '-'));
            EXPECT_TRUE(is_damage(dictionary, codes, first + last + 1));
            EXPECT_TRUE(is_damage(dictionary, codes, first + last + 3));
        }
    }
}

TEST(TextDecoder, NoMoreWordsAreNumberedThanCodesCanTell) {
    const std::size_t most = 2048 + 65'536;
    std::string codes;
    for (std::size_t number = 0; number < most; ++number) codes += "\xF9\x01-";
    codes += "\xF9\x01+\xF8\xFF\xFF\xF0\x00"s;
    EXPECT_EQ(decode({}, codes, most + 3), std::string(most, '-') + "+--");
}

void expect_as_by_the_model(const std::vector<std::string>& pieces, const TextDictionary& dictionary,
                            std::string_view codes, std::size_t text_bytes) {
    ASSERT_EQ(decode_or_nothing(dictionary, codes, text_bytes), naive_decode(pieces, codes, text_bytes))
        << ::testing::PrintToString(codes);
}

// A text with each kind of code.
MarkedText make_text(RandomMarkedTexts& random) {
    MarkedText text = random.text(60);
    for (int count = 0; count < 2; ++count) {
        for (const char* word : {"once", "again", "once"}) {
            text.add_word(word);
            text.text += count == 0 ? " " : "";
        }
    }
    return text;
}

TEST(TextDecoder, TruncatedAndChangedCodesAreReadAsByTheModel) {
    RandomMarkedTexts random(4);
    const std::vector<std::string> pieces = random.pieces(350);
    const TextDictionary dictionary = dictionary_of(pieces);
    const MarkedText text = make_text(random);
    const std::string codes = NaiveEncoder(pieces).encode(text);
    for (std::size_t kept = 0; kept < codes.size(); ++kept) {
        ASSERT_TRUE(is_damage(dictionary, codes.substr(0, kept), text.text.size())) << kept;
    }
    for (std::size_t at = 0; at < codes.size(); ++at) {
        std::string changed = codes;
        for (int byte = 0; byte < 256; ++byte) {
            changed[at] = static_cast<char>(byte);
            expect_as_by_the_model(pieces, dictionary, changed, text.text.size());
        }
        if (HasFatalFailure()) return;
    }
}

TEST(TextDecoder, RandomDamageIsReadAsByTheModel) {
    RandomMarkedTexts random(5);
    RandomText damage(6);
    for (std::size_t round = 0; round < test_rounds(2000); ++round) {
        const std::vector<std::string> pieces = random.pieces(random.below(300));
        const MarkedText text = random.text(1 + random.below(12));
        std::string codes = NaiveEncoder(pieces).encode(text) + "--";
        for (std::size_t changes = 1 + random.below(3); changes > 0; --changes) {
            codes.replace(damage.below(codes.size() + 1), damage.below(4), damage.bytes(damage.below(4)));
        }
        const TextDictionary dictionary = dictionary_of(pieces);
        const std::size_t bytes = text.text.size() + damage.below(5);
        expect_as_by_the_model(pieces, dictionary, codes, bytes < 2 ? bytes : bytes - 2);
        if (HasFatalFailure()) return;
    }
}

// Codes that are right but for what they announce, so that all that can be read is.
TEST(TextDecoder, RandomCodesAreReadAsByTheModel) {
    RandomText random(7);
    const TextDictionary dictionary = dictionary_of(few_pieces);
    std::size_t read = 0;
    for (std::size_t round = 0; round < test_rounds(20'000); ++round) {
        std::string codes;
        for (std::size_t count = random.below(12); count > 0; --count) {
            switch (random.below(7)) {
                case 0:
                    codes += bytes_of({random.below(6)});
                    break;
                case 1:
                    codes += bytes_of({0xF0, random.below(3)});
                    break;
                case 2:
                    codes += "\xF9\x02xy";
                    break;
                case 3:
                    codes += "\xFA\x01-";
                    break;
                case 4:
                    codes += "\xFB"s;
                    break;
                case 5:
                    codes += "\xF9\x01\xD0";
                    break;
                default:
                    codes += random.below(9) == 0 ? random.bytes(1) : "\x02";
                    break;
            }
        }
        const std::size_t bytes = random.below(40);
        expect_as_by_the_model(few_pieces, dictionary, codes, bytes);
        if (HasFatalFailure()) return;
        read += naive_decode(few_pieces, codes, bytes) ? 1 : 0;
    }
    EXPECT_GT(read, 100U);
}

// As many bytes as the announcement of a stored text may promise.
TEST(TextDecoder, ACodeStandsForNoMoreThanItsBytesAllow) {
    std::string codes = "\xF9\xFF" + std::string(255, 'x');
    std::string text(255, 'x');
    for (int count = 0; count < 1000; ++count) {
        codes += "\xF0\x00"s;
        text += ' ' + std::string(255, 'x');
    }
    EXPECT_EQ(decode({}, codes, text.size()), text);
    EXPECT_LE(text.size(), max_decoded_bytes_a_code * codes.size());
    EXPECT_GT(text.size() * 10, max_decoded_bytes_a_code * codes.size() * 8);
}

}  // namespace
}  // namespace kwic
