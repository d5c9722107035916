#include "snippet/text_matcher.hpp"
#include "snippet/naive_near.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace kwic {
namespace {

// The naive matcher: tries every way through a pattern from every position, one after the other.
class NaiveMatcher : public TokenSink {
  public:
    void take(const TokenView& token) override {
        tokens_.push_back(
            {std::string(token.stem), std::string(token.form), token.begin_byte, token.end_byte, token.position});
    }

    std::vector<Match> match(const std::vector<TextClause>& clauses) {
        std::set<Match> found;
        for (std::uint32_t c = 0; c < clauses.size(); ++c) {
            for (const Pattern& pattern : clauses[c].places.patterns) {
                for_each_match(pattern, c, [&](const Match& match, std::uint32_t) { found.insert(match); });
            }
            for (const Near& near : clauses[c].places.nears) {
                mark_parts(near, naive_members(parts_of(near), near.window_words), c, found);
            }
        }
        return {found.begin(), found.end()};
    }

    bool empty() const { return tokens_.empty(); }

  private:
    struct Kept {
        std::string stem, form;
        std::size_t begin, end;
        std::uint32_t position;
    };

    template <class Report>
    void for_each_match(const Pattern& pattern, std::uint32_t clause, Report&& report) const {
        for (std::uint32_t first = 1; first <= tokens_.back().position; ++first) {
            walk(pattern, 0, first, [&](std::size_t begin, std::size_t end, std::uint32_t last) {
                report(Match{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), first, clause}, last);
            });
        }
    }

    NaiveSpans spans_of(const Places& places) const {
        NaiveSpans spans;
        for (const Pattern& pattern : places.patterns) {
            for_each_match(pattern, 0, [&](const Match& match, std::uint32_t last) {
                spans.insert({match.position, last + 1});
            });
        }
        for (const Near& near : places.nears) spans.merge(naive_tightest(parts_of(near), near.window_words));
        return spans;
    }

    std::vector<NaiveSpans> parts_of(const Near& near) const {
        std::vector<NaiveSpans> parts;
        for (const Places& part : near.parts) parts.push_back(spans_of(part));
        return parts;
    }

    void mark_parts(const Near& near, const std::vector<NaiveSpans>& members, std::uint32_t clause,
                    std::set<Match>& found) const {
        for (std::size_t i = 0; i < near.parts.size(); ++i) {
            for (const Pattern& pattern : near.parts[i].patterns) {
                for_each_match(pattern, clause, [&](const Match& match, std::uint32_t last) {
                    if (members[i].count({match.position, last + 1}) != 0) found.insert(match);
                });
            }
            for (const Near& inner : near.parts[i].nears) {
                for (const PlaceSpan& window : naive_tightest(parts_of(inner), inner.window_words)) {
                    if (members[i].count(window) == 0) continue;
                    mark_parts(inner, naive_members(parts_of(inner), window), clause, found);
                }
            }
        }
    }

    bool holds(const Label& label, std::uint32_t position, std::size_t& begin, std::size_t& end) const {
        begin = std::string::npos;
        end = 0;
        for (const std::string& term : label.terms) {
            bool there = false;
            for (const Kept& token : tokens_) {
                const std::string& text = label.kind == LabelKind::stems ? token.stem : token.form;
                if (token.position != position || text != term) continue;
                there = true;
                begin = std::min(begin, token.begin);
                end = std::max(end, token.end);
            }
            if (!there) return false;
        }
        return true;
    }

    template <class Report>
    void walk(const Pattern& pattern, std::uint32_t node, std::uint32_t position, Report&& report,
              std::size_t begin_byte = std::string::npos) const {
        for (const PatternEdge& edge : pattern.edges) {
            if (edge.from != node) continue;
            for (const Label& label : edge.labels) {
                std::size_t begin = 0, end = 0;
                if (!holds(label, position, begin, end)) continue;
                const std::size_t from = std::min(begin_byte, begin);
                if (edge.to == 1) {
                    report(node == 0 ? begin : begin_byte, end, position);
                } else {
                    walk(pattern, edge.to, position + 1, report, node == 0 ? begin : from);
                }
            }
        }
    }

    std::vector<Kept> tokens_;
};

const std::vector<std::string> vocabulary = {"alpha", "beta", "gamma", "delta"};

class RandomPatterns {
  public:
    explicit RandomPatterns(unsigned seed) : random_(seed) {}

    std::size_t below(std::size_t bound) { return random_() % bound; }

    std::string term() { return below(8) == 0 ? "alphabeta" : vocabulary[below(vocabulary.size())]; }

    // A chain of up to four words with side roads between random nodes of it.
    Pattern pattern() {
        Pattern pattern;
        const auto words = static_cast<std::uint32_t>(1 + below(4));
        const auto node = [&](std::uint32_t i) { return i == 0 ? 0 : i == words ? 1 : i + 1; };
        pattern.nodes = words + 1;
        for (std::uint32_t i = 0; i < words; ++i) pattern.edges.push_back({node(i), node(i + 1), labels()});
        for (std::size_t roads = below(3); roads > 0; --roads) {
            const auto from = static_cast<std::uint32_t>(below(words));
            const auto to = static_cast<std::uint32_t>(from + 1 + below(words - from));
            if (below(2) == 0) {
                pattern.edges.push_back({node(from), node(to), labels()});
            } else {
                const std::uint32_t middle = pattern.nodes++;
                pattern.edges.push_back({node(from), middle, labels()});
                pattern.edges.push_back({middle, node(to), labels()});
            }
        }
        return pattern;
    }

    Near near(int depth) {
        Near near{static_cast<std::uint32_t>(2 + below(12)), {}};
        for (std::size_t parts = 2 + below(2); parts > 0; --parts) {
            Places& part = near.parts.emplace_back();
            if (depth > 0 && below(3) == 0) {
                part.nears.push_back(this->near(depth - 1));
            } else {
                part.patterns.push_back(pattern());
            }
            if (below(3) == 0) part.patterns.push_back(pattern());
        }
        return near;
    }

    std::string text() {
        std::string text;
        for (std::size_t words = below(30); words > 0; --words) {
            text += vocabulary[below(vocabulary.size())];
            text += below(6) == 0 ? "-" : below(10) == 0 ? ". " : " ";
        }
        return text;
    }

  private:
    std::vector<Label> labels() {
        std::vector<Label> labels(1 + below(2));
        for (Label& label : labels) {
            if (below(4) == 0) label.kind = LabelKind::forms;
            label.terms.push_back(term());
            if (below(6) == 0) {
                const std::string second = term();
                if (second != label.terms[0]) label.terms.push_back(second);
            }
        }
        if (labels.size() == 2 && labels[0] == labels[1]) labels.pop_back();
        return labels;
    }

    std::mt19937 random_;
};

TEST(TextMatcher, FindsWhatTheNaiveMatcherFinds) {
    RandomPatterns random(7);
    Tokenizer tokenizer;
    std::size_t matches = 0;
    for (std::size_t round = 0; round < test_rounds(3000); ++round) {
        std::vector<TextClause> clauses(1 + random.below(3));
        for (TextClause& clause : clauses) {
            clause.places.patterns.push_back(random.pattern());
            if (random.below(3) == 0) clause.places.patterns.push_back(random.pattern());
            if (random.below(3) == 0) clause.places.nears.push_back(random.near(1));
        }
        const std::string text = random.text();
        NaiveMatcher naive;
        tokenizer.tokenize(text, "xx", 1, naive);
        const std::vector<Match> expected = naive.empty() ? std::vector<Match>() : naive.match(clauses);
        const std::vector<Match> found = TextMatcher(clauses).match(text, "xx", ClauseScope::anywhere, tokenizer);
        ASSERT_EQ(found, expected) << text << " in round " << round;
        matches += found.size();
    }
    EXPECT_GT(matches, 1000U);
}

TextClause word_clause(const std::string& stem, ClauseScope scope = ClauseScope::anywhere) {
    TextClause clause;
    clause.scope = scope;
    clause.places.patterns.push_back({2, {{0, 1, {{{stem}}}}}});
    return clause;
}

TEST(TextMatcher, TitleClausesMatchOnlyInTitles) {
    const std::vector<TextClause> clauses = {word_clause("alpha", ClauseScope::title)};
    const TextMatcher matcher(clauses);
    Tokenizer tokenizer;
    EXPECT_TRUE(matcher.match("alpha", "en", ClauseScope::anywhere, tokenizer).empty());
    EXPECT_EQ(matcher.match("alpha", "en", ClauseScope::title, tokenizer).size(), 1U);
}

TEST(TextMatcher, APhraseIsOneMatchFromItsFirstByteToItsLast) {
    TextClause clause;
    clause.places.patterns.push_back({3, {{0, 2, {{{"alpha"}}}}, {2, 1, {{{"beta"}}}}}});
    const std::vector<TextClause> clauses = {clause};
    Tokenizer tokenizer;
    const auto matches = TextMatcher(clauses).match("x alpha, (beta) alpha", "xx", ClauseScope::anywhere, tokenizer);
    ASSERT_EQ(matches.size(), 1U);
    EXPECT_EQ(matches[0].begin_byte, 2U);
    EXPECT_EQ(matches[0].end_byte, 14U);
}

// Words that were met by one of them hold parts that the other has met since, in other words.
TEST(TextMatcher, SeveralMayShareATokenizerInTurns) {
    const std::vector<TextClause> alpha = {word_clause("alpha")};
    const std::vector<TextClause> beta = {word_clause("beta")};
    const TextMatcher of_alpha(alpha);
    const TextMatcher of_beta(beta);
    Tokenizer tokenizer;
    const auto count = [&](const TextMatcher& matcher, const char* text) {
        return matcher.match(text, "xx", ClauseScope::anywhere, tokenizer).size();
    };
    for (int round = 0; round < 2; ++round) {
        EXPECT_EQ(count(of_alpha, "alpha-beta alpha"), 2U);
        EXPECT_EQ(count(of_beta, "beta betaAlpha"), 2U);
        EXPECT_EQ(count(of_beta, "alpha"), 0U);
    }
}

TEST(TextMatcher, WithoutClausesNothingMatches) {
    const std::vector<TextClause> clauses;
    Tokenizer tokenizer;
    EXPECT_TRUE(TextMatcher(clauses).match("alpha", "en", ClauseScope::anywhere, tokenizer).empty());
}

}  // namespace
}  // namespace kwic
