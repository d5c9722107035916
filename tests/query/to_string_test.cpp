#include <gtest/gtest.h>

#include <kwic/query.hpp>

#include <set>
#include <string>
#include <vector>

#include "query/query_trees.hpp"
#include "support/test_rounds.hpp"

namespace kwic {
namespace {

using namespace query_trees;

// Makes trees of any shape and any words, within the limits of a query.
class TreeMaker {
  public:
    explicit TreeMaker(unsigned seed) : random_(seed) {}

    Query make_tree() {
        leaves_left_ = 40;
        stars_left_ = max_wildcards;
        return make_any_group(1 + random_below(random_, 5));
    }

  private:
    Query make_any_group(std::size_t levels) {
        std::vector<Query> children;
        do {
            const bool nests = levels > 1 && random_below(random_, 3) == 0;
            children.push_back(nests ? make_any_group(levels - 1) : make_any_leaf());
            children.back().occurrence = static_cast<Occurrence>(random_below(random_, 3));
        } while (leaves_left_ > 0 && random_below(random_, 4) != 0);
        return make_group(std::move(children));
    }

    Query make_any_leaf() {
        if (leaves_left_ > 0) --leaves_left_;
        Query leaf = make_word(make_text());
        if (random_below(random_, 4) == 0) leaf = make_leaf(QueryKind::phrase, leaf.text + " " + make_text());
        if (stars_left_ > 0 && random_below(random_, 8) == 0) {
            --stars_left_;
            leaf = make_leaf(QueryKind::wildcard, make_text() + "ab*");
        }
        if (random_below(random_, 4) == 0) leaf.field = "title";
        return leaf;
    }

    std::string make_text() { return random_pieces(random_, word_pieces(), 1 + random_below(random_, 4)); }

    Random random_;
    std::size_t leaves_left_ = 0;
    std::size_t stars_left_ = 0;
};

TEST(QueryToString, AnyTreeIsReadBackAsItsSimplestForm) {
    for (unsigned seed = 0; seed < 20000; ++seed) {
        const Query tree = TreeMaker(seed).make_tree();
        const std::string text = to_string(tree);
        const ParsedQuery parsed = parse_query(text);
        ASSERT_EQ(without_positions(parsed.query), simplified(tree)) << "seed " << seed << "\n" << text;
        ASSERT_TRUE(parsed.warnings.empty()) << text << "\n" << parsed.warnings[0].message;
    }
}

TEST(QueryToString, SimplestFormIsReadBackAsItself) {
    for (unsigned seed = 0; seed < 5000; ++seed) {
        const Query tree = simplified(TreeMaker(seed).make_tree());
        ASSERT_EQ(without_positions(parse_query(to_string(tree)).query), tree) << to_string(tree);
    }
}

// Every text of up to three pieces, as a word, required, in a field, as a prefix, in a phrase and beside a group's end.
TEST(QueryToString, EveryShortWordIsReadBack) {
    std::vector<std::string> texts = word_pieces();
    for (std::size_t first = 0; texts.size() < 40000 && first < texts.size(); ++first) {
        for (const std::string& piece : word_pieces()) texts.push_back(texts[first] + piece);
    }
    for (const std::string& text : texts) {
        const Query tree = make_group({make_word(text), make_word(text, Occurrence::required),
                                       make_leaf(QueryKind::word, text, Occurrence::excluded, "title"),
                                       make_leaf(QueryKind::wildcard, text + "aa*", Occurrence::required),
                                       make_leaf(QueryKind::wildcard, "aa" + text + "*"),
                                       make_leaf(QueryKind::phrase, text, Occurrence::excluded),
                                       make_group({make_word("x", Occurrence::required), make_word(text)})});
        const ParsedQuery parsed = parse_query(to_string(tree));
        ASSERT_EQ(without_positions(parsed.query), tree) << text << "\n" << to_string(tree);
        ASSERT_TRUE(parsed.warnings.empty()) << to_string(tree);
    }
}

TEST(QueryToString, WordsOfAnyFieldAreReadBackUnderAnyFields) {
    const ParseOptions options{.literal = false, .fields = {{"C"}, {"std"}, {"http"}, {"a-b"}, {"re"}}};
    for (const std::string text : {"C:\\Users", "std::x", "http://x", "a-b:c", "re:x", "C:\\-x", "C:\\AND", "C:(x)"}) {
        const Query tree = make_group({make_word(text), make_word("b", Occurrence::required)});
        EXPECT_EQ(without_positions(parse_query(to_string(tree), options).query), tree) << to_string(tree);
    }
}

TEST(QueryToString, LiteralTextIsReadBackAsAQuery) {
    Random random(7);
    for (std::size_t round = 0; round < test_rounds(20000); ++round) {
        std::vector<std::string> pieces = word_pieces();
        pieces.insert(pieces.end(), {" ", " ", "\t", "\xff", "\xe4\xb8", "AND ", " -"});
        const std::string text = random_pieces(random, pieces, random_below(random, 12));
        const Query literal = parse_query(text, {.literal = true, .fields = {}}).query;
        const ParsedQuery again = parse_query(to_string(literal));
        ASSERT_EQ(without_positions(again.query), without_positions(literal)) << text << "\n" << to_string(literal);
        ASSERT_TRUE(again.warnings.empty()) << to_string(literal);
    }
}

TEST(QueryToString, PartsOfATreeHaveTextsToo) {
    EXPECT_EQ(to_string(Query{}), "");
    EXPECT_EQ(to_string(make_word("a", Occurrence::required)), "+a");
    EXPECT_EQ(to_string(make_leaf(QueryKind::phrase, "a b", Occurrence::excluded, "title")), "-title:\"a b\"");
    EXPECT_EQ(to_string(make_group({make_word("a"), make_group({make_word("b")})})), "a (b)");
    EXPECT_EQ(to_string(make_word("two words")), "\"two words\"");
    EXPECT_EQ(to_string(make_word("two\xffwords")), "\"two words\"");
}

TEST(QueryToString, DepthIsNoDanger) {
    Query tree = make_word("a");
    for (int level = 0; level < 5000; ++level) {
        std::vector<Query> children;
        children.push_back(std::move(tree));
        tree = make_group(std::move(children));
    }
    EXPECT_EQ(to_string(tree), std::string(4999, '(') + "a" + std::string(4999, ')'));
}

}  // namespace
}  // namespace kwic
