// The terms of one document, as the tag of an entry of the termlist table.
//
//   empty for a document without terms, else
//   uint(length) | uint(number of terms) | first term: its length, its bytes, uint(wdf) | further terms
//
// A further term has r bytes in common with the one before it, which has p. If x = (wdf+1)(p+1) + r is below 256, it is
// x | number of its other bytes | these bytes;  otherwise  r | their number | these bytes | uint(wdf).  Readers tell
// the two apart because r is at most p and x is more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Throws Error{invalid_argument} for what breaks a rule, and is then as it was before. Thread rule: one thread at a
// time; keep one and reuse it.
class TermlistEncoder {
  public:
    // Begins the terms of a document, whatever was done before. A new encoder has just begun.
    void begin() noexcept;

    // A term of 1 to 245 bytes, in ascending order (bytes). Its bytes must stay where they are until another term has
    // been added, or begin().
    void add(std::string_view term, std::uint32_t wdf);

    // Appends the tag of the terms since begin(). Their wdf add up to the document's length, which is below 2^32.
    void finish(std::string& out) const;

  private:
    std::uint64_t length_ = 0;
    std::uint32_t term_count_ = 0;
    std::string_view last_term_;
    std::uint64_t last_begin_ = 0;
    std::vector<char> terms_;  // the first terms_bytes_ are what has been added
    std::size_t terms_bytes_ = 0;
};

}  // namespace kwic
