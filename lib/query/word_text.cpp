#include "query/word_text.hpp"

#include "query/lexical_rules.hpp"

#include <algorithm>
#include <utility>

namespace kwic {

void WordText::append(std::string_view character, bool is_escaped) {
    text.append(character);
    escaped.insert(escaped.end(), character.size(), is_escaped);
}

bool WordText::has(char character, std::size_t byte) const {
    return byte < text.size() && text[byte] == character && !escaped[byte];
}

bool WordText::has_wildcard(std::size_t byte) const {
    return has('*', byte) || has('?', byte);
}

std::size_t WordText::find_last(char character) const {
    for (std::size_t at = text.size(); at > 0; --at) {
        if (has(character, at - 1)) return at - 1;
    }
    return std::string::npos;
}

WordText WordText::first(std::size_t bytes) const {
    return {text.substr(0, bytes), {escaped.begin(), escaped.begin() + static_cast<std::ptrdiff_t>(bytes)}};
}

WordText unescape(std::string_view written) {
    WordText joined;
    for (const WrittenWord& next : split_words(written, written.size())) {
        if (!joined.text.empty()) joined.append(" ", false);
        joined.text.append(next.word.text);
        joined.escaped.insert(joined.escaped.end(), next.word.escaped.begin(), next.word.escaped.end());
    }
    return joined;
}

std::vector<WrittenWord> split_words(std::string_view written, std::size_t max_words) {
    std::vector<WrittenWord> words;
    bool inside = false;
    for (std::size_t at = 0; at < written.size();) {
        const std::size_t begin = at;
        const bool is_escaped = escapes_character(written, at);
        if (is_escaped) ++at;
        const QueryCharacter next = read_character(written, at);
        at += next.bytes;
        if (!next.separates) {
            if (!inside && words.size() == max_words) break;
            if (!inside) words.push_back({{}, begin, begin});
            words.back().word.append(written.substr(at - next.bytes, next.bytes), is_escaped);
            words.back().end_byte = at;
        }
        inside = !next.separates;
    }
    return words;
}

}  // namespace kwic
