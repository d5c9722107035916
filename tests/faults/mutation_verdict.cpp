#include "faults/mutation_verdict.hpp"

#include "cli/program_run.hpp"
#include "faults/child_process.hpp"
#include "faults/injector/fault_injector.hpp"
#include "support/damage_lines.hpp"

#include <kwic/error.hpp>
#include <kwic/index.hpp>
#include <kwic/maintenance.hpp>

#include <dlfcn.h>
#include <fcntl.h>
#include <grp.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <stdexcept>

namespace kwic::faults {
namespace {

constexpr unsigned time_limit_s = 20;
constexpr unsigned nobody = 65534;

int open_for_child(const char* path) {
    const int descriptor = ::open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) throw std::runtime_error(std::string("cannot open ") + path);
    return descriptor;
}

// The injector that this program is linked with.
std::string injector_path() {
    Dl_info info{};
    if (::dladdr(reinterpret_cast<const void*>(&kwic_faults_arm), &info) == 0) throw std::runtime_error("no injector");
    return info.dli_fname;
}

void become_plain_user() {
    if (::geteuid() != 0) return;
    if (::setgroups(0, nullptr) != 0 || ::setgid(nobody) != 0 || ::setuid(nobody) != 0) {
        throw std::runtime_error("cannot become a plain user");
    }
}

// Named by a descriptor that the program inherits: a plain user may not reach the folder of the injector.
void preload_injector(const std::string& index_folder) {
    const int injector = ::dup(open_for_child(injector_path().c_str()));
    ::setenv("LD_PRELOAD", ("/proc/self/fd/" + std::to_string(injector)).c_str(), 1);
    ::setenv("KWIC_FAULTS_FOLDER", index_folder.c_str(), 1);
    ::setenv("KWIC_FAULTS_KIND", "read_only", 1);
    ::setenv("KWIC_FAULTS_AT", "1", 1);
    ::setenv("KWIC_FAULTS_STICKY", "1", 1);
}

void become_program(const char* command, const std::string& index_folder, const Surroundings& surroundings) {
    const int program = open_for_child(KWIC_BINARY);
    if (surroundings.read_only) preload_injector(index_folder);
    if (surroundings.plain_user) become_plain_user();
    ::alarm(time_limit_s);
    const std::array<const char*, 5> arguments = {"kwic", command, "-d", index_folder.c_str(), nullptr};
    ::fexecve(program, const_cast<char* const*>(arguments.data()), environ);
}

std::string check_with_library(const std::string& index_folder) {
    try {
        const CheckReport report = check_index(index_folder);
        std::string lines = damage_lines(report);
        if (report.is_sound() != lines.empty()) throw std::logic_error("is_sound() and the damages disagree");
        return lines;
    } catch (const Error& error) {
        return error.path() + ": " + error.message() + '\n';
    }
}

constexpr char opens_mark = '+';
constexpr char refused_mark = '-';

char open_with_library(const std::string& index_folder) {
    try {
        const Index index = Index::open(index_folder);
        return opens_mark;
    } catch (const Error&) {
        return refused_mark;
    }
}

}  // namespace

ProgramVerdict ask_program(const char* command, const std::string& index_folder, const Surroundings& surroundings) {
    cli_test::UnnamedFile output;
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(output.descriptor(), STDOUT_FILENO);
        ::dup2(output.descriptor(), STDERR_FILENO);
        try {
            become_program(command, index_folder, surroundings);
        } catch (const std::exception& error) {
            ::dprintf(STDERR_FILENO, "%s\n", error.what());
        }
        ::_exit(98);
    }
    const int exit_code = cli_test::wait_for(child);
    return {exit_code, output.content()};
}

LibraryVerdict ask_library(const std::string& index_folder) {
    ChildProcess child([&] {
        become_plain_user();
        const std::string lines = check_with_library(index_folder);
        return open_with_library(index_folder) + lines;
    });
    const std::string said = child.finish(std::chrono::seconds(time_limit_s));
    LibraryVerdict verdict;
    if (said.empty() || (said[0] != opens_mark && said[0] != refused_mark)) {
        verdict.trouble = said.empty() ? "it said nothing" : said;
    } else {
        verdict.opens = said[0] == opens_mark;
        verdict.lines = said.substr(1);
        verdict.sound = verdict.lines.empty();
    }
    return verdict;
}

bool names_file(const std::string& lines, const std::string& index_folder, const std::string& path) {
    const std::string whole = index_folder + '/' + path;
    for (std::size_t at = lines.find(whole); at != std::string::npos; at = lines.find(whole, at + 1)) {
        const std::size_t end = at + whole.size();
        if (end == lines.size() || lines[end] == ':' || lines[end] == ' ' || lines[end] == '\n') return true;
    }
    return false;
}

}  // namespace kwic::faults
