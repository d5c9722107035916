#include "interruptible_input.hpp"

#include "signals.hpp"

#include <kwic/error.hpp>

#include <cerrno>
#include <system_error>

#include <unistd.h>

namespace kwic::cli {

InterruptibleInput::int_type InterruptibleInput::underflow() {
    ssize_t count = -1;
    while (count < 0 && stop_signal() == 0) {
        count = ::read(STDIN_FILENO, buffer_.data(), buffer_.size());
        if (count < 0 && errno != EINTR) {
            throw Error(ErrorCode::io, "cannot be read: " + std::generic_category().message(errno), "standard input");
        }
    }
    if (count <= 0) return traits_type::eof();
    setg(buffer_.data(), buffer_.data(), buffer_.data() + count);
    return traits_type::to_int_type(*gptr());
}

}  // namespace kwic::cli
