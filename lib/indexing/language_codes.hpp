// Numbers for the codes of languages: what is kept of each document has no room for strings.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Thread rule: one thread at a time.
class LanguageCodes {
  public:
    // From 0 on, in the order in which codes were first asked for. Throws std::bad_alloc.
    std::uint32_t number_of(std::string_view code) {
        const auto known = numbers_.find(code);
        if (known != numbers_.end()) return known->second;
        codes_.emplace_back(code);
        return numbers_.emplace(code, size() - 1).first->second;
    }

    // Lives until the next call of number_of().
    [[nodiscard]] const std::string& code(std::uint32_t number) const noexcept { return codes_[number]; }

    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(codes_.size()); }

  private:
    std::vector<std::string> codes_;
    std::map<std::string, std::uint32_t, std::less<>> numbers_;
};

}  // namespace kwic
