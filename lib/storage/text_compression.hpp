// Texts to zstd frames and back.
#pragma once

#include <zstd.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kwic {

// Thread rule: one thread at a time.
class TextCompressor {
  public:
    // Throws std::bad_alloc.
    TextCompressor();

    // Appends the frame of `text`, of at most max_stored_text_bytes, to `out`. The same text and version of zstd
    // give the same bytes, whatever was compressed before. Throws std::bad_alloc; `out` is then as it was.
    void compress(std::string_view text, std::string& out);

  private:
    std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> context_;
};

// One for many texts: to make it costs more than to read a short one. Thread rule: one thread at a time.
class TextDecompressor {
  public:
    // Throws std::bad_alloc.
    TextDecompressor();

    // The text in the frame, or Error{damaged} where the bytes are no frame. Reads nothing beyond them and allocates no
    // more than they announce, zstd can reach and `max_bytes` allows. Throws std::bad_alloc. May be used again after
    // both.
    std::string decompress(std::string_view frame, std::size_t max_bytes);

  private:
    std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context_;
};

// How many bytes the text in the frame has. Throws Error{damaged} as decompress() does. Thread rule: none.
std::uint64_t text_bytes_in(std::string_view frame, std::size_t max_bytes);

}  // namespace kwic
