// How many rounds a test of random input makes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace kwic {

// `fast_rounds`, chosen so that the test takes well under a second, times the number in the environment variable
// KWIC_TEST_ROUNDS where there is one (./test --slow fuzz sets it).
inline std::size_t test_rounds(std::size_t fast_rounds) {
    const char* factor = std::getenv("KWIC_TEST_ROUNDS");
    return factor == nullptr ? fast_rounds : fast_rounds * std::max(1UL, std::strtoul(factor, nullptr, 10));
}

}  // namespace kwic
