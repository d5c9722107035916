// Writes a list of words (word_list_layout.hpp).
#pragma once

#include "storage/text_compression.hpp"
#include "vocabulary/word_list_layout.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace kwic {

// The same content and version of zstd give the same bytes. Memory: one block, and a few bytes for each. Throws what
// `write` throws, std::bad_alloc. Thread rule: one thread at a time.
class WordListWriter {
  public:
    // `write` takes the bytes of the file, piece by piece; of the database are told how many documents it has and the
    // sum of their lengths.
    WordListWriter(std::function<void(std::string_view)> write, std::uint64_t documents, std::uint64_t length_sum);

    // All words, none empty, in ascending order (bytes).
    void add(std::string_view word, std::uint64_t documents);

    void finish();

  private:
    void end_block();

    std::function<void(std::string_view)> write_;
    WordListTail tail_{};
    TextCompressor compressor_;
    std::array<std::string, word_list_frames> block_;  // heads, counts, endings
    std::string first_;
    std::string last_;
    std::size_t block_words_ = 0;
    std::string index_;
};

}  // namespace kwic
