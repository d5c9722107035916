// Word boundaries: UAX #29 as ICU implements it in its root locale, dictionary words included.
//
// The rules run here, over a table of word break classes that is filled from ICU a page at a time; only runs of
// dictionary scripts (Han, Kana, Thai, Lao, Khmer, Burmese) go to ICU's own iterator. Both give the same boundaries
// (tests/text/word_breaks_test.cpp compares them).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace kwic {

class DictionaryBreaks;

enum class SegmentKind : std::uint8_t {
    none,         // spaces, punctuation, symbols
    number,       // digits, no letters
    letters,      // an alphabetic word (Hangul and the dictionary scripts of South East Asia among them)
    ideographic,  // Han, Hiragana or Katakana
};

// A stretch between two neighbouring boundaries: a half-open byte range. The kind is ICU's rule status, which goes by
// the end of what the rules found: "1a" is letters, "a1" a number; a dictionary's pieces have the kind of their run.
struct Segment {
    std::size_t begin_byte = 0;
    std::size_t end_byte = 0;
    SegmentKind kind = SegmentKind::none;
};

// Walks over a text from boundary to boundary. Each maximal ill-formed subpart is a segment of kind none of its own.
// Thread rule: one thread at a time; keep one and reuse it, since ICU's iterator inside is costly to make (it is made
// when first needed).
class WordBreaker {
  public:
    WordBreaker();
    ~WordBreaker();
    WordBreaker(WordBreaker&&) noexcept;
    WordBreaker& operator=(WordBreaker&&) noexcept;

    // The text must outlive the walk.
    void set_text(std::string_view text);

    // The next segment, whatever its kind; false at the end of the text. Together the segments cover the text. Throws
    // what DictionaryBreaks throws, and only for dictionary scripts.
    bool next(Segment& segment);

    // The end of the last segment, where the next one begins.
    [[nodiscard]] std::size_t at_byte() const noexcept { return at_; }

    // Whether the next segment begins within a run of a dictionary script.
    [[nodiscard]] bool is_dividing() const noexcept { return run_.end_byte > at_; }

    // Goes on from a boundary that the caller knows: one where a segment of this text began or ended, or that the rules
    // of plain_words.hpp found. Not one within a run of a dictionary script.
    void move_to(std::size_t boundary_byte) noexcept {
        at_ = boundary_byte;
        run_ = {};
    }

  private:
    bool read_plain_segment(Segment& segment) const noexcept;
    void divide(const Segment& run);
    void take_piece(Segment& segment);

    std::string_view text_;
    std::size_t at_ = 0;
    Segment run_;  // being divided by the dictionary as long as it ends after at_
    std::unique_ptr<DictionaryBreaks> dictionary_;
};

}  // namespace kwic
