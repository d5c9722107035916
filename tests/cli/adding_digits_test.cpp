#include "adding_digits.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace kwic::cli {
namespace {

Explanation explanation_of(const std::vector<std::vector<double>>& weights) {
    Explanation explanation;
    for (const std::vector<double>& clause : weights) {
        ExplainedClause& child = explanation.whole.children.emplace_back();
        for (const double weight : clause) {
            child.terms.emplace_back().weight = weight;
            explanation.score += weight;
        }
    }
    return explanation;
}

TEST(AddingDigits, ThreeThirdsAreOne) {
    Explanation explanation = explanation_of({{1.0 / 3, 1.0 / 3}, {1.0 / 3}});
    EXPECT_EQ(make_digits_add_up(explanation), 8U);
    EXPECT_EQ(explanation.whole.score, 1);
    EXPECT_EQ(explanation.whole.children[0].terms[0].weight, 0.33333334);
    EXPECT_EQ(explanation.whole.children[0].score, 0.66666667);
    EXPECT_EQ(explanation.whole.children[1].score, 0.33333333);
}

TEST(AddingDigits, NothingIsLeftAsItIs) {
    Explanation explanation;
    EXPECT_EQ(make_digits_add_up(explanation), 0U);
    EXPECT_EQ(explanation.whole.score, 0);
}

TEST(AddingDigits, RandomWeightsAddUpAndChangeByLessThanAUnit) {
    std::mt19937 random(5);
    for (int round = 0; round < 2000; ++round) {
        std::vector<std::vector<double>> weights(1 + random() % 4);
        for (auto& clause : weights) {
            for (std::size_t terms = 1 + random() % 4; terms > 0; --terms) {
                clause.push_back(std::pow(10, static_cast<int>(random() % 6) - 3) *
                                 static_cast<double>(random() % 1000003) / 9973);
            }
        }
        Explanation explanation = explanation_of(weights);
        if (explanation.score == 0) continue;
        const double unit = std::pow(10, -static_cast<double>(make_digits_add_up(explanation)));
        double sum = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            for (std::size_t j = 0; j < weights[i].size(); ++j) {
                const double weight = explanation.whole.children[i].terms[j].weight;
                ASSERT_LT(std::abs(weight - weights[i][j]), unit * 1.01);
                sum += std::round(weight / unit);
            }
        }
        ASSERT_EQ(sum, std::round(explanation.score / unit));
        ASSERT_EQ(std::round(explanation.whole.score / unit), sum);
    }
}

}  // namespace
}  // namespace kwic::cli
