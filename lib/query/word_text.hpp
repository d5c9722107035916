// A word of a query while it is read: its text, and where its stars are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

class WordText {
  public:
    void append(std::string_view characters) {
        has_inner_star_ = has_inner_star_ || final_stars_ > 0;
        text_.append(final_stars_, '*');
        final_stars_ = 0;
        text_.append(characters);
    }

    // `at` is the star's byte in the query text.
    void append_star(std::size_t at) {
        if (!has_star()) first_star_byte_ = at;
        ++final_stars_;
    }

    [[nodiscard]] bool has_star() const { return first_star_byte_ != std::string_view::npos; }
    [[nodiscard]] std::size_t first_star_byte() const { return first_star_byte_; }

    // Stars stand after some text and nowhere else.
    [[nodiscard]] bool has_final_stars_only() const { return final_stars_ > 0 && !has_inner_star_ && !text_.empty(); }

    [[nodiscard]] const std::string& text_before_final_stars() const { return text_; }
    [[nodiscard]] std::string whole_text() const { return text_ + std::string(final_stars_, '*'); }

  private:
    std::string text_;
    std::size_t final_stars_ = 0;
    std::size_t first_star_byte_ = std::string_view::npos;
    bool has_inner_star_ = false;
};

}  // namespace kwic
