#include <gtest/gtest.h>

#include <kwic/query.hpp>

#include <set>
#include <string>
#include <vector>

#include "query/query_trees.hpp"
#include "query/same_tree.hpp"
#include "support/test_rounds.hpp"

namespace kwic {
namespace {

using namespace query_trees;

const std::vector<FieldSpec>& fields() {
    return all_fields().fields;
}

// Makes trees of any shape and any words, within the limits of a query.
class TreeMaker {
  public:
    explicit TreeMaker(unsigned seed) : random_(seed) {}

    Query make_tree() {
        leaves_left_ = 40;
        wildcards_left_ = max_wildcards;
        return make_any_group(1 + random_below(random_, 5));
    }

  private:
    bool is_one_in(std::size_t count) { return random_below(random_, count) == 0; }

    Query make_any_group(std::size_t levels) {
        std::vector<Query> children;
        do {
            children.push_back(make_any_child(levels));
            children.back().occurrence = static_cast<Occurrence>(random_below(random_, 3));
        } while (leaves_left_ > 0 && !is_one_in(4));
        return make_group(std::move(children));
    }

    Query make_any_child(std::size_t levels) {
        if (levels > 1 && is_one_in(3)) return boosted(make_any_group(levels - 1));
        if (levels > 1 && is_one_in(6)) return boosted(make_near(levels - 1, any_text_field()));
        return is_one_in(4) ? make_condition() : make_term(any_text_field());
    }

    Query make_near(std::size_t levels, const std::string& field) {
        Query near;
        near.kind = QueryKind::near;
        near.distance = static_cast<std::uint32_t>(random_below(random_, max_near_distance + 1));
        for (std::size_t left = 2 + random_below(random_, 3); left > 0; --left) {
            near.children.push_back(make_near_part(levels, field));
        }
        return near;
    }

    Query make_near_part(std::size_t levels, const std::string& field) {
        if (levels > 1 && is_one_in(4)) return boosted(make_near(levels - 1, field));
        if (levels <= 1 || !is_one_in(4))
            return is_one_in(2) ? make_leaf(QueryKind::word, make_text(), {}, field) : make_term(field);
        std::vector<Query> alternatives;
        do {
            alternatives.push_back(make_near_part(levels - 1, field));
        } while (leaves_left_ > 0 && is_one_in(2));
        return boosted(make_group(std::move(alternatives)));
    }

    Query make_term(const std::string& field) {
        if (leaves_left_ > 0) --leaves_left_;
        Query term = make_part();
        if (term.kind == QueryKind::word && is_one_in(3)) term = make_phrase(std::move(term));
        if (term.kind == QueryKind::word || term.kind == QueryKind::phrase) term.exact = is_one_in(5);
        term.field = field;
        return boosted(std::move(term));
    }

    // A word, wildcard or fuzzy word.
    Query make_part() {
        if (wildcards_left_ > 0 && is_one_in(8)) {
            --wildcards_left_;
            return make_leaf(QueryKind::wildcard,
                             any_of({"ab*", "*ment", "w?rd", "-x*_y*", ".a??b", "*l.i-g*n*", "中?国"}));
        }
        Query word = make_word(make_text());
        if (!is_one_in(8)) return word;
        word = make_leaf(QueryKind::fuzzy, any_of({"colour", "-e\u0301t\u00e9", "o'neil", "a.b.c", "AND", "中文字"}));
        word.distance = 1 + static_cast<std::uint32_t>(random_below(random_, 2));
        return word;
    }

    Query make_phrase(Query first) {
        Query second = make_part();
        if (second.kind == QueryKind::word) return make_leaf(QueryKind::phrase, first.text + " " + second.text);
        Query phrase = make_leaf(QueryKind::phrase, {});
        phrase.children.push_back(std::move(first));
        phrase.children.push_back(std::move(second));
        phrase.children.push_back(make_word(make_text()));
        return phrase;
    }

    Query make_condition() {
        if (leaves_left_ > 0) --leaves_left_;
        if (is_one_in(2)) return boosted(make_range());
        const std::string field = any_of({"lang", "path"});
        const std::string text = is_one_in(3) ? make_text() + " " + make_text() : make_text();
        if (wildcards_left_ == 0 || !is_one_in(3)) return boosted(make_leaf(QueryKind::word, text, {}, field));
        --wildcards_left_;
        return boosted(make_leaf(QueryKind::wildcard, text + any_of({"*", "?", "/**/x"}), {}, field));
    }

    Query make_range() {
        const bool is_number = is_one_in(2);
        Query range = make_leaf(QueryKind::range, {}, {}, is_number ? "year" : "date");
        const std::size_t shape = random_below(random_, 4);
        if (shape != 0)
            range.low = is_number ? any_of({"-5", "1975", "1.5k"}) : any_of({"2019", "2020-06-12T10:00", "last-year"});
        if (shape != 1) range.high = is_number ? any_of({"2M", "1980k"}) : any_of({"2021-02", "today"});
        if (shape == 3) range.high = range.low;
        if (shape == 3) return range;
        range.excludes_low = !range.low.empty() && is_one_in(2);
        range.excludes_high = !range.high.empty() && is_one_in(2);
        return range;
    }

    Query boosted(Query query) {
        if (is_one_in(8)) query.boost = std::vector<double>{0.01, 0.5, 2, 100, 1.0 / 3}[random_below(random_, 5)];
        return query;
    }

    std::string any_of(const std::vector<std::string>& choices) {
        return choices[random_below(random_, choices.size())];
    }
    std::string any_text_field() { return any_of({"", "", "", "title", "author"}); }
    std::string make_text() { return random_pieces(random_, word_pieces(), 1 + random_below(random_, 4)); }

    Random random_;
    std::size_t leaves_left_ = 0;
    std::size_t wildcards_left_ = 0;
};

TEST(QueryToString, AnyTreeIsReadBackAsItsSimplestForm) {
    for (unsigned seed = 0; seed < test_rounds(20000) && !HasFailure(); ++seed) {
        const Query tree = TreeMaker(seed).make_tree();
        const std::string text = to_string(tree, fields());
        const ParsedQuery parsed = parse_query(text, all_fields());
        expect_same_tree(parsed.query, simplified(tree), text);
        ASSERT_TRUE(parsed.warnings.empty()) << text << "\n" << parsed.warnings[0].message;
    }
}

TEST(QueryToString, SimplestFormIsReadBackAsItself) {
    for (unsigned seed = 0; seed < test_rounds(5000) && !HasFailure(); ++seed) {
        const Query tree = simplified(TreeMaker(seed).make_tree());
        const std::string text = to_string(tree, fields());
        expect_same_tree(parse_query(text, all_fields()).query, tree, text);
    }
}

// What stands in a field that the printer does not know is written so that it can be read whatever the field is.
TEST(QueryToString, FieldsNeedNotBeKnown) {
    for (unsigned seed = 0; seed < test_rounds(5000) && !HasFailure(); ++seed) {
        const Query tree = TreeMaker(seed).make_tree();
        const std::string text = to_string(tree, {});
        expect_same_tree(parse_query(text, all_fields()).query, simplified(tree), text);
    }
}

// Every text of up to three pieces, as a word of each kind and in each place.
TEST(QueryToString, EveryShortWordIsReadBack) {
    std::vector<std::string> texts = word_pieces();
    for (std::size_t first = 0; texts.size() < 40000 && first < texts.size(); ++first) {
        for (const std::string& piece : word_pieces()) texts.push_back(texts[first] + piece);
    }
    for (const std::string& text : texts) {
        if (HasFailure()) break;
        Query exact = make_word(text);
        exact.exact = true;
        Query boosted = make_word(text);
        boosted.boost = 2;
        const Query tree = make_group({make_word(text), make_word(text, Occurrence::required), exact, boosted,
                                       make_leaf(QueryKind::word, text, Occurrence::excluded, "title"),
                                       make_leaf(QueryKind::word, text, Occurrence::required, "lang"),
                                       make_leaf(QueryKind::wildcard, text + "*", Occurrence::excluded, "path"),
                                       make_leaf(QueryKind::phrase, text, Occurrence::excluded),
                                       make_group({make_word("x", Occurrence::required), make_word(text)})});
        const std::string canonical = to_string(tree, fields());
        const ParsedQuery parsed = parse_query(canonical, all_fields());
        expect_same_tree(parsed.query, tree, canonical);
        ASSERT_TRUE(parsed.warnings.empty()) << canonical << "\n" << parsed.warnings[0].message;
    }
}

TEST(QueryToString, WordsOfAnyFieldAreReadBackUnderAnyFields) {
    const ParseOptions options{.fields = {{"C"}, {"std"}, {"http"}, {"a-b"}, {"re"}}};
    for (const std::string text :
         {"C:\\Users", "std::x", "http://x", "a-b:c", "re:x", "C:\\-x", "C:\\AND", "C:(x)", "C:", "re:^2"}) {
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
        const Query literal = parse_query(text, {.literal = true}).query;
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
