#include "ingest/language_tag.hpp"

#include "ingest/text_line.hpp"

namespace kwic {

std::string primary_language(std::string_view tag) {
    const std::string code = ascii_lower(trim(tag).substr(0, 3));
    const auto is_letter = [](char byte) { return byte >= 'a' && byte <= 'z'; };
    if (code.size() < 2 || !is_letter(code[0]) || !is_letter(code[1])) return {};
    return code.size() == 2 || code[2] == '-' || code[2] == '_' ? code.substr(0, 2) : std::string();
}

}  // namespace kwic
