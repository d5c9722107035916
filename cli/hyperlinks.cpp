#include "hyperlinks.hpp"

#include <array>

#include <unistd.h>

namespace kwic::cli {

std::string hyperlink(std::string_view url, std::string_view text) {
    if (url.empty()) return std::string(text);
    return "\033]8;;" + std::string(url) + "\033\\" + std::string(text) + "\033]8;;\033\\";
}

std::string host_name() {
    constexpr std::string_view signs = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0) return {};
    const std::string_view host = name.data();
    return host.find_first_not_of(signs) == std::string_view::npos ? std::string(host) : std::string{};
}

}  // namespace kwic::cli
