// What every command that writes a whole generation can be told.
#pragma once

#include <kwic/builder.hpp>

#include <CLI/CLI.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace kwic::cli {

struct WriterOptions {
    BuildMethod method = BuildMethod::bulk;
    std::size_t max_threads = 0;
    std::uint64_t memory_bytes = BuildOptions{}.memory_bytes;
    std::chrono::milliseconds lock_timeout{0};
    bool verify = false;
    bool quiet = false;
};

// Declares --jobs, --builder, --memory, --verify, --lock-timeout and --quiet.
void add_writer_options(CLI::App& app, WriterOptions& target);

// Options of the library with these; the callbacks are empty.
BuildOptions build_options(const WriterOptions& options);

}  // namespace kwic::cli
