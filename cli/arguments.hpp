// Which of a command's arguments are options, and which are words.
#pragma once

#include <CLI/CLI.hpp>

#include <span>
#include <string>
#include <vector>

namespace kwic::cli {

struct Arguments {
    std::vector<std::string> options;  // with their values, in the order given
    std::vector<std::string> words;    // everything else, byte for byte
};

// Splits by the options that `app` declares. Words keep every byte (CLI11 gives a meaning to some, such as "++" and
// "[a,b]"). After "--" everything is a word; "-" is a word. Throws UsageError for an unknown option (with the nearest
// one that is known) and for one whose value is missing.
Arguments split_arguments(const CLI::App& app, std::span<const std::string> arguments);

}  // namespace kwic::cli
