#include "terminal.hpp"

#include <cstdlib>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

namespace kwic::cli {
namespace {

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view{} : value;
}

bool is_plain_terminal() {
    const std::string_view kind = environment("TERM");
    return kind.empty() || kind == "dumb";
}

}  // namespace

Appearance appearance_of_output(ColourChoice colour, HyperlinkChoice hyperlinks) {
    Appearance appearance;
    appearance.terminal = ::isatty(STDOUT_FILENO) == 1;
    const bool wanted = appearance.terminal && environment("NO_COLOR").empty() && !is_plain_terminal();
    appearance.colour = colour == ColourChoice::always || (colour == ColourChoice::automatic && wanted);
    const bool fitting = appearance.colour && appearance.terminal;
    appearance.hyperlinks =
        hyperlinks == HyperlinkChoice::always || (hyperlinks == HyperlinkChoice::automatic && fitting);
    return appearance;
}

bool shows_progress() {
    return ::isatty(STDERR_FILENO) == 1 && !is_plain_terminal();
}

std::size_t terminal_columns(int descriptor) {
    winsize size{};
    if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
    return size.ws_col;
}

}  // namespace kwic::cli
