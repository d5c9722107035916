// From some texts of an index to the dictionary that all are written with.
#pragma once

#include "indexing/term_dictionary.hpp"
#include "storage/text_dictionary.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kwic {

// How much text to count.
inline constexpr std::size_t text_sample_bytes = std::size_t{1} << 20;

// How often each piece stands in the sample, told of the words that TextEncoder is told of. Thread rule: one thread at a time.
class PieceCounts {
  public:
    // Begins with `text`, which must stay until finish().
    void begin(std::string_view text) noexcept;

    // The next word of the text. `note` is that of the sample for a word of these bytes: 0 at first.
    void add(std::size_t begin_byte, std::size_t byte_count, std::uint32_t& note);

    // The rest of the text.
    void finish();

    // Adds the counts of another part of the sample.
    void merge(const PieceCounts& other);

    // The pieces that save most. The same sample gives the same dictionary, in whichever parts it was counted.
    [[nodiscard]] TextDictionary dictionary() const;

  private:
    std::uint32_t number_of(std::string_view piece);
    void pass(std::size_t end_byte);

    TermDictionary pieces_;
    std::vector<std::uint32_t> counts_;  // by their numbers
    std::string_view text_;
    std::size_t at_byte_ = 0;
    bool spaced_ = false;  // what came last
};

}  // namespace kwic
