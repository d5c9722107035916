// Words with stars and question marks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// `*` stands for any letters or none, `?` for one (a code point), anything else for itself. Thread rule: any thread.
class WildcardPattern {
  public:
    explicit WildcardPattern(std::string_view pattern);

    // What every word like it begins with: all before the first star or question mark.
    [[nodiscard]] std::string_view beginning() const noexcept {
        return std::string_view(pattern_).substr(0, beginning_bytes_);
    }

    // Whether every word that begins with a word like it is like it too.
    [[nodiscard]] bool is_open() const noexcept { return pattern_.ends_with('*'); }

    [[nodiscard]] bool matches(std::string_view word) const noexcept;

  private:
    std::string pattern_;  // without a star behind a star
    std::size_t beginning_bytes_ = 0;
    std::size_t ending_bytes_ = 0;  // all behind the last star or question mark
};

}  // namespace kwic
