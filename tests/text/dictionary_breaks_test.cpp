#include "text/dictionary_breaks.hpp"

#include "text/utf8.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace kwic {
namespace {

std::vector<std::string> pieces_of(DictionaryBreaks& breaks, const std::string& segment) {
    std::vector<std::string> pieces;
    breaks.set_segment(segment);
    for (std::size_t begin = 0; begin < segment.size();) {
        const std::size_t end = breaks.next();
        if (end <= begin || end > segment.size()) throw std::logic_error("boundaries do not ascend");
        pieces.push_back(segment.substr(begin, end - begin));
        begin = end;
    }
    EXPECT_EQ(breaks.next(), segment.size());
    return pieces;
}

using Pieces = std::vector<std::string>;

TEST(DictionaryBreaks, DividesEveryScriptThatHasADictionary) {
    DictionaryBreaks breaks;
    EXPECT_EQ(pieces_of(breaks, "不结盟运动"), (Pieces{"不", "结盟", "运动"}));
    EXPECT_EQ(pieces_of(breaks, "東京都に住む"), (Pieces{"東京", "都", "に", "住む"}));
    EXPECT_EQ(pieces_of(breaks, "ภาษาไทย"), (Pieces{"ภาษา", "ไทย"}));
    EXPECT_EQ(pieces_of(breaks, "ພາສາລາວ"), (Pieces{"ພາສາ", "ລາວ"}));
    EXPECT_EQ(pieces_of(breaks, "ប្រទេសកម្ពុជា"), (Pieces{"ប្រទេស", "កម្ពុជា"}));
    EXPECT_EQ(pieces_of(breaks, "မြန်မာစာ"), (Pieces{"မြန်မာ", "စာ"}));
}

TEST(DictionaryBreaks, CountsBytesOfCharactersBeyondThePlane) {
    DictionaryBreaks breaks;
    const Pieces pieces = pieces_of(breaks, "\U00020000\U00020001東京");
    EXPECT_EQ(pieces.front(), "\U00020000");
    EXPECT_EQ(pieces.back(), "東京");
}

TEST(DictionaryBreaks, OfAnEmptySegmentAreNone) {
    DictionaryBreaks breaks;
    breaks.set_segment("");
    EXPECT_EQ(breaks.next(), 0u);
}

TEST(DictionaryBreaks, CutASegmentThatIsTooLongForOnePiece) {
    std::string segment;
    for (int i = 0; i < 100; ++i) segment += "東京\U00020000";
    DictionaryBreaks breaks(4);
    const Pieces pieces = pieces_of(breaks, segment);
    std::string joined;
    for (const std::string& piece : pieces) {
        EXPECT_EQ(find_ill_formed(piece), std::string::npos);
        EXPECT_LE(count_code_points(piece), 4u);
        joined += piece;
    }
    EXPECT_EQ(joined, segment);
    EXPECT_EQ(pieces, (pieces_of(breaks, segment)));
}

}  // namespace
}  // namespace kwic
