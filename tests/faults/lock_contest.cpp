#include "faults/lock_contest.hpp"

#include <kwic/builder.hpp>
#include <kwic/error.hpp>
#include <kwic/updater.hpp>

#include <sys/file.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <thread>
#include <variant>

namespace kwic::faults {
namespace {

constexpr std::chrono::seconds long_enough{30};

using Writer = std::variant<std::monostate, Builder, Updater>;

Writer open_writer(const std::string& folder, WriterKind kind, std::chrono::milliseconds lock_timeout) {
    BuildOptions options;
    options.lock_timeout = lock_timeout;
    if (kind == WriterKind::builder) return Builder(folder, options);
    return Updater(folder, options);
}

template <class Condition>
void wait_until(Condition condition) {
    const auto deadline = std::chrono::steady_clock::now() + long_enough;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error("waited for nothing");
        std::this_thread::yield();
    }
}

void await_start(LockContest& contest) {
    ++contest.ready;
    wait_until([&] { return contest.started.load(); });
}

// Counts this process among the holders as long as it lives. Made after the writer and so destroyed before it.
class Holding {
  public:
    explicit Holding(LockContest& contest) : contest_(contest) {
        if (++contest_.holders > 1) ++contest_.overlaps;
        contest_.won_at = std::chrono::steady_clock::now().time_since_epoch().count();
        contest_.winner = ::getpid();
    }
    ~Holding() { --contest_.holders; }
    Holding(const Holding&) = delete;
    Holding& operator=(const Holding&) = delete;

  private:
    LockContest& contest_;
};

std::string judge_refusal(const Error& error, LockContest& contest) {
    ++contest.refused;
    if (error.code() != ErrorCode::locked) return std::string("refused with another error: ") + error.what();
    wait_until([&] { return contest.winner != 0; });
    const std::string holder = "(process " + std::to_string(contest.winner) + ')';
    const bool names_holder = error.message().find(holder) != std::string::npos;
    if (locks_tell_processes() && !names_holder) return "does not name " + holder + ": " + error.what();
    return refused;
}

}  // namespace

std::string contend(const std::string& folder, WriterKind kind, std::size_t others, LockContest& contest) {
    await_start(contest);
    try {
        const Writer writer = open_writer(folder, kind, {});
        const Holding holding(contest);
        wait_until([&] { return contest.refused == others; });
        return won;
    } catch (const Error& error) {
        return judge_refusal(error, contest);
    }
}

std::string wait_and_publish(const std::string& folder, const std::string& id, LockContest& contest) {
    await_start(contest);
    Updater updater(folder, {.lock_timeout = long_enough});
    const Holding holding(contest);
    updater.put({.id = id, .text = "Added by " + id + '.'});
    updater.publish();
    return won;
}

std::string hold_for_ever(const std::string& folder, WriterKind kind, LockContest& contest) {
    await_start(contest);
    Writer writer = open_writer(folder, kind, {});
    const Document document{.id = "never published", .text = "This will be a leftover."};
    if (kind == WriterKind::builder) {
        std::get<Builder>(writer).add(document);
    } else {
        std::get<Updater>(writer).put(document);
    }
    const Holding holding(contest);
    while (true) ::pause();
}

bool locks_tell_processes() {
    std::FILE* file = std::tmpfile();
    if (file == nullptr || ::flock(::fileno(file), LOCK_EX) != 0) return false;
    std::ifstream table("/proc/locks");
    const std::string process = " WRITE " + std::to_string(::getpid()) + ' ';
    bool tells = false;
    for (std::string line; std::getline(table, line);) tells = tells || line.find(process) != std::string::npos;
    std::fclose(file);
    return tells;
}

}  // namespace kwic::faults
