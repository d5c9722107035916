#include "ingest/text_head.hpp"

#include "ingest/text_line.hpp"
#include "text/character_class.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace kwic {

namespace {

constexpr std::size_t max_head_bytes = std::size_t{32} << 10;
constexpr std::size_t max_head_lines = 40;
constexpr std::size_t paragraph_words = 25;
constexpr std::size_t sentence_words = 8;
constexpr std::size_t min_wrap_columns = 40;
constexpr std::size_t max_wrap_columns = 120;
constexpr std::size_t wrap_slack_columns = 4;
constexpr std::size_t min_unmarked_wrapped_lines = 4;
constexpr std::size_t max_lines_above_wrapped = 3;
constexpr std::size_t min_sentence_bytes = 16;

constexpr std::array<std::string_view, 9> terminators{".",      "!",      "?",      "\u2026", "\u3002",
                                                      "\uFF01", "\uFF1F", "\u0964", "\u061F"};

using Block = std::vector<std::string_view>;  // neighbouring lines that are not empty

bool has_letter_or_digit(std::string_view line) {
    for (std::size_t at = 0; at < line.size();) {
        const DecodedCodePoint decoded = decode_utf8(line, at);
        const CharacterClass kind = class_of(decoded.value);
        if (decoded.well_formed && kind != CharacterClass::other && kind != CharacterClass::mark) return true;
        at += decoded.bytes;
    }
    return false;
}

bool begins_in_lower_case(std::string_view line) {
    return !line.empty() && class_of(decode_utf8(line, 0).value) == CharacterClass::lower;
}

bool ends_like_sentence(std::string_view line) {
    for (const std::string_view closing : {"\"", "'", ")", "\u201D", "\u2019", "\u00BB"}) {
        if (line.ends_with(closing)) line.remove_suffix(closing.size());
    }
    return std::any_of(terminators.begin(), terminators.end(),
                       [&](std::string_view end) { return line.ends_with(end); });
}

bool is_underline(std::string_view line) {
    return line.size() >= 3 && std::string_view("=-~").find(line.front()) != line.npos &&
           line.find_first_not_of(line.front()) == line.npos;
}

// Greedy wrapping: the first word of each next line had no room on the line before.
bool is_wrapped(const Block& block, std::size_t first) {
    std::size_t width = 0;
    for (std::size_t i = first; i < block.size(); ++i) width = std::max(width, count_code_points(block[i]));
    if (block.size() - first < 2 || width < min_wrap_columns || width > max_wrap_columns) return false;
    bool continued = block.size() - first >= min_unmarked_wrapped_lines;
    for (std::size_t i = first; i + 1 < block.size(); ++i) {
        const std::string_view next = block[i + 1];
        const std::string_view word = next.substr(0, next.find(' '));
        if (count_code_points(block[i]) + 1 + count_code_points(word) + wrap_slack_columns < width) return false;
        continued = continued || begins_in_lower_case(next);
    }
    return continued;
}

// The first line of the wrapped paragraph that ends the block, or the block's size.
std::size_t find_wrapped(const Block& block) {
    for (std::size_t first = 0; first <= max_lines_above_wrapped && first + 1 < block.size(); ++first) {
        if (is_wrapped(block, first)) return first;
    }
    return block.size();
}

class HeadBuilder {
  public:
    explicit HeadBuilder(std::string_view text) : text_(text) {}

    TextHead build() {
        std::string_view rest = text_.substr(0, max_head_bytes);
        head_.body = text_;
        std::string_view line;
        while (!is_full() && take_line(rest, line)) {
            const bool cut = rest.empty() && text_.size() > max_head_bytes && !head_.lines.empty();
            line = trim(line);
            if (line.empty() || cut) {
                add_block();
            } else {
                block_.push_back(line);
            }
        }
        add_block();
        return std::move(head_);
    }

  private:
    [[nodiscard]] bool is_full() const {
        return head_.has_paragraph || head_.lines.size() + block_.size() >= max_head_lines;
    }

    void add_block() {
        const std::size_t wrapped = find_wrapped(block_);
        for (std::size_t i = 0; i < wrapped && !head_.has_paragraph; ++i) add_line(block_[i]);
        if (wrapped < block_.size() && !head_.has_paragraph) add_wrapped(wrapped);
        block_.clear();
        ++block_number_;
    }

    void add_line(std::string_view line) {
        if (is_underline(line) && !head_.lines.empty()) head_.lines.back().underlined = true;
        if (!has_letter_or_digit(line)) return;
        HeadLine entry{.text = single_line(line), .words = count_head_words(line)};
        entry.paragraph =
            entry.words >= paragraph_words || (entry.words >= sentence_words && ends_like_sentence(entry.text));
        add(std::move(entry), line.data(), line.data() + line.size());
    }

    void add_wrapped(std::size_t first) {
        const char* const begin = block_[first].data();
        const char* const end = block_.back().data() + block_.back().size();
        const std::string_view all(begin, static_cast<std::size_t>(end - begin));
        add({.text = single_line(all), .paragraph = true, .wrapped = true, .words = count_head_words(all)}, begin, end);
    }

    void add(HeadLine line, const char* begin, const char* end) {
        head_.has_paragraph = line.paragraph;
        head_.body = text_.substr(static_cast<std::size_t>((line.paragraph ? begin : end) - text_.data()));
        line.block = block_number_;
        head_.lines.push_back(std::move(line));
    }

    std::string_view text_;
    Block block_;
    std::size_t block_number_ = 0;
    TextHead head_;
};

std::size_t characters_a_word(char32_t value) {
    if (value >= 0x2E80 && value < 0xAC00) return 2;
    return value >= 0x0E00 && value <= 0x109F ? 4 : 0;
}

}  // namespace

TextHead head_of_text(std::string_view text) {
    return HeadBuilder(text).build();
}

std::size_t count_head_words(std::string_view line) {
    std::size_t count = 0;
    for (const std::string_view word : split_words(line)) {
        const std::size_t divisor = characters_a_word(decode_utf8(word, 0).value);
        count += divisor == 0 ? 1 : (count_code_points(word) + divisor - 1) / divisor;
    }
    return count;
}

std::string_view first_sentence(std::string_view paragraph) noexcept {
    for (std::size_t at = min_sentence_bytes; at < paragraph.size(); ++at) {
        for (const std::string_view end : terminators) {
            if (!paragraph.substr(at).starts_with(end)) continue;
            const std::size_t after = at + end.size();
            if (after == paragraph.size() || paragraph[after] == ' ' || end.size() == 3)
                return paragraph.substr(0, after);
        }
    }
    return paragraph;
}

}  // namespace kwic
