// The program's commands, one file each: `setup_x` declares the options, `run_x` does the work.
#pragma once

#include "output.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::cli {

// Runs a command whose options have been parsed, with its words (see arguments.hpp) and standard output; returns the
// exit code. Throws UsageError, Error, ClosedPipe.
using RunCommand = std::function<int(const std::vector<std::string>& words, Output& out)>;

// Declare a command's options on `app`; what they give back must not outlive it.
RunCommand setup_index(CLI::App& app);
RunCommand setup_search(CLI::App& app);
RunCommand setup_lines(CLI::App& app);
RunCommand setup_show(CLI::App& app);
RunCommand setup_suggest(CLI::App& app);
RunCommand setup_explain(CLI::App& app);
RunCommand setup_similar(CLI::App& app);
RunCommand setup_analyze(CLI::App& app);
RunCommand setup_info(CLI::App& app);
RunCommand setup_remove(CLI::App& app);
RunCommand setup_check(CLI::App& app);
RunCommand setup_rollback(CLI::App& app);
RunCommand setup_dump(CLI::App& app);
RunCommand setup_load(CLI::App& app);
RunCommand setup_schema(CLI::App& app);

struct Command {
    std::string_view name;
    std::string_view words;     // what it takes besides options: "QUERY..."
    std::string_view summary;   // one line
    std::string_view examples;  // lines for the help text
    RunCommand (*setup)(CLI::App&);
};

// In the order in which people need them.
std::span<const Command> commands();

// Takes the arguments after the program's name and does what they say; returns the exit code.
// Throws UsageError, Error, ClosedPipe.
int run_program(std::span<const std::string> arguments, Output& out);

}  // namespace kwic::cli
