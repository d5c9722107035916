// Runs the real program and tells what it did.
#pragma once

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kwic::cli_test {

using Arguments = std::vector<std::string>;

struct RunSettings {
    std::string folder = {};                                            // current folder; empty: that of the test
    std::string input = {};                                             // what standard input holds
    std::vector<std::pair<std::string, std::string>> environment = {};  // set besides what is there
    int output = -1;                                                    // standard output, instead of collecting it
    bool unprivileged = false;                                          // not as root, if the tests run as root
};

struct RunResult {
    int exit_code = 0;  // 1000 plus the signal when one ended the program
    std::string out;
    std::string err;
};

// An unnamed file, open for reading and writing.
class UnnamedFile {
  public:
    UnnamedFile() : file_(std::tmpfile()) {
        if (file_ == nullptr) throw std::runtime_error("no temporary file");
    }
    ~UnnamedFile() { std::fclose(file_); }
    UnnamedFile(const UnnamedFile&) = delete;
    UnnamedFile& operator=(const UnnamedFile&) = delete;

    [[nodiscard]] int descriptor() const { return ::fileno(file_); }

    void fill(const std::string& text) {
        std::fwrite(text.data(), 1, text.size(), file_);
        std::rewind(file_);
    }

    std::string content() {
        std::string text;
        std::array<char, 4096> block{};
        std::rewind(file_);
        for (std::size_t count = 1; count > 0; text.append(block.data(), count)) {
            count = std::fread(block.data(), 1, block.size(), file_);
        }
        return text;
    }

  private:
    std::FILE* file_;
};

inline void give_up_privileges() {
    constexpr uid_t nobody = 65534;
    if (::geteuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0)) ::_exit(97);
}

// In the child: becomes the program. KWIC_INDEX and NO_COLOR of the surroundings do not count.
[[noreturn]] inline void become_program(const Arguments& arguments, const RunSettings& settings) {
    if (!settings.folder.empty() && ::chdir(settings.folder.c_str()) != 0) ::_exit(99);
    ::unsetenv("KWIC_INDEX");
    ::unsetenv("NO_COLOR");
    for (const auto& [name, value] : settings.environment) ::setenv(name.c_str(), value.c_str(), 1);
    std::vector<char*> values = {const_cast<char*>("kwic")};
    for (const std::string& argument : arguments) values.push_back(const_cast<char*>(argument.c_str()));
    values.push_back(nullptr);
    const int program = ::open(KWIC_BINARY, O_RDONLY | O_CLOEXEC);  // its folder may be closed to other users
    if (settings.unprivileged) give_up_privileges();
    ::fexecve(program, values.data(), environ);
    ::_exit(98);
}

inline int wait_for(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

inline RunResult run_kwic(const Arguments& arguments, const RunSettings& settings = {}) {
    UnnamedFile in;
    UnnamedFile out;
    UnnamedFile err;
    in.fill(settings.input);
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(in.descriptor(), STDIN_FILENO);
        ::dup2(settings.output < 0 ? out.descriptor() : settings.output, STDOUT_FILENO);
        ::dup2(err.descriptor(), STDERR_FILENO);
        become_program(arguments, settings);
    }
    const int exit_code = wait_for(child);
    return {exit_code, out.content(), err.content()};
}

// Both outputs are a terminal that shows colours; `out` holds them.
inline RunResult run_kwic_on_terminal(const Arguments& arguments, RunSettings settings = {}) {
    settings.environment.insert(settings.environment.begin(), {"TERM", "xterm"});
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0) become_program(arguments, settings);
    RunResult result;
    std::array<char, 4096> block{};
    for (ssize_t count = ::read(terminal, block.data(), block.size()); count > 0;
         count = ::read(terminal, block.data(), block.size())) {
        result.out.append(block.data(), static_cast<std::size_t>(count));
    }
    ::close(terminal);
    result.exit_code = wait_for(child);
    return result;
}

// A program whose standard input the test writes to; standard error is collected.
class RunningKwic {
  public:
    explicit RunningKwic(const Arguments& arguments) {
        std::array<int, 2> pipe{};
        if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        child_ = ::fork();
        if (child_ == 0) {
            ::dup2(pipe[0], STDIN_FILENO);
            ::dup2(err_.descriptor(), STDERR_FILENO);
            become_program(arguments, {});
        }
        ::close(pipe[0]);
        input_ = pipe[1];
    }

    // Comes back when the program has read all but what a pipe holds; false if it has gone.
    [[nodiscard]] bool write(const std::string& text) const {
        for (std::size_t done = 0; done < text.size();) {
            const ssize_t written = ::write(input_, text.data() + done, text.size() - done);
            if (written <= 0) return false;
            done += static_cast<std::size_t>(written);
        }
        return true;
    }

    void send(int signal) const { ::kill(child_, signal); }

    RunResult finish() {
        ::close(input_);
        const int exit_code = wait_for(child_);
        return {exit_code, {}, err_.content()};
    }

  private:
    UnnamedFile err_;
    pid_t child_ = -1;
    int input_ = -1;
};

}  // namespace kwic::cli_test
