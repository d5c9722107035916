#include "faults/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <exception>
#include <stdexcept>
#include <utility>

namespace kwic::faults {
namespace {

std::string words_of(const std::function<std::string()>& work) {
    try {
        return work();
    } catch (const std::exception& error) {
        return std::string("threw: ") + error.what();
    } catch (...) {
        return "threw something that is no exception of the standard library";
    }
}

[[noreturn]] void run_as_child(const std::function<std::string()>& work, int words, pid_t parent) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(1);
    const std::string said = words_of(work);
    for (std::size_t done = 0; done < said.size();) {
        const ssize_t written = ::write(words, said.data() + done, said.size() - done);
        if (written <= 0) ::_exit(1);
        done += static_cast<std::size_t>(written);
    }
    ::_exit(0);
}

}  // namespace

ChildProcess::ChildProcess(const std::function<std::string()>& work) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const pid_t parent = ::getpid();
    id_ = ::fork();
    if (id_ == 0) {
        ::close(ends[0]);
        run_as_child(work, ends[1], parent);
    }
    ::close(ends[1]);
    words_ = ends[0];
    if (id_ < 0) throw std::runtime_error("cannot fork");
}

ChildProcess::~ChildProcess() {
    kill();
    if (words_ >= 0) ::close(words_);
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : id_(std::exchange(other.id_, -1)), words_(std::exchange(other.words_, -1)) {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(words_, other.words_);
    return *this;
}

bool ChildProcess::has_ended() const {
    siginfo_t info{};
    return ::waitid(P_PID, static_cast<id_t>(id_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == id_;
}

std::string ChildProcess::read_words(std::chrono::seconds limit, bool& in_time) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    std::string said;
    std::array<char, 4096> block{};
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd ready{words_, POLLIN, 0};
        in_time = left.count() > 0 && ::poll(&ready, 1, static_cast<int>(left.count())) > 0;
        if (!in_time) return said;
        const ssize_t got = ::read(words_, block.data(), block.size());
        if (got <= 0) return said;
        said.append(block.data(), static_cast<std::size_t>(got));
    }
}

int ChildProcess::reap() {
    int status = 0;
    ::waitpid(std::exchange(id_, -1), &status, 0);
    return status;
}

std::string ChildProcess::finish(std::chrono::seconds limit) {
    bool in_time = false;
    std::string said = read_words(limit, in_time);
    if (!in_time) {
        kill();
        return "did not end within " + std::to_string(limit.count()) + " s";
    }
    const int status = reap();
    if (WIFSIGNALED(status)) return "ended by signal " + std::to_string(WTERMSIG(status));
    return WEXITSTATUS(status) == 0 ? said : "ended with code " + std::to_string(WEXITSTATUS(status));
}

void ChildProcess::kill() {
    if (id_ <= 0) return;
    ::kill(id_, SIGKILL);
    reap();
}

}  // namespace kwic::faults
