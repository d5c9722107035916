#include "vocabulary/wildcard_pattern.hpp"

#include "text/utf8.hpp"

#include <algorithm>

namespace kwic {

WildcardPattern::WildcardPattern(std::string_view pattern) {
    for (const char byte : pattern) {
        if (byte != '*' || !pattern_.ends_with('*')) pattern_ += byte;
    }
    beginning_bytes_ = std::min(pattern_.find_first_of("*?"), pattern_.size());
    ending_bytes_ = pattern_.size() - (pattern_.find_last_of("*?") + 1);
}

// After a mismatch only the last star takes a letter more: what stood before it matched as early as it could.
bool WildcardPattern::matches(std::string_view word) const noexcept {
    if (!word.starts_with(beginning())) return false;
    if (!word.ends_with(std::string_view(pattern_).substr(pattern_.size() - ending_bytes_))) return false;
    constexpr std::size_t none = std::string_view::npos;
    std::size_t in_word = beginning_bytes_;
    std::size_t in_pattern = beginning_bytes_;
    std::size_t behind_star = none;
    std::size_t retry = 0;
    while (in_word < word.size()) {
        const char wanted = in_pattern < pattern_.size() ? pattern_[in_pattern] : '\0';
        if (wanted == '*') {
            behind_star = ++in_pattern;
            if (behind_star == pattern_.size()) return true;
            retry = in_word;
        } else if (wanted == '?') {
            in_word += decode_utf8(word, in_word).bytes;
            ++in_pattern;
        } else if (in_pattern < pattern_.size() && wanted == word[in_word]) {
            ++in_word;
            ++in_pattern;
        } else if (behind_star != none) {
            retry += decode_utf8(word, retry).bytes;
            in_word = retry;
            in_pattern = behind_star;
        } else {
            return false;
        }
    }
    return pattern_.find_first_not_of('*', in_pattern) == none;
}

}  // namespace kwic
