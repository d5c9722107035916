// A walk through a list of words.
#pragma once

#include "storage/byte_stream.hpp"
#include "storage/text_compression.hpp"
#include "vocabulary/word_list.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

// Stands at a word, at first at the lowest, or at the end. Throws Error{damaged}, std::bad_alloc, and is then of no
// more use. Thread rule: one thread at a time.
class WordCursor {
  public:
    // The list must outlive the cursor.
    explicit WordCursor(const WordList& list);

    [[nodiscard]] bool at_end() const noexcept { return at_end_; }

    // Of the word where it stands. The view is good until the cursor moves.
    [[nodiscard]] std::string_view word() const noexcept { return {word_.data(), word_bytes_}; }
    [[nodiscard]] std::uint64_t documents() const noexcept { return documents_; }

    // So many bytes at least its word shares with the one where it stood before, if next() or pass_beginning() moved
    // it.
    [[nodiscard]] std::size_t shared() const noexcept { return shared_; }

    // Moves to the next word.
    void next();

    // Moves to the first word that is not less than `word`.
    void seek(std::string_view word);

    // Moves to the next word that does not begin with the first `bytes` bytes of this one; at least one, at most all.
    void pass_beginning(std::size_t bytes);

  private:
    struct Head {
        std::size_t shared;
        std::size_t own;
    };

    void enter(std::size_t block);
    Head read_head();
    void take(Head head);

    const WordList& list_;
    TextDecompressor decompressor_;
    std::size_t block_ = 0;
    std::size_t words_left_ = 0;  // in the block, behind this one
    std::array<std::string, word_list_frames> bytes_;
    ByteParser heads_{{}};
    ByteParser counts_{{}};
    ByteParser endings_{{}};
    std::string word_;  // and what is left behind it of longer ones
    std::size_t word_bytes_ = 0;
    std::uint64_t documents_ = 0;
    std::size_t shared_ = 0;
    bool at_end_ = false;
};

}  // namespace kwic
