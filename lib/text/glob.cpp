#include "text/glob.hpp"

#include "text/utf8.hpp"

#include <cstddef>

namespace kwic {
namespace {

// Where to go on with a longer stretch for a star.
struct Retry {
    std::size_t pattern_at = std::string_view::npos;  // behind the star; npos: there is none
    std::size_t text_at = 0;
};

std::size_t character_bytes(std::string_view text, std::size_t at) noexcept {
    return decode_utf8(text, at).bytes;
}

}  // namespace

// A star that comes later makes the earlier ones final, but for a `**`, which goes on where a `*` meets a separator.
bool matches_glob(std::string_view pattern, std::string_view text, char separator) noexcept {
    Retry star;
    Retry double_star;
    std::size_t p = 0;
    std::size_t t = 0;
    while (t < text.size() || p < pattern.size()) {
        if (separator != 0 && pattern.substr(p).starts_with("**")) {
            p += 2;
            double_star = {p, t};
            star = {};
        } else if (p < pattern.size() && pattern[p] == '*') {
            star = {++p, t};
            if (separator == 0 && p == pattern.size()) return true;
        } else if (p < pattern.size() && t < text.size() &&
                   (pattern[p] == '?' ? separator == 0 || text[t] != separator : pattern[p] == text[t])) {
            t += pattern[p] == '?' ? character_bytes(text, t) : 1;
            ++p;
        } else {
            const bool star_can = star.pattern_at != std::string_view::npos && star.text_at < text.size() &&
                                  (separator == 0 || text[star.text_at] != separator);
            Retry& retry = star_can ? star : double_star;
            if (retry.pattern_at == std::string_view::npos || retry.text_at >= text.size()) return false;
            if (!star_can) star = {};
            retry.text_at += character_bytes(text, retry.text_at);
            p = retry.pattern_at;
            t = retry.text_at;
        }
    }
    return true;
}

}  // namespace kwic
