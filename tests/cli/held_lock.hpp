// Another writer of an index: the test itself.
#pragma once

#include <stdexcept>
#include <string>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace kwic::cli_test {

// Holds the writer's lock of the index in a folder as long as it lives.
class HeldLock {
  public:
    explicit HeldLock(const std::string& index)
        : descriptor_(::open((index + "/kwic.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
        if (descriptor_ < 0 || ::flock(descriptor_, LOCK_EX) != 0) throw std::runtime_error("no lock");
    }
    ~HeldLock() { ::close(descriptor_); }
    HeldLock(const HeldLock&) = delete;
    HeldLock& operator=(const HeldLock&) = delete;

    // What a program says that meets it.
    static std::string message(const std::string& index) {
        return "kwic: " + index + ": another program is writing to this index (process " + std::to_string(::getpid()) +
               "); try again when it is done\n";
    }

  private:
    int descriptor_;
};

}  // namespace kwic::cli_test
