#include "output.hpp"

#include <kwic/error.hpp>

#include <cerrno>
#include <cstddef>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace kwic::cli {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{64} << 10;

[[noreturn]] void throw_failure(const std::string& what, const std::string& name) {
    throw Error(ErrorCode::io, what + ": " + std::generic_category().message(errno), name);
}

}  // namespace

Output::Output(int descriptor, std::string name) : descriptor_(descriptor), owned_(false), name_(std::move(name)) {}

Output::Output(const std::string& path)
    : descriptor_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)), owned_(true), name_(path) {
    if (descriptor_ < 0) throw_failure("cannot be created", path);
}

Output::~Output() {
    if (owned_) ::close(descriptor_);
}

void Output::write(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() >= buffer_bytes) flush();
}

void Output::flush() {
    const std::string pending = std::exchange(buffer_, {});
    for (std::size_t done = 0; done < pending.size();) {
        const ssize_t written = ::write(descriptor_, pending.data() + done, pending.size() - done);
        if (written >= 0) {
            done += static_cast<std::size_t>(written);
        } else if (errno == EPIPE) {
            throw ClosedPipe{};
        } else if (errno != EINTR) {
            throw_failure("cannot be written", name_);
        }
    }
}

}  // namespace kwic::cli
