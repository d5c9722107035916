// Words of the scripts that are written without spaces, by ICU's dictionaries.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace kwic {

// Divides a segment that the word break rules found. Thread rule: one thread at a time; keep one and reuse it, since
// ICU's iterator is costly to make.
class DictionaryBreaks {
  public:
    // ICU counts in 32-bit integers, divides a run as a whole and takes some 30 bytes of memory for each of its UTF-16
    // units: it gets a longer segment in pieces of at most `max_piece_units` (2 or more). Without a bound, a document
    // of Chinese without a punctuation mark would cost eight times its size; no text that people read comes near this
    // one. Throws std::bad_alloc, or std::runtime_error if ICU's data lacks the word rules.
    explicit DictionaryBreaks(std::size_t max_piece_units = default_max_piece_units);
    ~DictionaryBreaks();

    static constexpr std::size_t default_max_piece_units = std::size_t{1} << 22;

    // `segment` is well-formed UTF-8 and must outlive the walk.
    void set_segment(std::string_view segment);

    // The next boundary, counted in bytes from the segment's begin: ascending, the last is the segment's end. The
    // segment's end once more after that.
    std::size_t next();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kwic
