#include "snippet/line_bounds.hpp"

#include "snippet/word_ranges.hpp"
#include "support/test_rounds.hpp"
#include "text/graphemes.hpp"
#include "text/sentence_breaks.hpp"
#include "text/utf8.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

std::string line_around(const std::string& text, const std::string& keyword, LineWidth width) {
    WordBreaker breaker;
    const std::size_t at = text.find(keyword);
    const ByteRange line = find_line_bounds(text, {at, at + keyword.size()}, width, breaker);
    return text.substr(line.begin, line.end - line.begin);
}

TEST(LineBounds, CountWordsOrCharactersOrTakeTheSentence) {
    const std::string text =
        "It ended. The first \u201Csummit\u201D met in Belgrade, in 1961. Then others (many) came.";
    struct Example {
        LineWidth width;
        std::string keyword;
        std::string line;
    };
    const std::vector<Example> examples = {
        {{ContextUnit::words, 0}, "met", "met"},
        {{ContextUnit::words, 1}, "met", "\u201Csummit\u201D met in"},
        {{ContextUnit::words, 2}, "met", "first \u201Csummit\u201D met in Belgrade,"},
        {{ContextUnit::words, 4}, "others", "Belgrade, in 1961. Then others (many) came."},
        {{ContextUnit::words, 999}, "It", text},
        {{ContextUnit::characters, 0}, "met", "met"},
        {{ContextUnit::characters, 3}, "met", "t\u201D met in"},
        {{ContextUnit::characters, 999}, "met", text},
        {{ContextUnit::sentence, 0}, "met", "The first \u201Csummit\u201D met in Belgrade, in 1961."},
        {{ContextUnit::sentence, 0}, "It", "It ended."},
        {{ContextUnit::sentence, 0}, "came", "Then others (many) came."},
        {{ContextUnit::sentence, 0}, "ended. The", "It ended. The first \u201Csummit\u201D met in Belgrade, in 1961."},
    };
    for (const Example& example : examples) EXPECT_EQ(line_around(text, example.keyword, example.width), example.line);
}

TEST(LineBounds, CutNoCharacterInTwo) {
    const std::string family = "\U0001F469\u200D\U0001F469\u200D\U0001F467";
    const std::string text = family + "x" + family;
    for (std::size_t count = 1; count < 5; ++count) {
        EXPECT_EQ(line_around(text, "x", {ContextUnit::characters, count}), "x");
    }
    EXPECT_EQ(line_around(text, "x", {ContextUnit::characters, 5}), text);
    EXPECT_EQ(line_around("e\u0301 x e\u0301", "x", {ContextUnit::characters, 2}), " x ");
    EXPECT_EQ(line_around("e\u0301 x e\u0301", "x", {ContextUnit::characters, 3}), "e\u0301 x e\u0301");
}

// The model knows all words and all sentences of the text, and counts from its begin.
class Model {
  public:
    explicit Model(const std::string& text) : text_(text) {
        WordBreaker breaker;
        breaker.set_text(text);
        for (Segment segment; breaker.next(segment);) {
            if (segment.kind != SegmentKind::none) words_.push_back({segment.begin_byte, segment.end_byte});
        }
    }

    [[nodiscard]] const std::vector<ByteRange>& words() const { return words_; }

    // The line of words [first, last).
    [[nodiscard]] ByteRange line(std::size_t first, std::size_t last, LineWidth width) const {
        if (width.unit == ContextUnit::characters) return by_characters(first, last, width.amount);
        if (width.unit == ContextUnit::words) {
            if (width.amount == 0) return {words_[first].begin, words_[last - 1].end};
            return with_signs(first - std::min(first, width.amount), std::min(words_.size(), last + width.amount));
        }
        while (first > 0 && !sentence_ends_between(text_, words_[first - 1].end, words_[first].begin)) --first;
        while (last < words_.size() && !sentence_ends_between(text_, words_[last - 1].end, words_[last].begin)) ++last;
        return with_signs(first, last);
    }

  private:
    [[nodiscard]] ByteRange with_signs(std::size_t first, std::size_t last) const {
        return {grapheme_boundary_at_or_after(text_, with_opening_signs(text_, words_[first].begin, 0)),
                grapheme_boundary_at_or_before(text_, with_closing_signs(text_, words_[last - 1].end, text_.size()))};
    }

    [[nodiscard]] ByteRange by_characters(std::size_t first, std::size_t last, std::size_t count) const {
        const ByteRange keyword{words_[first].begin, words_[last - 1].end};
        ByteRange line = keyword;
        for (std::size_t at = 0; at <= text_.size(); ++at) {
            if (!is_grapheme_boundary(text_, at)) continue;
            if (at < keyword.begin && count_code_points(text_.substr(at, keyword.begin - at)) <= count) {
                line.begin = std::min(line.begin, at);
            }
            if (at > keyword.end && count_code_points(text_.substr(keyword.end, at - keyword.end)) <= count)
                line.end = at;
        }
        return line;
    }

    const std::string& text_;
    std::vector<ByteRange> words_;
};

TEST(LineBounds, AreThoseOfAModelThatReadsAllOfTheText) {
    const std::vector<std::string> pieces = {"alpha",
                                             "Beta",
                                             "caf\u00E9",
                                             "\u0416\u0443\u043A",
                                             "x1",
                                             "don't",
                                             ". ",
                                             " ",
                                             " ",
                                             ", ",
                                             "\n",
                                             "\n\n",
                                             "? ",
                                             " (",
                                             ") ",
                                             "e\u0301",
                                             "\u6771",
                                             "\u3002",
                                             "\U0001F469\u200D\U0001F680",
                                             " \u201C",
                                             "\u201D ",
                                             "-"};
    std::mt19937 random(8);
    WordBreaker breaker;
    for (std::size_t round = 0; round < test_rounds(1500); ++round) {
        std::string text;
        for (std::size_t count = random() % 120; count > 0; --count) text += pieces[random() % pieces.size()];
        const Model model(text);
        if (model.words().empty()) continue;
        const std::size_t first = random() % model.words().size();
        const std::size_t last = std::min(model.words().size(), first + 1 + random() % 3);
        const LineWidth width{static_cast<ContextUnit>(random() % 3), random() % 30};
        const ByteRange expected = model.line(first, last, width);
        const ByteRange keyword{model.words()[first].begin, model.words()[last - 1].end};
        const ByteRange found = find_line_bounds(text, keyword, width, breaker);
        ASSERT_EQ(std::pair(found.begin, found.end), std::pair(expected.begin, expected.end))
            << static_cast<int>(width.unit) << ' ' << width.amount << " in: " << text;
    }
}

// Texts of one endless word, of marks alone, of nothing that ends a sentence: lines are bounded, and still whole
// characters.
TEST(LineBounds, ReachNoFurtherThanTheLimitInHostileTexts) {
    WordBreaker breaker;
    for (const std::string piece : {"a", "a ", "\u0301", "\u6771", "\U0001F1E6", "!", "'", "\u200D", "\n", "a."}) {
        std::string half;
        while (half.size() < 100'000) half += piece;
        const std::string text = half + " keyword " + half;
        const ByteRange keyword{half.size() + 1, half.size() + 8};
        for (const ContextUnit unit : {ContextUnit::words, ContextUnit::characters, ContextUnit::sentence}) {
            const ByteRange line = find_line_bounds(text, keyword, {unit, 1'000'000'000}, breaker);
            ASSERT_LE(line.begin, keyword.begin);
            ASSERT_GE(line.end, keyword.end);
            ASSERT_LE(keyword.begin - line.begin, max_context_bytes);
            ASSERT_LE(line.end - keyword.end, max_context_bytes);
            ASSERT_TRUE(is_grapheme_boundary(text, line.begin));
            ASSERT_TRUE(is_grapheme_boundary(text, line.end));
        }
    }
}

}  // namespace
}  // namespace kwic
