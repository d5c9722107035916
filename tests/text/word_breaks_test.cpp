#include "text/word_breaks.hpp"

#include "text/icu_words.hpp"

#include <array>
#include <random>
#include <thread>

namespace kwic {
namespace {

// Every segment in brackets, with a letter for its kind unless it is none: [word|l][ ][3.14|n].
std::string show(WordBreaker& breaker, std::string_view text) {
    constexpr std::array marks = {"", "|n", "|l", "|i"};
    breaker.set_text(text);
    std::string shown;
    for (Segment segment; breaker.next(segment);) {
        shown += '[';
        shown += text.substr(segment.begin_byte, segment.end_byte - segment.begin_byte);
        shown += marks.at(static_cast<std::size_t>(segment.kind));
        shown += ']';
    }
    return shown;
}

struct Example {
    std::string_view text;
    std::string_view segments;
};

TEST(WordBreaker, BreaksAsTheExamplesSay) {
    constexpr Example examples[] = {
        {"", ""},
        {"word", "[word|l]"},
        {"two  words", "[two|l][  ][words|l]"},
        {"can't 'quote'", "[can't|l][ ]['][quote|l][']"},
        {"non-aligned", "[non|l][-][aligned|l]"},
        {"3.14 1,000 1. 2", "[3.14|n][ ][1,000|n][ ][1|n][.][ ][2|n]"},
        {"node.js v2.1", "[node.js|l][ ][v2.1|n]"},
        {"snake_case __x 1_", "[snake_case|l][ ][__x|l][ ][1_|n]"},
        {"_ _", "[_][ ][_]"},
        {"user@example.com", "[user@example.com|l]"},
        {"https://kwic:80", "[https|l][:][/][/][kwic|l][:][80|n]"},
        {"a.\r\nb\n\nc", "[a|l][.][\r\n][b|l][\n][\n][c|l]"},
        {"e\u0301te\u0301", "[e\u0301te\u0301|l]"},
        {"soft\u00ADhyphen", "[soft\u00ADhyphen|l]"},
        {"\u0301a", "[\u0301][a|l]"},
        {"צה\"ל ח'", "[צה\"ל|l][ ][ח'|l]"},
        {"한국어 한국nam", "[한국어|l][ ][한국|l][nam|l]"},
        {"東京都に住む", "[東京|i][都|i][に|i][住む|i]"},
        {"不结盟运动1961年", "[不|i][结盟|i][运动|i][1961|n][年|i]"},
        {"カタカナ・ト", "[カタカナ|i][・][ト|i]"},
        {"ภาษาไทย", "[ภาษา|l][ไทย|l]"},
        {"１２３", "[１２３|n]"},
        {"\U0001F1FA\U0001F1F3\U0001F1E9", "[\U0001F1FA\U0001F1F3][\U0001F1E9]"},
        {"\U0001F469\u200D\U0001F680!", "[\U0001F469\u200D\U0001F680][!]"},
        {"a\xFF"
         "b",
         "[a|l][\xFF][b|l]"},
        {"a.\xE2\x82", "[a|l][.][\xE2\x82]"},
    };
    WordBreaker breaker;
    for (const Example& example : examples) EXPECT_EQ(show(breaker, example.text), example.segments);
}

TEST(WordBreaker, ReadsNothingBeforeATextIsSet) {
    WordBreaker breaker;
    Segment segment;
    EXPECT_FALSE(breaker.next(segment));
}

TEST(WordBreaker, StartsAnewInTheMiddleOfADictionaryRun) {
    WordBreaker breaker;
    breaker.set_text("東京都に住む");
    Segment segment;
    ASSERT_TRUE(breaker.next(segment));
    EXPECT_EQ(show(breaker, "one two"), "[one|l][ ][two|l]");
}

TEST(WordBreaker, GoesOnAfterItWasMoved) {
    WordBreaker first;
    first.set_text("東京都 abc");
    Segment segment;
    ASSERT_TRUE(first.next(segment));
    WordBreaker second = std::move(first);
    ASSERT_TRUE(second.next(segment));
    EXPECT_EQ(segment.begin_byte, std::string_view("東京").size());
    EXPECT_EQ(segment.end_byte, std::string_view("東京都").size());
}

TEST(WordBreaker, GivesEachIllFormedSubpartASegmentOfItsOwn) {
    std::mt19937 engine(3629);
    WordBreaker breaker;
    for (int i = 0; i < 4000; ++i) {
        std::string text;
        for (std::size_t length = 1 + engine() % 30; length > 0; --length) {
            switch (engine() % 4) {
                case 0:
                    text.push_back(static_cast<char>(engine()));
                    break;
                case 1:
                    append_utf8(text, static_cast<char32_t>(engine() % 0x3000));
                    break;
                case 2:
                    text.append("東京都に").resize(text.size() - engine() % 3);
                    break;
                default:
                    text.push_back("ab1. '"[engine() % 6]);
            }
        }
        // What stands between ill-formed subparts breaks as it would alone.
        std::vector<Boundary> expected;
        WordBreaker other;
        for (std::size_t begin = 0; begin < text.size();) {
            const std::string_view rest = std::string_view(text).substr(begin);
            const std::string_view clean = rest.substr(0, find_ill_formed(rest));
            for (Boundary boundary : boundaries_of(other, clean)) {
                expected.push_back({begin + boundary.end_byte, boundary.kind});
            }
            begin += clean.size();
            if (begin == text.size()) break;
            begin += decode_utf8(text, begin).bytes;
            expected.push_back({begin, SegmentKind::none});
        }
        ASSERT_EQ(boundaries_of(breaker, text), expected) << code_points_of(text);
    }
}

TEST(WordBreaker, DividesALongRunAsIcuDoes) {
    std::string han;
    std::string thai;
    for (int i = 0; i < 20000; ++i) {
        han += "不结盟运动的成员国";
        thai += "ประเทศไทยไม่ฝักใฝ่ฝ่ายใด";
    }
    IcuWords icu_words;
    WordBreaker breaker;
    EXPECT_TRUE(boundaries_of(breaker, han) == icu_words.boundaries_of(han));
    EXPECT_TRUE(boundaries_of(breaker, thai) == icu_words.boundaries_of(thai));
}

TEST(WordBreaker, ReadsAheadOverManyMarks) {
    std::string text = "a.";
    for (int i = 0; i < 100000; ++i) text += "\u0301";
    WordBreaker breaker;
    const std::vector<Boundary> expected = {{1, SegmentKind::letters}, {text.size(), SegmentKind::none}};
    EXPECT_EQ(boundaries_of(breaker, text), expected);
    text += "b";
    EXPECT_EQ(boundaries_of(breaker, text), (std::vector<Boundary>{{text.size(), SegmentKind::letters}}));
}

TEST(WordBreaker, ManyThreadsFillTheTableTogether) {
    std::string text;
    for (char32_t c = 0x80; c < 0x30000; c += 7) append_utf8(text, c);
    std::array<std::vector<Boundary>, 4> found;
    std::vector<std::thread> threads;
    for (auto& boundaries : found) {
        threads.emplace_back([&] {
            WordBreaker breaker;
            boundaries = boundaries_of(breaker, text);
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const auto& boundaries : found) EXPECT_TRUE(boundaries == found[0]);
}

}  // namespace
}  // namespace kwic
