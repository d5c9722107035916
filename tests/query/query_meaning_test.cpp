// What a query matches, against a model that evaluates the written expression.
#include <gtest/gtest.h>

#include <kwic/query.hpp>

#include <memory>
#include <string>
#include <vector>

#include "query/query_trees.hpp"
#include "support/test_rounds.hpp"

namespace kwic {
namespace {

using namespace query_trees;

constexpr unsigned words_in_use = 5;

// A document is the set of the words a, b, c, ... that it holds, as bits.
using WordSet = unsigned;

// The definition in query.hpp.
bool matches(const Query& query, WordSet document) {
    if (query.kind != QueryKind::group) return (document >> (query.text[0] - 'a') & 1U) != 0;
    bool requires_any = false;
    bool has_option = false;
    bool satisfies_option = false;
    for (const Query& child : query.children) {
        const bool satisfied = matches(child, document);
        if (child.occurrence == Occurrence::excluded && satisfied) return false;
        if (child.occurrence == Occurrence::required && !satisfied) return false;
        requires_any = requires_any || child.occurrence == Occurrence::required;
        has_option = has_option || child.occurrence == Occurrence::optional;
        satisfies_option = satisfies_option || (child.occurrence == Occurrence::optional && satisfied);
    }
    return requires_any || satisfies_option || !has_option;
}

Query random_tree(Random& random, std::size_t levels) {
    std::vector<Query> children;
    for (std::size_t left = 1 + random_below(random, 3); left > 0; --left) {
        const bool nests = levels > 1 && random_below(random, 2) == 0;
        const char letter = static_cast<char>('a' + random_below(random, words_in_use));
        children.push_back(nests ? random_tree(random, levels - 1) : make_word(std::string(1, letter)));
        children.back().occurrence = static_cast<Occurrence>(random_below(random, 3));
    }
    return make_group(std::move(children));
}

TEST(QueryMeaning, SimplifyingKeepsIt) {
    Random random(11);
    for (std::size_t round = 0; round < test_rounds(20000); ++round) {
        const Query tree = random_tree(random, 4);
        const Query simple = simplified(tree);
        for (WordSet document = 0; document < 1U << words_in_use; ++document) {
            ASSERT_EQ(matches(simple, document), matches(tree, document))
                << to_string(tree) << "  became  " << to_string(simple) << " for " << document;
        }
    }
}

TEST(QueryMeaning, SimplifyingTwiceChangesNothing) {
    Random random(12);
    for (std::size_t round = 0; round < test_rounds(20000); ++round) {
        const Query simple = simplified(random_tree(random, 5));
        ASSERT_EQ(simplified(simple), simple) << to_string(simple);
    }
}

// An expression with its text and its truth: OR and juxtaposition of chains, AND of operands, NOT.
struct Expression {
    std::string text;
    std::vector<bool> matches;  // by document
};

class ExpressionMaker {
  public:
    explicit ExpressionMaker(unsigned seed) : random_(seed) {}

    Expression make_list(std::size_t levels) {
        Expression list = make_chain(levels);
        for (std::size_t left = random_below(random_, 3); left > 0; --left) {
            const Expression next = make_chain(levels);
            list.text += (random_below(random_, 2) == 0 ? " OR " : " ") + next.text;
            for (WordSet i = 0; i < list.matches.size(); ++i) list.matches[i] = list.matches[i] || next.matches[i];
        }
        return list;
    }

  private:
    // The first operand is no negation: a list takes a lone one as an exclusion.
    Expression make_chain(std::size_t levels) {
        Expression chain = make_operand(levels);
        for (std::size_t left = random_below(random_, 3); left > 0; --left) {
            const bool is_negated = random_below(random_, 3) == 0;
            const Expression next = make_operand(levels);
            chain.text += (is_negated ? " AND NOT " : " AND ") + next.text;
            for (WordSet i = 0; i < chain.matches.size(); ++i) {
                chain.matches[i] = chain.matches[i] && next.matches[i] != is_negated;
            }
        }
        return chain;
    }

    Expression make_operand(std::size_t levels) {
        if (levels > 1 && random_below(random_, 2) == 0) {
            Expression group = make_list(levels - 1);
            group.text = "(" + group.text + ")";
            return group;
        }
        const std::size_t word = random_below(random_, words_in_use);
        Expression leaf{std::string(1, static_cast<char>('a' + word)), {}};
        for (WordSet document = 0; document < 1U << words_in_use; ++document) {
            leaf.matches.push_back((document >> word & 1U) != 0);
        }
        return leaf;
    }

    Random random_;
};

TEST(QueryMeaning, OperatorsMeanWhatLogicSays) {
    for (unsigned seed = 0; seed < 20000; ++seed) {
        const Expression expression = ExpressionMaker(seed).make_list(3);
        const ParsedQuery parsed = parse_query(expression.text);
        ASSERT_TRUE(parsed.warnings.empty()) << expression.text << "\n" << parsed.warnings[0].message;
        for (WordSet document = 0; document < 1U << words_in_use; ++document) {
            ASSERT_EQ(matches(parsed.query, document), expression.matches[document])
                << expression.text << "  read as  " << to_string(parsed.query) << " for " << document;
        }
    }
}

}  // namespace
}  // namespace kwic
