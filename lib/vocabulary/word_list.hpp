// A list of words, opened for reading.
#pragma once

#include "storage/mapped_file.hpp"
#include "vocabulary/word_list_layout.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Throws Error{damaged} where the bytes cannot be what WordListWriter wrote, if it notices, and so does a WordCursor;
// what they return lies within the bytes in any case. Thread rule: any thread.
class WordList {
  public:
    struct Block {
        std::string_view first;  // word
        std::size_t words = 0;
        std::array<std::string_view, word_list_frames> frames;
    };

    // Throws Error{not_found} where there is no such file, Error{io, damaged}.
    static std::unique_ptr<const WordList> open(const std::string& path);

    static std::unique_ptr<const WordList> of_bytes(std::string bytes);

    [[nodiscard]] std::uint64_t words() const noexcept { return tail_.words; }
    [[nodiscard]] std::uint64_t documents() const noexcept { return tail_.documents; }
    [[nodiscard]] std::uint64_t length_sum() const noexcept { return tail_.length_sum; }

    // By ascending first words.
    [[nodiscard]] const std::vector<Block>& blocks() const noexcept { return blocks_; }

    [[noreturn]] void fail() const;

  private:
    WordList() = default;

    void read(std::string_view bytes);
    void read_index(std::string_view frames, std::string_view index);

    std::string path_;
    std::unique_ptr<const MappedFile> file_;  // null: of bytes in memory
    std::string memory_;
    WordListTail tail_{};
    std::vector<Block> blocks_;
};

}  // namespace kwic
