#include "ingest/html_text.hpp"

#include <algorithm>
#include <utility>

namespace kwic {

namespace {

constexpr std::string_view white_space = " \t\n\r\f";

}  // namespace

void TextBuilder::append(std::string_view text, bool preformatted) {
    if (!preformatted) return append_collapsed(text);
    if (pending_ != TextBreak::none) {
        while (text.starts_with('\n')) text.remove_prefix(1);
    }
    if (text.empty()) return;
    write_break();
    text_ += text;
}

void TextBuilder::append_collapsed(std::string_view text) {
    while (!text.empty()) {
        const std::size_t begin = std::min(text.find_first_not_of(white_space), text.size());
        if (begin != 0) request(TextBreak::space);
        text.remove_prefix(begin);
        if (text.empty()) return;
        const std::size_t end = std::min(text.find_first_of(white_space), text.size());
        write_break();
        text_ += text.substr(0, end);
        text.remove_prefix(end);
    }
}

void TextBuilder::request(TextBreak wanted) noexcept {
    pending_ = std::max(pending_, wanted);
}

void TextBuilder::write_break() {
    const TextBreak wanted = std::exchange(pending_, TextBreak::none);
    if (text_.empty() || wanted == TextBreak::none) return;
    if (wanted >= TextBreak::line) {
        while (text_.ends_with(' ') || text_.ends_with('\n')) text_.pop_back();
    }
    if (text_.ends_with('\n')) return;
    if (wanted == TextBreak::space) text_ += ' ';
    if (wanted == TextBreak::tab) text_ += '\t';
    if (wanted == TextBreak::line) text_ += '\n';
    if (wanted == TextBreak::paragraph) text_ += "\n\n";
}

std::string TextBuilder::take() noexcept {
    while (text_.ends_with(' ') || text_.ends_with('\n')) text_.pop_back();
    pending_ = TextBreak::none;
    return std::exchange(text_, {});
}

}  // namespace kwic
