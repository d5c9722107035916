#include "indexing/piece_counts.hpp"

#include "storage/marked_text.hpp"
#include "storage/naive_text_codes.hpp"
#include "storage/slot_sharing_pieces.hpp"
#include "storage/text_codes.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using testing::dictionary_of;
using testing::make_slot_sharing_pieces;
using testing::marked;
using testing::MarkedText;
using testing::naive_spaced;
using testing::NotingCounts;
using testing::RandomMarkedTexts;
using testing::WordAt;

using Pieces = std::vector<std::string>;

Pieces pieces_of(const TextDictionary& dictionary) {
    Pieces pieces;
    for (std::size_t number = 0; number < dictionary.size(); ++number) pieces.emplace_back(dictionary.piece(number));
    return pieces;
}

Pieces learn(const std::vector<MarkedText>& texts) {
    NotingCounts counts;
    for (const MarkedText& text : texts) counts.count(text);
    return pieces_of(counts.dictionary());
}

// Every piece of the texts in a map.
class NaiveCounts {
  public:
    void count(const MarkedText& marked) {
        std::size_t at = 0;
        bool spaced = false;
        for (const WordAt& word : marked.words) {
            if (word.byte_count > 32) continue;
            const std::string bytes = marked.word(word);
            const std::string before = marked.text.substr(at, word.begin_byte - at);
            if (!(before == " " && spaced && naive_spaced(bytes))) count_rest(before);
            ++counts_[bytes];
            at = word.begin_byte + word.byte_count;
            spaced = naive_spaced(bytes);
        }
        count_rest(marked.text.substr(at));
    }

    [[nodiscard]] std::size_t size() const { return counts_.size(); }

    [[nodiscard]] Pieces pieces() const {
        std::vector<std::pair<std::string, std::size_t>> kept;
        for (const auto& [piece, count] : counts_) {
            if (count > 1) kept.emplace_back(piece, count);
        }
        std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) {
            return a.second != b.second ? a.second > b.second : a.first < b.first;
        });
        Pieces pieces;
        for (const auto& piece : kept) pieces.push_back(piece.first);
        return pieces;
    }

  private:
    void count_rest(const std::string& rest) {
        for (std::size_t at = 0; at < rest.size(); at += 8) ++counts_[rest.substr(at, 8)];
    }

    std::map<std::string, std::size_t> counts_;
};

TEST(PieceCounts, WhatComesTwiceIsAPieceTheMostFrequentFirst) {
    const std::string word32(32, 'w');
    const std::string word33(33, 'w');
    const std::vector<std::pair<std::string, Pieces>> rows = {
        {"", {}},
        {"[the] [cat]", {}},
        {"[the] [the]", {"the"}},
        {"[the] [cat] [cat] [the] [the]", {"the", "cat"}},
        {"[cat] [the] [the] [cat]", {"cat", "the"}},
        {"[the], [the], [the]", {"the", ", "}},
        {"[the]  [the] [the]  [the]", {"the", "  "}},
        {" [the] ", {" "}},
        {"[the] [\u732B] [the] [\u732B]", {" ", "the", "\u732B"}},
        {"[the]--------[cat]--------", {"--------"}},
        {"[the]---------[the]---------", {"-", "--------", "the"}},
        {"[the]----------------[cat]", {"--------"}},
        {"[" + word32 + "] [" + word32 + "]", {word32}},
        {"[" + word33 + "] [" + word33 + "]", {"wwwwwwww"}},
        {std::string("[a\0b]\0[a\0b]\0", 12), {std::string(1, '\0'), std::string("a\0b", 3)}}};
    for (const auto& [text, pieces] : rows) EXPECT_EQ(learn({marked(text)}), pieces) << text;
}

TEST(PieceCounts, TextsAreCountedTogether) {
    EXPECT_EQ(learn({marked("[the] [cat]"), marked("[the] [dog]")}), Pieces({"the"}));
    EXPECT_EQ(learn({marked("[the]"), marked(" [the]"), marked(" [the]")}), Pieces({"the", " "}));
    EXPECT_EQ(learn({marked("a "), marked("a ")}), Pieces({"a "}));
}

// As two languages have them.
TEST(PieceCounts, WordsWithNotesOfTheirOwnAreOnePieceIfTheirBytesAreTheSame) {
    PieceCounts counts;
    const std::string text = "the the cat";
    std::uint32_t english = 0;
    std::uint32_t french = 0;
    std::uint32_t cat = 0;
    counts.begin(text);
    counts.add(0, 3, english);
    counts.add(4, 3, french);
    counts.add(8, 3, cat);
    counts.finish();
    EXPECT_EQ(english, french);
    EXPECT_NE(english, cat);
    EXPECT_EQ(pieces_of(counts.dictionary()), Pieces({"the"}));
}

TEST(PieceCounts, ASampleWithoutAnythingTwiceGivesNoDictionary) {
    EXPECT_EQ(PieceCounts().dictionary().number(), 0U);
    NotingCounts counts;
    counts.count(marked("[the] [cat]"));
    EXPECT_EQ(counts.dictionary().bytes(), "");
}

// Not so many that some find no place in the table.
TEST(PieceCounts, RandomTextsAreCountedAsByTheModel) {
    RandomMarkedTexts random(11);
    for (std::size_t round = 0; round < test_rounds(150); ++round) {
        NotingCounts counts;
        NaiveCounts model;
        for (const std::size_t most = random.below(250); model.size() < most;) {
            const MarkedText text = random.text(random.below(30));
            counts.count(text);
            model.count(text);
        }
        ASSERT_EQ(pieces_of(counts.dictionary()), model.pieces()) << round;
    }
}

TEST(PieceCounts, TheSameSampleGivesTheSameDictionary) {
    const auto learn_bytes = [](std::uint64_t seed) {
        RandomMarkedTexts random(seed);
        NotingCounts counts;
        for (int texts = 0; texts < 30; ++texts) counts.count(random.text(100));
        return std::string(counts.dictionary().bytes());
    };
    EXPECT_EQ(learn_bytes(12), learn_bytes(12));
    EXPECT_NE(learn_bytes(12), learn_bytes(13));
}

TEST(PieceCounts, OfTooManyPiecesThoseThatSaveMostAreTaken) {
    NotingCounts counts;
    for (int times = 0; times < 2; ++times) {
        MarkedText text;
        for (int number = 0; number < 14'000; ++number) text.add_word("w" + std::to_string(number));
        for (int again = 0; again < 20; ++again) text.add_word("x");
        counts.count(text);
    }
    const Pieces pieces = pieces_of(counts.dictionary());
    ASSERT_EQ(pieces.size(), max_text_pieces);
    EXPECT_EQ(pieces.front(), "x");
    EXPECT_TRUE(std::is_sorted(pieces.begin() + 1, pieces.end()));
    for (const std::string& piece : pieces) EXPECT_TRUE(piece == "x" || piece.size() >= 5) << piece;
    EXPECT_NE(std::find(pieces.begin(), pieces.end(), "w13999"), pieces.end());
}

TEST(PieceCounts, PiecesThatShareASlotAreCountedToo) {
    const Pieces words = make_slot_sharing_pieces(500);
    NotingCounts counts;
    for (int times = 0; times < 2; ++times) {
        MarkedText text;
        for (const std::string& word : words) text.add_word(word);
        counts.count(text);
    }
    ASSERT_GT(words.size(), WordTable<std::uint32_t>::max_probes);
    EXPECT_EQ(counts.dictionary().size(), words.size());
}

}  // namespace
}  // namespace kwic
