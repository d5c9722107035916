#include "faults/swap_writer.hpp"

#include "support/numbered_publishing.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace kwic::faults {
namespace {

std::string write_when_asked(const std::string& folder, SwapProgress& progress, int channel) {
    char word = 0;
    while (::read(channel, &word, 1) == 1) {
        const std::uint64_t next = progress.published + 1;
        progress.begun = next;
        numbered::publish(folder, next);
        progress.published = next;
        if (::write(channel, &word, 1) != 1) break;
    }
    return {};
}

}  // namespace

SwapWriter::SwapWriter(const std::string& folder, SwapProgress& progress) {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) throw std::runtime_error("no channel");
    process_.emplace([&] {
        ::close(ends[0]);
        return write_when_asked(folder, progress, ends[1]);
    });
    ::close(ends[1]);
    channel_ = ends[0];
}

SwapWriter::~SwapWriter() {
    ::close(channel_);
}

void SwapWriter::ask() const {
    const char word = '+';
    if (::send(channel_, &word, 1, MSG_NOSIGNAL) != 1) throw std::runtime_error("the writer has gone");
}

std::string SwapWriter::wait() {
    char word = 0;
    if (::read(channel_, &word, 1) == 1) return {};
    return "the writer ends: " + process_->finish();
}

}  // namespace kwic::faults
