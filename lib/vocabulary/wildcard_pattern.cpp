#include "vocabulary/wildcard_pattern.hpp"

#include "text/glob.hpp"

#include <algorithm>

namespace kwic {

WildcardPattern::WildcardPattern(std::string_view pattern) {
    for (const char byte : pattern) {
        if (byte != '*' || !pattern_.ends_with('*')) pattern_ += byte;
    }
    beginning_bytes_ = std::min(pattern_.find_first_of("*?"), pattern_.size());
    ending_bytes_ = pattern_.size() - (pattern_.find_last_of("*?") + 1);
}

bool WildcardPattern::matches(std::string_view word) const noexcept {
    const std::string_view pattern = pattern_;
    return word.starts_with(beginning()) && word.ends_with(pattern.substr(pattern.size() - ending_bytes_)) &&
           matches_glob(pattern.substr(beginning_bytes_), word.substr(beginning_bytes_));
}

}  // namespace kwic
