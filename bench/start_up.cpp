// How long does a command take that does next to nothing?
//
//     start_up ROUNDS "COMMAND ARGUMENT..." ["COMMAND ARGUMENT..."...]
//
// Runs an empty program and each command in turn, ROUNDS times, with its output thrown away. A command is split at
// spaces; there are no quotes. The figures of wall and processor time are milliseconds of one run, from before it is
// started until it is gone; "over empty" is what is left of the wall's median without the empty program's. They decide
// which libraries the kwic command takes in (cmake/archives.cmake) and what it reads before the first query.
//
//     start_up 200 "kwic --version" "kwic search -d index -l -- words" "quest --db=index-of-quest words"
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

struct Timed {
    explicit Timed(std::string written) : command(std::move(written)) {
        std::istringstream words(command);
        for (std::string word; words >> word;) arguments.push_back(word);
    }

    std::string command;
    std::vector<std::string> arguments;
    std::vector<double> wall_ms;
    std::vector<double> processor_ms;
};

double milliseconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

pid_t start(const std::vector<std::string>& arguments, const posix_spawn_file_actions_t& actions) {
    std::vector<char*> pointers;
    for (const std::string& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
    pointers.push_back(nullptr);
    pid_t child = 0;
    if (::posix_spawnp(&child, pointers[0], &actions, nullptr, pointers.data(), environ) == 0) return child;
    std::fprintf(stderr, "start_up: cannot run %s\n", pointers[0]);
    std::exit(1);
}

void run(Timed& timed, const posix_spawn_file_actions_t& actions) {
    const auto before = std::chrono::steady_clock::now();
    const pid_t child = start(timed.arguments, actions);
    rusage usage{};
    int status = 0;
    ::wait4(child, &status, 0, &usage);
    const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - before;
    timed.wall_ms.push_back(wall.count());
    timed.processor_ms.push_back(milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime));
}

double part(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

void print(const std::vector<Timed>& all) {
    const double empty = part(all.front().wall_ms, 0.5);
    std::puts("| wall median | least | a quarter | CPU median | over empty | command\n|---:|---:|---:|---:|---:|---");
    for (const Timed& timed : all) {
        const double median = part(timed.wall_ms, 0.5);
        std::printf("| %6.2f | %6.2f | %6.2f | %6.2f | %6.2f | %s\n", median, part(timed.wall_ms, 0),
                    part(timed.wall_ms, 0.25), part(timed.processor_ms, 0.5), median - empty, timed.command.c_str());
    }
}

// The program beside this one.
std::string empty_program(const std::string& self) {
    return self.substr(0, self.rfind('/') + 1) + "start_up_of_nothing";
}

}  // namespace

int main(int count, char** values) {
    const int rounds = count > 1 ? std::atoi(values[1]) : 0;
    if (count < 3 || rounds < 1) {
        std::fputs("usage: start_up ROUNDS \"COMMAND ARGUMENT...\"...\n", stderr);
        return 2;
    }
    std::vector<Timed> all;
    all.emplace_back(empty_program(values[0]));
    for (int at = 2; at < count; ++at) all.emplace_back(values[at]);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (const int output : {STDOUT_FILENO, STDERR_FILENO}) {
        posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0);
    }
    for (int round = 0; round < rounds; ++round) {
        for (Timed& timed : all) run(timed, actions);
    }
    print(all);
}
