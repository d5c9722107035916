#include "glass/output_file.hpp"

#include "storage/translate_error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace kwic {

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
}

FileDigest OutputFile::finish() {
    file_.reset();
    return {bytes_, hash_ ? hash_->finish_hex() : std::string()};
}

}  // namespace kwic
