#include "quantities.hpp"

#include <array>
#include <cstdio>

namespace kwic::cli {

std::string count_text(std::uint64_t count) {
    std::string digits = std::to_string(count);
    for (std::size_t left = digits.size(); left > 3;) {
        left -= 3;
        digits.insert(left, 1, ',');
    }
    return digits;
}

std::string count_text(std::uint64_t count, std::string_view noun) {
    return count_text(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string megabytes_text(std::uint64_t bytes) {
    return decimal_text(static_cast<double>(bytes) / 1e6) + " MB";
}

std::string decimal_text(double number) {
    std::array<char, 64> digits{};
    std::snprintf(digits.data(), digits.size(), "%.1f", number);
    return digits.data();
}

}  // namespace kwic::cli
