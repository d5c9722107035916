#include "ingest/html_charset.hpp"

#include "ingest/text_line.hpp"

#include <algorithm>

namespace kwic {

namespace {

constexpr std::size_t max_searched_bytes = std::size_t{16} << 10;
constexpr std::string_view blanks = " \t\r\n\f";

// The value after `key` and "=" in a tag, quoted or not.
std::string value_after(std::string_view tag, std::string_view key) {
    const std::size_t at = tag.find(key);
    if (at == tag.npos) return {};
    std::string_view rest = tag.substr(at + key.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
    if (!rest.starts_with('=')) return {};
    rest.remove_prefix(1);
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n\f\"'"), rest.size()));
    return std::string(rest.substr(0, rest.find_first_of(" \t\r\n\f\"';/>?")));
}

}  // namespace

std::string declared_html_charset(std::string_view bytes) {
    const std::string text = ascii_lower(bytes.substr(0, max_searched_bytes));
    std::string_view rest = text;
    if (rest.starts_with("<?xml")) {
        if (std::string name = value_after(rest.substr(0, rest.find("?>")), "encoding"); !name.empty()) return name;
    }
    while (!rest.empty()) {
        rest.remove_prefix(std::min(rest.find('<'), rest.size()));
        const bool comment = rest.starts_with("<!--");
        const std::string_view close = comment ? "-->" : ">";
        const std::size_t end = std::min(rest.find(close), rest.size());
        if (rest.starts_with("<meta")) {
            if (std::string name = value_after(rest.substr(0, end), "charset"); !name.empty()) return name;
        }
        rest.remove_prefix(std::min(end + close.size(), rest.size()));
    }
    return {};
}

}  // namespace kwic
