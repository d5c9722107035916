#include "glass/block_file.hpp"

#include "glass/misuse.hpp"

#include <bit>
#include <limits>
#include <utility>

namespace kwic {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 20;

std::uint32_t checked_block_size(std::uint32_t bytes, const std::string& path) {
    if (!is_block_size(bytes)) throw_misuse("the block size is not a power of two from 2048 to 65536", path);
    return bytes;
}

}  // namespace

bool is_block_size(std::uint32_t bytes) noexcept {
    return std::has_single_bit(bytes) && bytes >= 2048 && bytes <= 65536;
}

BlockFile::BlockFile(std::string path, std::uint32_t block_bytes, bool hashes)
    : block_bytes_(checked_block_size(block_bytes, path)),
      file_(std::move(path), hashes),
      buffer_(std::make_unique<char[]>(buffer_bytes)) {}

char* BlockFile::next_block() {
    if (buffered_bytes_ == buffer_bytes) flush();
    return buffer_.get() + buffered_bytes_;
}

std::uint32_t BlockFile::add_block() {
    if (block_count_ == std::numeric_limits<std::uint32_t>::max()) {
        throw Error(ErrorCode::io, "the table has more blocks than its format can number", path());
    }
    buffered_bytes_ += block_bytes_;
    return block_count_++;
}

void BlockFile::flush() {
    file_.write({buffer_.get(), buffered_bytes_});
    buffered_bytes_ = 0;
}

FileDigest BlockFile::finish() {
    flush();
    return file_.finish();
}

}  // namespace kwic
