#include "faults/termination_note.hpp"

#include "faults/injector/fault_injector.hpp"

#include <dlfcn.h>
#include <execinfo.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string_view>

namespace kwic::faults {
namespace {

std::array<char, 128>* noted = nullptr;

bool is_runtime(std::string_view name) {
    for (const std::string_view prefix : {"libstdc++", "libgcc_s", "libc.so", "libkwic_faults"}) {
        if (name.starts_with(prefix)) return true;
    }
    return false;
}

std::string_view file_of(const void* code) {
    Dl_info info{};
    if (::dladdr(code, &info) == 0 || info.dli_fname == nullptr) return {};
    const char* slash = std::strrchr(info.dli_fname, '/');
    return slash == nullptr ? info.dli_fname : slash + 1;
}

// Only frames below the throw tell; above it stands this function, which is part of the program.
[[noreturn]] void note_and_abort() {
    kwic_faults_disarm();
    kwic_faults_disarm_memory();
    std::array<void*, 64> frames{};
    const int count = ::backtrace(frames.data(), static_cast<int>(frames.size()));
    bool in_runtime = false;
    for (int i = 0; i < count; ++i) {
        const std::string_view file = file_of(frames.at(static_cast<std::size_t>(i)));
        if (in_runtime && !is_runtime(file)) {
            std::copy_n(file.data(), std::min(file.size(), noted->size() - 1), noted->data());
            break;
        }
        in_runtime = in_runtime || is_runtime(file);
    }
    std::abort();
}

}  // namespace

void TerminationNote::watch() const {
    noted = &*name_;
    // Its first call allocates.
    void* frame = nullptr;
    ::backtrace(&frame, 1);
    std::set_terminate(note_and_abort);
}

std::string TerminationNote::take() const {
    std::string name = name_->data();
    name_->fill('\0');
    return name;
}

}  // namespace kwic::faults
