#include "ingest/text_line.hpp"

#include "text/utf8.hpp"

namespace kwic {

namespace {

std::size_t trailing_space_length(std::string_view text) noexcept {
    if (space_length(text, text.size() - 1) == 1) return 1;
    if (text.ends_with("\u00A0")) return 2;
    return text.ends_with("\u3000") ? 3 : 0;
}

}  // namespace

std::size_t space_length(std::string_view text, std::size_t at) noexcept {
    const char byte = text[at];
    if (byte == ' ' || (byte >= '\t' && byte <= '\r')) return 1;
    if (text.substr(at, 2) == "\u00A0") return 2;
    return text.substr(at, 3) == "\u3000" ? 3 : 0;
}

std::string_view trim(std::string_view text) noexcept {
    while (!text.empty()) {
        const std::size_t space = space_length(text, 0);
        if (space == 0) break;
        text.remove_prefix(space);
    }
    while (!text.empty()) {
        const std::size_t space = trailing_space_length(text);
        if (space == 0) break;
        text.remove_suffix(space);
    }
    return text;
}

std::string single_line(std::string_view text) {
    std::string out;
    for (const std::string_view word : split_words(text)) {
        if (!out.empty()) out += ' ';
        out += word;
    }
    return out;
}

std::vector<std::string_view> split_words(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t space = space_length(text, at);
        if (space != 0 && at > begin) words.push_back(text.substr(begin, at - begin));
        at += space != 0 ? space : 1;
        if (space != 0) begin = at;
    }
    if (begin < text.size()) words.push_back(text.substr(begin));
    return words;
}

std::string ascii_lower(std::string_view text) {
    std::string out(text);
    for (char& byte : out) {
        if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
    }
    return out;
}

std::string_view cut_at_word(std::string_view line, std::size_t max_code_points) noexcept {
    std::size_t word_end = 0;
    std::size_t at = 0;
    for (std::size_t count = 0; at < line.size(); ++count) {
        if (space_length(line, at) != 0) word_end = at;
        if (count == max_code_points) break;
        at += decode_utf8(line, at).bytes;
    }
    if (at >= line.size()) return line;
    return trim(line.substr(0, word_end != 0 ? word_end : at));
}

bool take_line(std::string_view& rest, std::string_view& line) noexcept {
    if (rest.empty()) return false;
    const std::size_t end = rest.find_first_of("\r\n");
    line = rest.substr(0, end);
    if (end == rest.npos) {
        rest = {};
    } else {
        rest.remove_prefix(end + (rest.substr(end, 2) == "\r\n" ? 2 : 1));
    }
    return true;
}

}  // namespace kwic
