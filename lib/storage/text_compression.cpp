#include "storage/text_compression.hpp"

#include "storage/translate_error.hpp"
#include "storage/zstd_error.hpp"

#include <new>

namespace kwic {
namespace {

constexpr int compression_level = 1;

[[noreturn]] void fail() {
    throw_damaged("a stored text is damaged", {});
}

// Of compressing, whose arguments are checked before: only memory can be wanting.
std::size_t check(std::size_t result) {
    if (ZSTD_isError(result)) throw std::bad_alloc();
    return result;
}

// What the frame announces, if it can hold that much.
std::size_t announced_bytes(std::string_view frame, std::size_t max_bytes) {
    // Format: 128 KiB in a block of at least 4 bytes.
    constexpr unsigned long long max_ratio = (128 << 10) / 3;
    const unsigned long long bytes = ZSTD_getFrameContentSize(frame.data(), frame.size());
    // What zstd returns for a frame without a size is larger than any.
    if (bytes > max_bytes || bytes / max_ratio > frame.size()) fail();
    return bytes;
}

}  // namespace

TextCompressor::TextCompressor() : context_(ZSTD_createCCtx(), ZSTD_freeCCtx) {
    if (!context_) throw std::bad_alloc();
    check(ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, compression_level));
}

void TextCompressor::compress(std::string_view text, std::string& out) {
    const std::size_t before = out.size();
    out.resize(before + ZSTD_compressBound(text.size()));
    const std::size_t done =
        ZSTD_compress2(context_.get(), out.data() + before, out.size() - before, text.data(), text.size());
    out.resize(before + (ZSTD_isError(done) ? 0 : done));
    check(done);
}

TextDecompressor::TextDecompressor() : context_(ZSTD_createDCtx(), ZSTD_freeDCtx) {
    if (!context_) throw std::bad_alloc();
}

std::string TextDecompressor::decompress(std::string_view frame, std::size_t max_bytes) {
    std::string text(announced_bytes(frame, max_bytes), '\0');
    const std::size_t done = ZSTD_decompressDCtx(context_.get(), text.data(), text.size(), frame.data(), frame.size());
    if (ZSTD_isError(done) && is_lack_of_memory(done)) throw std::bad_alloc();
    if (ZSTD_isError(done) || done != text.size()) fail();
    return text;
}

std::uint64_t text_bytes_in(std::string_view frame, std::size_t max_bytes) {
    return announced_bytes(frame, max_bytes);
}

}  // namespace kwic
