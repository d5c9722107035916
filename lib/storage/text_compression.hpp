// Texts to zstd frames and back, with a dictionary or without.
#pragma once

#include "storage/text_dictionary.hpp"

#include <zstd.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kwic {

// Thread rule: one thread at a time. Several of them, each in its thread, may share a dictionary.
class TextCompressor {
  public:
    // Throws std::bad_alloc, and Error{damaged} for a dictionary that can only be read with.
    explicit TextCompressor(const TextDictionary& dictionary = {});

    // Appends the frame of `text`, of at most max_stored_text_bytes, to `out`. The same text, dictionary and version of
    // zstd give the same bytes, whatever was compressed before. Throws std::bad_alloc; `out` is then as it was.
    void compress(std::string_view text, std::string& out);

  private:
    std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> context_;
};

// One for many texts: to make it costs more than to read a text of 4 KB. Thread rule: one thread at a time. Several of
// them, each in its thread, may share a dictionary.
class TextDecompressor {
  public:
    // Throws std::bad_alloc.
    TextDecompressor();

    // The text in the frame, or Error{damaged} where the bytes are no frame made with this very dictionary (as far as
    // its number tells) or made with none if it is none. Reads nothing beyond them and allocates no more than they
    // announce, zstd can reach and max_stored_text_bytes allows. Throws std::bad_alloc. May be used again after both.
    std::string decompress(const TextDictionary& dictionary, std::string_view frame);

    // The same for a frame that can hold `max_bytes` at most.
    std::string decompress(const TextDictionary& dictionary, std::string_view frame, std::size_t max_bytes);

  private:
    std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context_;
};

// How many bytes the text in the frame has. Throws Error{damaged} as decompress() does. Thread rule: none.
std::uint64_t text_bytes_in(std::string_view frame);

// The number of the dictionary that a frame was made with; 0 if with none, or if the bytes are no frame. Of an index
// with several dictionaries this tells which one decompress() needs. Thread rule: none.
std::uint32_t text_dictionary_number(std::string_view frame) noexcept;

}  // namespace kwic
