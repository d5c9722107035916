// Numbers for the codes of languages: what is kept of each document has no room for strings.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// For those of known languages, which are few. Thread rule: one thread at a time.
class LanguageCodes {
  public:
    // From 0 on, in the order in which codes were first asked for. Throws std::bad_alloc.
    std::uint32_t number_of(std::string_view code) {
        const auto found = std::find(codes_.begin(), codes_.end(), code);
        const auto number = static_cast<std::uint32_t>(found - codes_.begin());
        if (found == codes_.end()) codes_.emplace_back(code);
        return number;
    }

    // Lives until the next call of number_of().
    [[nodiscard]] const std::string& code(std::uint32_t number) const noexcept { return codes_[number]; }

    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(codes_.size()); }

  private:
    std::vector<std::string> codes_;
};

}  // namespace kwic
