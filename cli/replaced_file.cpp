#include "replaced_file.hpp"

#include <kwic/error.hpp>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kwic::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void throw_failure(const std::string& what, const std::string& path) {
    throw Error(ErrorCode::io, what + ": " + std::generic_category().message(errno), path);
}

// Opening a folder to write fails, but it can be brought to the disk.
void sync(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) throw_failure("cannot be opened", path);
    const bool synced = ::fsync(descriptor) == 0 || errno == EINVAL;
    ::close(descriptor);
    if (!synced) throw_failure("cannot be brought to the disk", path);
}

std::string target_of(const std::string& path) {
    std::error_code error;
    const fs::path target = fs::canonical(path, error);
    return error ? path : target.string();
}

bool is_special(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    return fs::exists(status) && !fs::is_regular_file(status);
}

// Its permissions are those that any new file gets, not the narrow ones of mkstemp.
std::string name_beside(const std::string& path) {
    return path + "." + std::to_string(::getpid()) + ".part";
}

}  // namespace

ReplacedFile::ReplacedFile(const std::string& path) : path_(target_of(path)) {
    if (!is_special(path_)) written_path_ = name_beside(path_);
    output_.emplace(written_path_.empty() ? path_ : written_path_);
}

ReplacedFile::~ReplacedFile() {
    if (!written_path_.empty()) ::unlink(written_path_.c_str());
}

void ReplacedFile::commit() {
    output_->flush();
    if (written_path_.empty()) return;
    struct stat status {};
    if (::stat(path_.c_str(), &status) == 0) ::chmod(written_path_.c_str(), status.st_mode & 07777U);
    sync(written_path_);
    if (::rename(written_path_.c_str(), path_.c_str()) != 0) throw_failure("cannot be replaced", path_);
    written_path_.clear();
    const fs::path folder = fs::path(path_).parent_path();
    sync(folder.empty() ? "." : folder.string());
}

}  // namespace kwic::cli
