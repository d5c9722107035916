#include "analysis/word_parts.hpp"

#include "text/character_class.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace kwic {
namespace {

constexpr std::string_view right_quote = "\u2019";
constexpr std::string_view full_width_apostrophe = "\uFF07";

bool is_lower_ascii_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool is_ascii_letter_or_digit(char c) {
    return is_lower_ascii_or_digit(c) || (c >= 'A' && c <= 'Z');
}

// The joiner that stands for a code point, or '\0' where it is part of the word.
char joiner_of(char32_t value) {
    switch (value) {
        case '\'':
        case 0x2019:
        case 0xFF07:
            return '\'';
        case '.':
        case 0x2024:
        case 0xFE52:
        case 0xFF0E:
            return '.';
        case '_':
        case 0x203F:
        case 0x2040:
        case 0x2054:
        case 0xFE33:
        case 0xFE34:
        case 0xFE4D:
        case 0xFE4E:
        case 0xFE4F:
        case 0xFF3F:
        case 0x202F:
            return '_';
        case '@':
        case 0xFE6B:
        case 0xFF20:
            return '@';
        case ',':
        case 0xFE50:
        case 0xFF0C:
        case 0x066C:
            return ',';
        case ';':
        case 0x037E:
        case 0xFE14:
        case 0xFE54:
        case 0xFF1B:
            return ';';
        default:
            return '\0';
    }
}

// Takes a piece's letters one by one and notes where a new part begins.
class HumpSplitter {
  public:
    HumpSplitter(std::string_view word, const WordPart& piece, std::vector<WordPart>& parts)
        : word_(word.substr(0, piece.end_byte)), open_(piece), parts_(parts) {}

    void split() {
        for (std::uint32_t at = open_.begin_byte; at < word_.size();) {
            const DecodedCodePoint decoded = decode_utf8(word_, at);
            take(at, class_of(decoded.value));
            at += decoded.bytes;
        }
        cut(static_cast<std::uint32_t>(word_.size()));
    }

  private:
    void take(std::uint32_t at, CharacterClass type) {
        if (type == CharacterClass::mark) return;
        if (type == CharacterClass::upper && before_ == CharacterClass::lower) cut(at);
        if (type == CharacterClass::lower && capitals_ >= 2 && last_capital_ > open_.begin_byte && lower_follows(at)) {
            cut(last_capital_);
        }
        capitals_ = type == CharacterClass::upper ? capitals_ + 1 : 0;
        if (type == CharacterClass::upper) last_capital_ = at;
        before_ = type;
    }

    bool lower_follows(std::uint32_t at) const {
        const std::uint32_t next = at + decode_utf8(word_, at).bytes;
        return next < word_.size() && class_of(decode_utf8(word_, next).value) == CharacterClass::lower;
    }

    void cut(std::uint32_t at) {
        open_.end_byte = at;
        parts_.push_back(open_);
        open_ = {at, at, '\0'};
        capitals_ = 0;
    }

    std::string_view word_;
    WordPart open_;
    std::vector<WordPart>& parts_;
    CharacterClass before_ = CharacterClass::other;
    std::uint32_t capitals_ = 0;
    std::uint32_t last_capital_ = 0;
};

std::string_view text_of(std::string_view word, const WordPart& part) {
    return word.substr(part.begin_byte, part.end_byte - part.begin_byte);
}

std::uint32_t size_of(const WordPart& part) {
    return part.end_byte - part.begin_byte;
}

}  // namespace

void split_at_joiners(std::string_view word, std::vector<WordPart>& pieces) {
    pieces.clear();
    if (!word.empty() && std::all_of(word.begin(), word.end(), is_ascii_letter_or_digit)) {
        pieces.push_back({0, static_cast<std::uint32_t>(word.size()), '\0'});
        return;
    }
    WordPart open;
    const auto close = [&](std::uint32_t at) {
        open.end_byte = at;
        if (size_of(open) > 0) pieces.push_back(open);
    };
    for (std::uint32_t at = 0; at < word.size();) {
        const DecodedCodePoint decoded = decode_utf8(word, at);
        const std::uint32_t next = at + decoded.bytes;
        if (const char joiner = joiner_of(decoded.value); joiner != '\0') {
            close(at);
            open = {next, next, joiner};
        }
        at = next;
    }
    close(static_cast<std::uint32_t>(word.size()));
}

void split_at_humps(std::string_view word, const WordPart& piece, std::vector<WordPart>& parts) {
    parts.clear();
    const std::string_view after_first = text_of(word, piece).substr(1);
    if (std::all_of(after_first.begin(), after_first.end(), is_lower_ascii_or_digit)) {
        parts.push_back(piece);
    } else {
        HumpSplitter(word, piece, parts).split();
    }
}

bool are_digits(std::string_view word, const std::vector<WordPart>& parts) {
    return std::all_of(parts.begin(), parts.end(), [&](const WordPart& part) {
        const std::string_view text = text_of(word, part);
        return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    });
}

bool are_one_number(const std::vector<WordPart>& parts) {
    const char joiner = parts[1].joiner_before;
    if (parts.size() == 2) return joiner == '.' || joiner == ',';
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const bool thousands = parts[i].joiner_before == ',' && size_of(parts[i]) == 3;
        const bool fraction = i + 1 == parts.size() && i > 1 && parts[i].joiner_before == '.';
        if (!thousands && !fraction) return false;
    }
    return true;
}

bool are_initials(std::string_view word, const std::vector<WordPart>& parts) {
    return std::all_of(parts.begin(), parts.end(), [&](const WordPart& part) {
        const CharacterClass type = class_of(decode_utf8(word, part.begin_byte).value);
        const bool is_letter =
            type == CharacterClass::lower || type == CharacterClass::upper || type == CharacterClass::letter;
        const bool dotted = &part == &parts.front() || part.joiner_before == '.';
        return is_letter && dotted && end_of_character(word, part.begin_byte) == part.end_byte;
    });
}

bool ends_in_possessive(std::string_view word, const std::vector<WordPart>& parts) {
    if (parts.size() < 2 || parts.back().joiner_before != '\'') return false;
    const std::string_view last = text_of(word, parts.back());
    return last == "s" || last == "S";
}

void plain_apostrophes(std::string& text) {
    for (const std::string_view quote : {right_quote, full_width_apostrophe}) {
        for (std::size_t at = text.find(quote); at != std::string::npos; at = text.find(quote, at)) {
            text.replace(at, quote.size(), "'");
        }
    }
}

}  // namespace kwic
