// What the program says about itself.
#pragma once

#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <string>

namespace kwic::cli {

// A screenful that says what to type next. `index` is where the index lies, or empty if there is none here.
std::string overview_text(const std::string& index);

// All commands, exit codes and environment variables.
std::string program_help();

// A command's usage, options (those that `app` declares) and examples.
std::string command_help(const Command& command, const CLI::App& app);

}  // namespace kwic::cli
