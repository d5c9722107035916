// A text as the database keeps it: its codes, or a zstd frame where they are not worth it.
#pragma once

#include "storage/text_compression.hpp"
#include "storage/text_dictionary.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {

// Xapian refuses stored documents somewhat above this size.
inline constexpr std::size_t max_stored_text_bytes = std::size_t{100} << 20;

// Thread rule: one thread at a time.
class StoredTextWriter {
  public:
    // Throws std::bad_alloc.
    explicit StoredTextWriter(TextDictionary dictionary = {}) : dictionary_(std::move(dictionary)) {}

    // Appends `text`, of at most max_stored_text_bytes, whose codes TextEncoder has made with the same dictionary; with
    // none, it has no codes. Throws std::bad_alloc.
    void append(std::string_view text, std::string_view codes, std::string& out);

  private:
    TextDictionary dictionary_;
    TextCompressor compressor_;
};

// Thread rule: one thread at a time.
class StoredTextReader {
  public:
    explicit StoredTextReader(TextDictionary dictionary = {}) : dictionary_(std::move(dictionary)) {}

    // The reverse, with the same dictionary. Throws Error{damaged} where the bytes are not what append() makes; reads
    // nothing beyond them and allocates no more than they announce, can hold and max_stored_text_bytes allows. Throws
    // std::bad_alloc. May be used again after both.
    std::string read(std::string_view stored);

  private:
    TextDictionary dictionary_;
    TextDecompressor decompressor_;
};

// How many bytes the text has. Throws Error{damaged} as read() does. Thread rule: none.
std::uint64_t stored_text_bytes(std::string_view stored);

}  // namespace kwic
