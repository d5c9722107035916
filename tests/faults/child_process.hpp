// A forked child that runs a piece of the test and tells how that ended.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <string>

namespace kwic::faults {

// Fork only while this process has one thread, and use in the child only handles that the child has opened.
class ChildProcess {
  public:
    // Forks. The child runs `work`, which returns what it has to say, and ends without the parent's clean-up; it dies
    // with its parent.
    explicit ChildProcess(const std::function<std::string()>& work);

    // Kills it if it still runs.
    ~ChildProcess();
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;

    [[nodiscard]] pid_t id() const noexcept { return id_; }

    // Whether the child has ended by itself.
    [[nodiscard]] bool has_ended() const;

    // Waits, and returns what `work` returned; "threw: ..." for what it threw, "ended by signal 11" and
    // "did not end within 20 s" (then it is killed). Call it once.
    std::string finish(std::chrono::seconds limit = std::chrono::seconds(20));

    // SIGKILL; comes back when the child and its locks have gone.
    void kill();

  private:
    std::string read_words(std::chrono::seconds limit, bool& in_time);
    int reap();

    pid_t id_ = -1;
    int words_ = -1;  // the end of a pipe that the child writes to
};

}  // namespace kwic::faults
