// The codes of a dictionary's pieces, by their bytes.
#pragma once

#include "analysis/byte_arena.hpp"
#include "analysis/word_table.hpp"
#include "storage/text_dictionary.hpp"
#include "storage/word_code.hpp"

#include <cstddef>
#include <string_view>

namespace kwic {

// Immutable. Thread rule: none.
class PieceCodes {
  public:
    // Throws std::bad_alloc.
    explicit PieceCodes(const TextDictionary& dictionary);

    // The code of what stands from `begin` to `end` in `text`, one byte at least; nothing if that is no piece.
    [[nodiscard]] WordCode find(std::string_view text, std::size_t begin, std::size_t end) const noexcept {
        const WordCode* found = codes_.find(make_word_key(text, begin, end, 0));
        return found ? *found : WordCode();
    }

  private:
    WordTable<WordCode> codes_;
    ByteArena arena_;
};

}  // namespace kwic
