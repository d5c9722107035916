#include "message.hpp"

#include "terminal_text.hpp"

#include <cerrno>
#include <cstddef>
#include <string>

#include <unistd.h>

namespace kwic::cli {

void print_message(std::string_view text) {
    print_raw_message("kwic: " + terminal_text(text) + "\n");
}

void print_raw_message(std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
        if (written < 0 && errno != EINTR) return;
        if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace kwic::cli
