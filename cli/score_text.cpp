#include "printer.hpp"

#include <array>
#include <cstdio>

namespace kwic::cli {

std::string score_text(double score) {
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "%.9g", score);
    return digits.data();
}

}  // namespace kwic::cli
