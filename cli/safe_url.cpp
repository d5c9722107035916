#include "safe_url.hpp"

#include "code_points.hpp"
#include "percent_encoding.hpp"

#include <algorithm>
#include <cstddef>

namespace kwic::cli {
namespace {

constexpr std::size_t max_url_bytes = 2000;

bool starts_with_any_case(std::string_view text, std::string_view lower) {
    return text.size() >= lower.size() && std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) {
               return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
           });
}

// What stands behind "http://" or "https://"; empty for another scheme.
std::string_view after_scheme(std::string_view url) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (starts_with_any_case(url, scheme)) return url.substr(scheme.size());
    }
    return {};
}

bool has_plain_host(std::string_view rest) {
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    return !authority.empty() && authority.front() != ':' && authority.find('@') == std::string_view::npos;
}

bool is_refused(const CodePoint& point) {
    constexpr std::u32string_view signs = U"\"'<>\\^`{|}";
    return !point.well_formed || is_white_space(point.value) || is_control(point.value) ||
           signs.find(point.value) != std::u32string_view::npos;
}

}  // namespace

std::string safe_url(std::string_view url) {
    if (url.size() > max_url_bytes || !has_plain_host(after_scheme(url))) return {};
    std::string out;
    for (std::size_t at = 0; at < url.size();) {
        const CodePoint point = code_point_at(url, at);
        if (is_refused(point)) return {};
        const std::string_view bytes = url.substr(at, point.bytes);
        out += point.bytes == 1 ? std::string(bytes) : percent_encoded(bytes);
        at += point.bytes;
    }
    return out.size() > max_url_bytes ? std::string{} : out;
}

}  // namespace kwic::cli
