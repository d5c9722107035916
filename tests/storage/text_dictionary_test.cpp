#include "storage/text_dictionary.hpp"

#include "storage/byte_hash.hpp"
#include "storage/marked_text.hpp"
#include "storage/naive_text_codes.hpp"
#include "storage/random_text.hpp"
#include "storage/sample_texts.hpp"
#include "storage/text_decoder.hpp"
#include "storage/thrown_error.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <set>
#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::bytes_of;
using testing::dictionary_of;
using testing::make_sample_texts;
using testing::make_test_dictionary_bytes;
using testing::MarkedText;
using testing::NotingEncoder;
using testing::RandomText;
using testing::throws;
using testing::with_words_of_letters;

bool is_damage(std::string_view bytes) {
    return throws(ErrorCode::damaged, [&] { TextDictionary{std::string(bytes)}; });
}

// With the number that goes with them.
std::string numbered(const std::string& behind_number) {
    const std::size_t number = 1 + hash_bytes(behind_number) % 65'535;
    return bytes_of({number % 256, number / 256}) + behind_number;
}

// So many pieces of these lengths.
std::string with_pieces(std::size_t count, const std::string& lengths, std::size_t text_bytes) {
    return numbered(bytes_of({count % 256, count / 256}) + lengths + std::string(text_bytes, 'x'));
}

// Whatever else than what works or Error{damaged} comes out of the bytes fails the test.
bool works_or_is_damage(const std::string& bytes, const MarkedText& text) {
    try {
        const TextDictionary dictionary(bytes);
        const std::string codes = NotingEncoder(dictionary).encode(text);
        return decode_text(dictionary, codes, text.text.size()) == text.text;
    } catch (const Error& error) {
        return error.code() == ErrorCode::damaged;
    }
}

TEST(TextDictionary, EmptyBytesAndNoPiecesMeanNone) {
    for (const TextDictionary& none : {TextDictionary(), TextDictionary(""), TextDictionary::of_pieces({})}) {
        EXPECT_EQ(none.number(), 0U);
        EXPECT_EQ(none.bytes(), "");
        EXPECT_EQ(none.size(), 0U);
    }
}

TEST(TextDictionary, ItsBytesAreItsNumberAndThePieces) {
    const TextDictionary dictionary = dictionary_of({"the", " ", std::string("a\0b", 3)});
    EXPECT_EQ(dictionary.bytes(), numbered(std::string("\x03\x00\x03\x01\x03the a\0b", 12)));
    EXPECT_EQ(dictionary_of({std::string(32, 'x')}).bytes(), with_pieces(1, "\x20", 32));
}

TEST(TextDictionary, ComesBackFromItsBytes) {
    const std::vector<std::string> pieces = {"the", std::string(32, 'x'), "\xFF", std::string(1, '\0'), "cat"};
    const TextDictionary made = dictionary_of(pieces);
    const TextDictionary read{std::string(made.bytes())};
    EXPECT_EQ(read.bytes(), made.bytes());
    EXPECT_EQ(read.number(), made.number());
    for (const TextDictionary& dictionary : {made, read}) {
        ASSERT_EQ(dictionary.size(), pieces.size());
        for (std::size_t number = 0; number < pieces.size(); ++number) {
            EXPECT_EQ(dictionary.piece(number), pieces[number]);
        }
    }
}

TEST(TextDictionary, TheNumberGoesWithThePiecesAndIsNeverThatOfNone) {
    std::set<std::uint32_t> numbers;
    for (int number = 0; number < 2000; ++number) {
        const TextDictionary dictionary = dictionary_of({"the", "w" + std::to_string(number)});
        EXPECT_GE(dictionary.number(), 1U);
        EXPECT_LE(dictionary.number(), 65'535U);
        EXPECT_EQ(dictionary.number(), dictionary_of({"the", "w" + std::to_string(number)}).number());
        numbers.insert(dictionary.number());
    }
    EXPECT_GT(numbers.size(), 1900U);
    EXPECT_NE(dictionary_of({"a", "bc"}).number(), dictionary_of({"ab", "c"}).number());
    EXPECT_NE(dictionary_of({"a", "b"}).number(), dictionary_of({"b", "a"}).number());
}

TEST(TextDictionary, ACopyOutlivesTheOriginal) {
    TextDictionary copy;
    {
        const TextDictionary original = dictionary_of({"the", "cat"});
        copy = original;
    }
    EXPECT_EQ(copy.piece(0), "the");
    EXPECT_EQ(copy.piece(1), "cat");
}

// A sanitizer sees what may not be read.
TEST(TextDictionary, FromEveryPieceOnAsMuchCanBeReadAsTheLongestHas) {
    const std::vector<std::string> pieces = {"a", std::string(32, 'b'), std::string(31, 'c'), "d"};
    const TextDictionary made = dictionary_of(pieces);
    for (const TextDictionary& dictionary : {made, TextDictionary{std::string(made.bytes())}}) {
        for (std::size_t number = 0; number < dictionary.size(); ++number) {
            char read[32];
            std::memcpy(read, dictionary.piece(number).data(), sizeof read);
            EXPECT_EQ(read[0], pieces[number][0]);
        }
    }
}

TEST(TextDictionary, EveryTruncationIsDamage) {
    const std::string bytes = make_test_dictionary_bytes(1);
    ASSERT_GT(bytes.size(), 1000U);
    for (std::size_t kept = 1; kept < bytes.size(); ++kept) EXPECT_TRUE(is_damage(bytes.substr(0, kept))) << kept;
    EXPECT_TRUE(is_damage(bytes + '\0'));
}

TEST(TextDictionary, EveryChangedByteIsDamage) {
    const std::string bytes = make_test_dictionary_bytes(1);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        EXPECT_TRUE(is_damage(changed)) << at;
    }
}

TEST(TextDictionary, AllValuesOfEveryByteGiveADictionaryOrDamage) {
    const std::string bytes(dictionary_of({"the", "cat", " ", "dog"}).bytes());
    const MarkedText text = with_words_of_letters("the cat and the dog");
    std::size_t read = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        for (int byte = 0; byte < 256; ++byte) {
            changed[at] = static_cast<char>(byte);
            ASSERT_TRUE(works_or_is_damage(changed, text)) << at << ' ' << byte;
            read += is_damage(changed) ? 0 : 1;
        }
    }
    EXPECT_GE(read, bytes.size()) << "as it was";
    EXPECT_LE(read, bytes.size() + 3) << "one in 65,535 changes";
}

TEST(TextDictionary, TheNumberIsChecked) {
    std::string bytes = with_pieces(1, "\x01", 1);
    EXPECT_FALSE(is_damage(bytes));
    for (std::uint32_t number = 0; number < 65'536; number += 7) {
        bytes[0] = static_cast<char>(number);
        bytes[1] = static_cast<char>(number >> 8);
        const bool right = number == dictionary_of({"x"}).number();
        ASSERT_EQ(is_damage(bytes), !right) << number;
    }
}

TEST(TextDictionary, LengthsAreFrom1To32) {
    for (std::size_t length = 0; length < 256; ++length) {
        const bool right = length >= 1 && length <= 32;
        EXPECT_EQ(is_damage(with_pieces(2, bytes_of({1, length}), 1 + length)), !right) << length;
    }
}

TEST(TextDictionary, LengthsThatAreNotThoseOfThePiecesAreDamage) {
    EXPECT_FALSE(is_damage(with_pieces(2, "\x01\x02", 3)));
    EXPECT_TRUE(is_damage(with_pieces(2, "\x01\x02", 2)));
    EXPECT_TRUE(is_damage(with_pieces(2, "\x01\x02", 4)));
    EXPECT_TRUE(is_damage(with_pieces(2, "\x01", 0)));
    EXPECT_TRUE(is_damage(with_pieces(1, "", 0)));
    EXPECT_TRUE(is_damage(with_pieces(0, "", 0)));
    EXPECT_TRUE(is_damage(numbered("")));
    EXPECT_TRUE(is_damage(numbered("x")));
}

TEST(TextDictionary, MorePiecesThanCodesAreDamage) {
    const auto of = [](std::size_t count) { return with_pieces(count, std::string(count, '\x01'), count); };
    EXPECT_EQ(TextDictionary(of(12'480)).size(), 12'480U);
    EXPECT_TRUE(is_damage(of(12'481)));
    EXPECT_TRUE(is_damage(of(65'535)));
}

// With its number put right, what is damaged is looked at.
TEST(TextDictionary, RandomDamageGivesADictionaryOrDamage) {
    RandomText random(5);
    const std::string behind_number = make_test_dictionary_bytes(1).substr(2);
    const MarkedText text = with_words_of_letters(make_sample_texts(3, 1).front());
    std::size_t read = 0;
    for (std::size_t round = 0; round < test_rounds(2000); ++round) {
        std::string changed = behind_number;
        for (std::size_t changes = 1 + random.below(3); changes > 0; --changes) {
            const std::size_t bytes = random.below(4);
            const std::size_t at = random.below(random.below(9) == 0 ? 9 : changed.size() - 4);
            changed.replace(at, bytes, random.bytes(random.below(4) == 0 ? random.below(4) : bytes));
        }
        ASSERT_TRUE(works_or_is_damage(numbered(changed), text)) << round;
        read += is_damage(numbered(changed)) ? 0 : 1;
    }
    EXPECT_GT(read, 100U);
}

}  // namespace
}  // namespace kwic
