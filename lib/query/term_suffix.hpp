// What follows a phrase or a group directly: ~5 and ^2.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {

struct Boost {
    double value = 1;         // within min_boost and max_boost
    bool is_bounded = false;  // the text has another value
};

// All of `text` as a boost: digits, and perhaps a point and digits.
std::optional<Boost> read_boost(std::string_view text);

// A boost in the fewest digits that read as the same number.
std::string boost_text(double boost);

struct Distance {
    std::uint32_t words = 0;  // at most max_near_distance
    bool is_bounded = false;  // the text has another value
};

// All of `text` as a distance: digits.
std::optional<Distance> read_distance(std::string_view text);

struct TermSuffix {
    std::optional<Distance> distance;
    std::optional<Boost> boost;
    std::size_t end_byte = 0;  // after it and the punctuation that follows; `at` where there is none
};

// The suffix at `at`. It counts before a separator, ')' or the end, perhaps with punctuation between. `may_be_near`
// says whether a distance can stand there.
TermSuffix read_suffix(std::string_view text, std::size_t at, bool may_be_near);

}  // namespace kwic
