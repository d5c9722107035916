#include "html_text.hpp"

#include "code_points.hpp"
#include "terminal_text.hpp"

#include <algorithm>

namespace kwic::cli {
namespace {

std::string_view reference_to(char sign) {
    switch (sign) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return {};
    }
}

// `signs` are those that become references.
std::size_t append_escaped(std::string& out, std::string_view text, std::size_t at, std::string_view signs) {
    if (signs.find(text[at]) != std::string_view::npos) {
        out += reference_to(text[at]);
        return 1;
    }
    const std::size_t run = visible_ascii_bytes(text, at);
    const std::size_t plain = std::min(text.substr(at, run).find_first_of(signs), run);
    return append_visible(out, text.substr(0, run == 0 ? text.size() : at + plain), at);
}

std::string escaped(std::string_view text, std::string_view signs) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) at += append_escaped(out, text, at, signs);
    return out;
}

bool is_part_of_code(char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') || sign == '-';
}

}  // namespace

std::size_t append_html(std::string& out, std::string_view text, std::size_t at) {
    return append_escaped(out, text, at, "&<>");
}

std::string html_text(std::string_view text) {
    return escaped(text, "&<>");
}

std::string html_attribute(std::string_view text) {
    return escaped(text, "&<>\"'");
}

std::string html_language(std::string_view code) {
    constexpr std::size_t max_code_bytes = 35;
    const bool well_formed = code.size() <= max_code_bytes && std::all_of(code.begin(), code.end(), is_part_of_code);
    return well_formed ? std::string(code) : std::string{};
}

}  // namespace kwic::cli
