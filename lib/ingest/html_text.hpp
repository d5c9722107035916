// Puts text together as a browser would lay it out in one column.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// What stands between two pieces of text; the strongest one asked for wins.
enum class TextBreak { none, space, tab, line, paragraph };

class TextBuilder {
  public:
    // White space collapses unless `preformatted`.
    void append(std::string_view text, bool preformatted = false);

    // Asks for a break before the next text. Nothing is written before the first text and after the last.
    void request(TextBreak wanted) noexcept;

    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    std::string take() noexcept;

  private:
    void write_break();
    void append_collapsed(std::string_view text);

    std::string text_;
    TextBreak pending_ = TextBreak::none;
};

}  // namespace kwic
