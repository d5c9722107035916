#include "glass/output_file.hpp"

#include "storage/translate_error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace kwic {
namespace {

constexpr std::uint64_t sent_at_once_bytes = std::uint64_t{4} << 20;

}  // namespace

OutputFile::OutputFile(std::string path, bool hashes)
    : path_(std::move(path)), file_(open_file(path_, O_WRONLY | O_CREAT | O_EXCL)) {
    if (hashes) hash_.emplace();
}

void OutputFile::write(std::string_view bytes) {
    if (hash_) hash_->add(bytes);
    bytes_ += bytes.size();
    while (!bytes.empty()) {
        const ssize_t done = ::write(file_.get(), bytes.data(), bytes.size());
        if (done < 0 && errno != EINTR) throw_system_error("write", path_);
        if (done > 0) bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    if (bytes_ - sent_bytes_ >= sent_at_once_bytes) send_to_disk();
}

// Only begins: whether it came there is what the sync tells that must follow (bench/build_stages).
void OutputFile::send_to_disk() noexcept {
#ifdef SYNC_FILE_RANGE_WRITE
    ::sync_file_range(file_.get(), static_cast<off_t>(sent_bytes_), static_cast<off_t>(bytes_ - sent_bytes_),
                      SYNC_FILE_RANGE_WRITE);
#endif
    sent_bytes_ = bytes_;
}

FileDigest OutputFile::finish() {
    file_.reset();
    return {bytes_, hash_ ? hash_->finish_hex() : std::string()};
}

}  // namespace kwic
