// From byte positions to lines, columns and code points.
#pragma once

#include <cstdint>
#include <string_view>

namespace kwic {

struct TextPlace {
    std::uint64_t code_point = 0;  // code points before it in the text
    std::uint64_t line = 1;        // from 1; LF, CR and CR LF end a line
    std::uint64_t column = 1;      // code points from the start of the line, from 1
};

// Answers for rising byte positions with one walk over the text; a falling one begins again from the start. Thread
// rule: one thread at a time.
class TextPlaces {
  public:
    // `text` is well-formed UTF-8 and must outlive the object.
    explicit TextPlaces(std::string_view text) : text_(text) {}

    // The place of the byte `at`, which begins a code point or is the text's end.
    TextPlace find(std::uint64_t at);

  private:
    void move_to(std::uint64_t at);

    std::string_view text_;
    std::uint64_t at_ = 0;
    TextPlace place_;
};

}  // namespace kwic
