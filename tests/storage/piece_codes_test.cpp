#include "storage/piece_codes.hpp"

#include "analysis/word_table.hpp"
#include "storage/marked_text.hpp"
#include "storage/naive_text_codes.hpp"
#include "storage/slot_sharing_pieces.hpp"
#include "storage/text_decoder.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::dictionary_of;
using testing::make_slot_sharing_pieces;
using testing::MarkedText;
using testing::naive_code_of_piece;
using testing::NotingEncoder;

WordCode find(const PieceCodes& codes, const std::string& piece) {
    const std::vector<char> bytes(piece.begin(), piece.end());  // a sanitizer sees its end
    return codes.find({bytes.data(), bytes.size()}, 0, bytes.size());
}

std::string bytes_of_code(WordCode code) {
    char bytes[4] = {};
    code.write(bytes);
    return {bytes, code.byte_count()};
}

TEST(PieceCodes, APieceHasTheCodeOfItsNumber) {
    std::vector<std::string> pieces;
    for (std::size_t number = 0; number < 12'480; ++number) pieces.push_back("w" + std::to_string(number));
    const PieceCodes codes(dictionary_of(pieces));
    for (std::size_t number = 0; number < pieces.size(); ++number) {
        const WordCode code = find(codes, pieces[number]);
        ASSERT_TRUE(code.is_known()) << number;
        ASSERT_EQ(bytes_of_code(code), naive_code_of_piece(number));
        ASSERT_TRUE(code.spaced());
    }
    EXPECT_FALSE(find(codes, "w12480").is_known());
}

TEST(PieceCodes, PiecesOfAllLengthsAreKeptApart) {
    std::vector<std::string> pieces;
    for (std::size_t bytes = 1; bytes <= 32; ++bytes) {
        pieces.push_back(std::string(bytes, 'a'));
        pieces.push_back(std::string(bytes / 2, 'a') + 'b' + std::string((bytes - 1) / 2, 'a'));
        pieces.push_back(std::string(bytes, '\0'));
    }
    pieces.erase(pieces.begin() + 1);  // the "b" of one byte
    const PieceCodes codes(dictionary_of(pieces));
    for (std::size_t number = 0; number < pieces.size(); ++number) {
        EXPECT_EQ(bytes_of_code(find(codes, pieces[number])), naive_code_of_piece(number)) << number;
    }
    for (const std::string other : {"b", "c", "aaaaaaaaaaaaaaaac", "baaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}) {
        EXPECT_FALSE(find(codes, other).is_known()) << other;
    }
    EXPECT_FALSE(find(codes, std::string(33, 'a')).is_known());
}

TEST(PieceCodes, AreFoundAnywhereInAText) {
    const PieceCodes codes(dictionary_of({"the", "cat", "aaaaaaaaa"}));
    const std::string text = "the cat, aaaaaaaaaa the";
    EXPECT_EQ(bytes_of_code(codes.find(text, 0, 3)), std::string("\0", 1));
    EXPECT_EQ(bytes_of_code(codes.find(text, 4, 7)), "\x01");
    EXPECT_EQ(bytes_of_code(codes.find(text, 9, 18)), "\x02");
    EXPECT_EQ(bytes_of_code(codes.find(text, 10, 19)), "\x02");
    EXPECT_EQ(bytes_of_code(codes.find(text, 20, 23)), std::string("\0", 1));
    EXPECT_FALSE(codes.find(text, 0, 2).is_known());
    EXPECT_FALSE(codes.find(text, 0, 4).is_known());
    EXPECT_FALSE(codes.find(text, 9, 19).is_known());
}

TEST(PieceCodes, TellWhichPiecesBeginLikeAWord) {
    std::vector<std::string> pieces;
    for (int byte = 0; byte < 256; ++byte) pieces.push_back(std::string(1, static_cast<char>(byte)));
    const PieceCodes codes(dictionary_of(pieces));
    for (const std::string& piece : pieces) {
        EXPECT_EQ(find(codes, piece).spaced(), testing::naive_spaced(piece)) << static_cast<int>(piece[0]);
    }
}

TEST(PieceCodes, OfPiecesThatAreTheSameTheFirstIsFound) {
    const PieceCodes codes(dictionary_of({"cat", "the", "the", "cat"}));
    EXPECT_EQ(bytes_of_code(find(codes, "cat")), std::string("\0", 1));
    EXPECT_EQ(bytes_of_code(find(codes, "the")), "\x01");
}

TEST(PieceCodes, WithoutDictionaryNothingIsFound) {
    EXPECT_FALSE(find(PieceCodes(TextDictionary()), "the").is_known());
}

TEST(PieceCodes, PiecesThatShareASlotTakeBoundedSearches) {
    const std::vector<std::string> pieces = make_slot_sharing_pieces(500);
    const PieceCodes codes(dictionary_of(pieces));
    std::size_t kept = 0;
    for (std::size_t number = 0; number < pieces.size(); ++number) {
        const WordCode code = find(codes, pieces[number]);
        kept += code.is_known() ? 1 : 0;
        EXPECT_TRUE(!code.is_known() || bytes_of_code(code) == naive_code_of_piece(number)) << number;
    }
    EXPECT_EQ(kept, WordTable<WordCode>::max_probes);
}

TEST(PieceCodes, PiecesForWhichThereWasNoPlaceAreSpelled) {
    const std::vector<std::string> pieces = make_slot_sharing_pieces(500);
    const TextDictionary dictionary = dictionary_of(pieces);
    MarkedText text;
    for (const std::string& piece : pieces) {
        text.add_word(piece);
        text.text += ", ";
        text.add_word(piece);
    }
    const std::string codes = NotingEncoder(dictionary).encode(text);
    EXPECT_NE(codes.find(pieces.back()), std::string::npos);
    EXPECT_EQ(decode_text(dictionary, codes, text.text.size()), text.text);
}

}  // namespace
}  // namespace kwic
