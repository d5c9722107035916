#include "adding_digits.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace kwic::cli {
namespace {

// A number as a count of units of its last digit.
struct Share {
    double* number = nullptr;
    std::int64_t units = 0;
    double rest = 0;
};

struct PrintedScore {
    std::int64_t units = 0;
    int decimals = 0;
};

// Nine digits, as score_text() has them.
PrintedScore read_printed(double score) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.8e", score);
    const int exponent = std::atoi(text.data() + 11);
    const int decimals = std::max(0, 8 - exponent);
    return {std::llround(std::strtod(text.data(), nullptr) * std::pow(10, decimals)), decimals};
}

void collect(ExplainedClause& clause, double scale, std::vector<Share>& shares) {
    const auto add = [&](double& number) {
        if (number == 0) return;
        const double scaled = number * scale;
        const auto units = static_cast<std::int64_t>(std::floor(scaled));
        shares.push_back({&number, units, scaled - static_cast<double>(units)});
    };
    add(clause.constant);
    for (ExplainedTerm& term : clause.terms) add(term.weight);
    for (ExplainedClause& child : clause.children) collect(child, scale, shares);
}

std::int64_t sum_up(ExplainedClause& clause, double scale) {
    std::int64_t units = std::llround(clause.constant * scale);
    for (const ExplainedTerm& term : clause.terms) units += std::llround(term.weight * scale);
    for (ExplainedClause& child : clause.children) units += sum_up(child, scale);
    clause.score = static_cast<double>(units) / scale;
    return units;
}

}  // namespace

// What rounding down leaves of the sum goes to those that lost most by it, one unit each.
std::size_t make_digits_add_up(Explanation& explanation) {
    if (!(explanation.score > 0)) return 0;
    const PrintedScore printed = read_printed(explanation.score);
    const double scale = std::pow(10, printed.decimals);
    std::vector<Share> shares;
    collect(explanation.whole, scale, shares);
    std::stable_sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) { return a.rest > b.rest; });
    std::int64_t left = printed.units;
    for (const Share& share : shares) left -= share.units;
    for (Share& share : shares) {
        if (left > 0) ++share.units;
        --left;
        *share.number = static_cast<double>(share.units) / scale;
    }
    sum_up(explanation.whole, scale);
    return static_cast<std::size_t>(printed.decimals);
}

}  // namespace kwic::cli
