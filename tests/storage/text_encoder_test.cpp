#include "storage/text_encoder.hpp"

#include "storage/marked_text.hpp"
#include "storage/naive_text_codes.hpp"
#include "storage/text_decoder.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace kwic {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using testing::bytes_of;
using testing::dictionary_of;
using testing::marked;
using testing::MarkedText;
using testing::NaiveEncoder;
using testing::NotingEncoder;
using testing::RandomMarkedTexts;

struct Row {
    std::string_view text;  // with its words in brackets
    std::string_view codes;
};

// The pieces 0 to 7.
const std::vector<std::string> few_pieces = {"the",           "cat",      " ",      ", ",
                                             "\u00E9t\u00E9", "12345678", "\u732B", "\n\n\n\n\n\n\n\n"};

void expect_codes(const std::vector<std::string>& pieces, const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        const MarkedText text = marked(row.text);
        EXPECT_EQ(NotingEncoder(dictionary_of(pieces)).encode(text), row.codes) << row.text;
        EXPECT_EQ(NaiveEncoder(pieces).encode(text), row.codes) << row.text;
        EXPECT_EQ(decode_text(dictionary_of(pieces), row.codes, text.text.size()), text.text) << row.text;
    }
}

std::string codes_of(const std::vector<std::string>& pieces, const MarkedText& text) {
    return NotingEncoder(dictionary_of(pieces)).encode(text);
}

TEST(TextEncoder, AnEmptyTextHasNoCodes) {
    expect_codes({}, {{"", ""}});
    expect_codes(few_pieces, {{"", ""}});
}

TEST(TextEncoder, ASingleSpaceBetweenWordsOfSpacedScriptsIsNotWritten) {
    expect_codes(few_pieces, {{"[the]", "\x00"sv},
                              {"[the] [cat]", "\x00\x01"sv},
                              {"[cat] [\u00E9t\u00E9] [the]", "\x01\x04\x00"sv},
                              {"[the], [cat]", "\x00\x03\x01"sv},
                              {" [the]", "\x02\x00"sv},
                              {"[the] ", "\x00\x02"sv},
                              {"[the]  [cat]", "\x00\xFA\x02  \x01"sv},
                              {"[the]\n[cat]", "\x00\xFA\x01\n\x01"sv}});
}

TEST(TextEncoder, WordsWithoutSpaceBetweenAreParted) {
    expect_codes(few_pieces, {{"[the][cat]", "\x00\xFB\x01"sv},
                              {"[dog][dog]",
                               "\xF9\x03"
                               "dog\xFB\xF0\x00"sv},
                              {"[the][cat] [the]", "\x00\xFB\x01\x00"sv},
                              {"[\u732B][\u732B]", "\x06\x06"sv},
                              {"[\u732B][the]", "\x06\x00"sv},
                              {"[the][\u732B]", "\x00\x06"sv}});
}

TEST(TextEncoder, AWordThatIsNoPieceIsSpelledOnceInAText) {
    expect_codes(few_pieces, {{"[dog]",
                               "\xF9\x03"
                               "dog"sv},
                              {"[dog] [dog]",
                               "\xF9\x03"
                               "dog\xF0\x00"sv},
                              {"[dog] [the] [fox] [dog] [fox]",
                               "\xF9\x03"
                               "dog\x00\xF9\x03"
                               "fox\xF0\x00\xF0\x01"sv}});
}

TEST(TextEncoder, WhatIsNoWordIsNotCountedAmongTheSpelled) {
    expect_codes(few_pieces, {{"dog [fox] [fox]",
                               "\xFA\x04"
                               "dog \xFB\xF9\x03"
                               "fox\xF0\x00"sv},
                              {"dog[dog]",
                               "\xFA\x03"
                               "dog\xFB\xF9\x03"
                               "dog"sv}});
}

TEST(TextEncoder, WhatStandsBetweenWordsIsFoundByEightBytesOrSpelled) {
    expect_codes(few_pieces, {{"the", "\x00"sv},
                              {"the cat", "\xFA\x07the cat"sv},
                              {"12345678the", "\x05\xFB\x00"sv},
                              {"[the]12345678", "\x00\xFB\x05"sv},
                              {"[the]1234567[cat]",
                               "\x00\xFB\xFA\x07"
                               "1234567\xFB\x01"sv},
                              {"[the]\n\n\n\n\n\n\n\n[cat]", "\x00\x07\x01"sv},
                              {"[the]\n\n\n\n\n\n\n\n12345678, ", "\x00\x07\x05\x03"sv},
                              {"[the]-\n\n\n\n\n\n\n\n[cat]", "\x00\xFA\x09-\n\n\n\n\n\n\n\n\x01"sv},
                              {"[the]x[cat]", "\x00\xFB\xFA\x01x\xFB\x01"sv},
                              {"[the] x [cat]", "\x00\xFA\x03 x \x01"sv}});
}

TEST(TextEncoder, BytesOfAllKindsMayBeWords) {
    expect_codes(few_pieces,
                 {{"[a\0b]\0[a\0b]"sv,
                   "\xF9\x03"
                   "a\0b\xFA\x01\0\xF0\0"sv},
                  {"[\0] [\0]"sv, "\xF9\x01\0\x02\xF0\0"sv},
                  {"[\xFF\xFE] [\xC3] [\xE2\x82]", "\xF9\x02\xFF\xFE\x02\xF9\x01\xC3\x02\xF9\x02\xE2\x82"sv},
                  {"[ ] [ ]", "\x02\x02\x02"sv},
                  {"[, ][the]", "\x03\x00"sv}});
}

TEST(TextEncoder, SpacesAreImpliedByTheFirstByteOfALetter) {
    expect_codes(few_pieces,
                 {{"[\u0434\u043E\u043C] [\u0434\u0430]", "\xF9\x06\u0434\u043E\u043C\xF9\x04\u0434\u0430"sv},
                  {"[\u0E44\u0E17\u0E22][\u0E44\u0E17\u0E22]", "\xF9\x09\u0E44\u0E17\u0E22\xFB\xF0\0"sv},
                  {"[\u0E44\u0E17\u0E22] [the]", "\xF9\x09\u0E44\u0E17\u0E22\0"sv},
                  {"[\u4E2D\u6587][\u6587]", "\xF9\x06\u4E2D\u6587\xF9\x03\u6587"sv},
                  {"[\u4E2D\u6587] [\u4E2D\u6587]", "\xF9\x06\u4E2D\u6587\x02\xF0\0"sv},
                  {"[the] [\u732B] [the]", "\x00\x02\x06\x02\x00"sv}});
}

TEST(TextEncoder, GapsOfAllLengthsAreSpelledInAsManyPartsAsTheyTake) {
    const auto spelled = [](std::size_t bytes, char byte) {
        return bytes_of({0xFA, bytes}) + std::string(bytes, byte);
    };
    const std::string parted = bytes_of({0xFB});
    const auto codes = [&](std::size_t bytes, char byte) {
        return codes_of(few_pieces, marked("[the]" + std::string(bytes, byte) + "[cat]"));
    };
    for (const std::size_t bytes : {1, 7, 8, 9, 254, 255}) {
        EXPECT_EQ(codes(bytes, '-'), "\x00"s + spelled(bytes, '-') + "\x01") << bytes;
        EXPECT_EQ(codes(bytes, 'x'), "\x00"s + parted + spelled(bytes, 'x') + parted + "\x01") << bytes;
    }
    for (const std::size_t bytes : {256, 300, 510}) {
        EXPECT_EQ(codes(bytes, '-'), "\x00"s + spelled(255, '-') + spelled(bytes - 255, '-') + "\x01") << bytes;
        EXPECT_EQ(codes(bytes, 'x'),
                  "\x00"s + parted + spelled(255, 'x') + parted + spelled(bytes - 255, 'x') + parted + "\x01")
            << bytes;
    }
    EXPECT_EQ(codes(300, '\n'), "\x00"s + std::string(37, '\x07') + spelled(4, '\n') + "\x01");
}

TEST(TextEncoder, AWordOfMoreThan64BytesGoesWithWhatStandsAroundIt) {
    const std::string longest(64, 'w');
    const std::string longer(65, 'w');
    EXPECT_EQ(codes_of(few_pieces, marked('[' + longest + "] [" + longest + ']')), "\xF9\x40" + longest + "\xF0\x00"s);
    EXPECT_EQ(codes_of(few_pieces, marked('[' + longer + "] [" + longer + ']')), "\xFA\x83" + longer + ' ' + longer);
    EXPECT_EQ(codes_of(few_pieces, marked("[the] [" + longer + "] [cat]")), "\x00\xFA\x43 "s + longer + " \x01");
}

TEST(TextEncoder, PiecesBeyondTheFirst192TakeTwoBytes) {
    std::vector<std::string> pieces;
    for (std::size_t number = 0; number < 12'480; ++number) pieces.push_back("w" + std::to_string(number));
    const TextDictionary dictionary = dictionary_of(pieces);
    const std::vector<Row> rows = {
        {"[w0]", "\x00"sv},       {"[w191]", "\xBF"sv},       {"[w192]", "\xC0\x00"sv},        {"[w447]", "\xC0\xFF"sv},
        {"[w448]", "\xC1\x00"sv}, {"[w12479]", "\xEF\xFF"sv}, {"[w12480]", "\xF9\x06w12480"sv}};
    for (const Row& row : rows) EXPECT_EQ(NotingEncoder(dictionary).encode(marked(row.text)), row.codes) << row.text;
}

// So many words that all are different, and then the one of each number.
MarkedText make_different_words(std::size_t count, const std::vector<std::size_t>& again) {
    MarkedText text;
    for (std::size_t number = 0; number < count; ++number) {
        text.add_word("w" + std::to_string(number));
        text.text += ' ';
    }
    for (const std::size_t number : again) {
        text.add_word("w" + std::to_string(number));
        text.text += ' ';
    }
    return text;
}

TEST(TextEncoder, RepeatsTakeTwoBytesThenThreeUntilNoNumberIsLeft) {
    const std::size_t most = 2048 + 65'536;
    const std::string before = codes_of({}, make_different_words(most + 2, {}));
    const std::string space = "\xFA\x01 ";
    ASSERT_TRUE(before.ends_with(space));
    const std::vector<std::pair<std::size_t, std::string_view>> rows = {
        {0, "\xF0\x00"sv},          {255, "\xF0\xFF"sv},
        {256, "\xF1\x00"sv},        {2047, "\xF7\xFF"sv},
        {2048, "\xF8\x00\x00"sv},   {2049, "\xF8\x01\x00"sv},
        {2304, "\xF8\x00\x01"sv},   {most - 1, "\xF8\xFF\xFF"sv},
        {most, "\xFA\x06w67584"sv}, {most + 1, "\xFA\x06w67585"sv},
        {most, "\xFA\x06w67584"sv}, {0, "\xF0\x00"sv}};
    std::string expected = before.substr(0, before.size() - space.size());
    std::vector<std::size_t> again;
    for (const auto& [number, code] : rows) {
        again.push_back(number);
        expected += code;
    }
    const MarkedText text = make_different_words(most + 2, again);
    const std::string codes = codes_of({}, text);
    EXPECT_TRUE(codes == expected + space);
    EXPECT_TRUE(codes == NaiveEncoder({}).encode(text));
    EXPECT_TRUE(decode_text({}, codes, text.text.size()) == text.text);
}

TEST(TextEncoder, RandomTextsWithAnyWordsAndDictionaryAreEncodedAsByTheModelAndComeBack) {
    RandomMarkedTexts random(1);
    for (std::size_t round = 0; round < test_rounds(60); ++round) {
        const std::vector<std::size_t> counts = {0, 3, 100, 400, 2000};
        const std::vector<std::string> pieces = random.pieces(counts[random.below(counts.size())]);
        const TextDictionary dictionary = dictionary_of(pieces);
        NotingEncoder encoder(dictionary);
        NaiveEncoder model(pieces);
        for (int text_number = 0; text_number < 60; ++text_number) {
            const MarkedText text = random.text(random.below(80));
            const std::string codes = encoder.encode(text);
            ASSERT_EQ(codes, model.encode(text)) << round << ' ' << text_number;
            ASSERT_EQ(decode_text(dictionary, codes, text.text.size()), text.text) << round << ' ' << text_number;
        }
    }
}

TEST(TextEncoder, CodesDoNotDependOnTheTextsBefore) {
    RandomMarkedTexts random(2);
    const TextDictionary dictionary = dictionary_of(random.pieces(300));
    NotingEncoder used(dictionary);
    for (std::size_t round = 0; round < test_rounds(300); ++round) {
        const MarkedText text = random.text(random.below(60));
        ASSERT_EQ(used.encode(text), NotingEncoder(dictionary).encode(text)) << round;
    }
}

TEST(TextEncoder, ATextThatIsNotFinishedLeavesNothingBehind) {
    TextEncoder encoder(dictionary_of(few_pieces));
    const std::vector<testing::WordAt> words = {{0, 3}};
    std::uint32_t note = 0;
    for (const char* text : {"dog dog", "dog"}) {
        WordCode code;
        encoder.begin(text);
        encoder.add(std::span(words), [&](const testing::WordAt&) -> TextEncoder::Notes { return {code, note}; });
    }
    EXPECT_EQ(encoder.finish(),
              "\xF9\x03"
              "dog");
}

TEST(TextEncoder, OutlivesItsDictionary) {
    const auto make = [] {
        const TextDictionary dictionary = dictionary_of({"a piece that is longer than 16", "the"});
        return NotingEncoder(dictionary);
    };
    NotingEncoder encoder = make();
    EXPECT_EQ(encoder.encode(marked("[a piece that is longer than 16] [the]")), "\x00\x01"sv);
}

TEST(TextEncoder, ThreadsShareADictionary) {
    RandomMarkedTexts random(3);
    const std::vector<std::string> pieces = random.pieces(300);
    const TextDictionary dictionary = dictionary_of(pieces);
    std::vector<MarkedText> texts;
    for (int count = 0; count < 200; ++count) texts.push_back(random.text(40));
    std::vector<std::size_t> equal(4);
    std::vector<std::thread> threads;
    for (std::size_t& count : equal) {
        threads.emplace_back([&, shared = dictionary] {
            NotingEncoder encoder(shared);
            for (const MarkedText& text : texts) {
                count += decode_text(shared, encoder.encode(text), text.text.size()) == text.text ? 1 : 0;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(equal, std::vector<std::size_t>(4, texts.size()));
}

}  // namespace
}  // namespace kwic
