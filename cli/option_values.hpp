// What stands after an option: numbers, sizes and choices, with messages that say what would be right.
#pragma once

#include "terminal.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace kwic::cli {

// "0", "10". Throws UsageError, also beyond 10^15.
std::uint64_t parse_count(const std::string& option, const std::string& text);

// A count, or "all" for kwic::all_passages. Throws UsageError.
std::size_t parse_passages(const std::string& option, const std::string& text);

// Bytes: "4096", "64K", "256M", "1G" (powers of 1024; "MB" and "MiB" mean the same). Throws UsageError.
std::uint64_t parse_size(const std::string& option, const std::string& text);

// A time: "0", "2", "0.5"; to the millisecond. Throws UsageError, also beyond 10^9.
std::chrono::milliseconds parse_seconds(const std::string& option, const std::string& text);

// The place of `text` in `names`. Throws UsageError with the nearest name.
std::size_t parse_choice(const std::string& option, const std::string& text, const std::vector<std::string>& names);

// Declares an option that takes one value and may be given again (the last one counts). `names` is "-n,--limit" or
// "--limit"; `value` names the value in the help text; `take` is called with the option's long name and its value.
CLI::Option* add_value_option(CLI::App& app, const std::string& names, const std::string& value,
                              const std::string& help,
                              std::function<void(const std::string& option, const std::string& text)> take);

// The same for one that may be given again, each time with a value to take.
CLI::Option* add_repeated_option(CLI::App& app, const std::string& names, const std::string& value,
                                 const std::string& help, std::function<void(const std::string& text)> take);

// Declares an option whose value is one of the first members of `choices`.
template <typename Value>
CLI::Option* add_choice_option(CLI::App& app, const std::string& names, const std::string& value,
                               const std::string& help, Value& target,
                               std::vector<std::pair<std::string, Value>> choices) {
    return add_value_option(
        app, names, value, help,
        [&target, choices = std::move(choices)](const std::string& option, const std::string& text) {
            std::vector<std::string> choice_names;
            for (const auto& choice : choices) choice_names.push_back(choice.first);
            target = choices[parse_choice(option, text, choice_names)].second;
        });
}

// Declares -d. It may be given again; single_index() in index_location.hpp decides what that means.
void add_index_option(CLI::App& app, std::vector<std::string>& target);

// Declares --color.
void add_colour_option(CLI::App& app, ColourChoice& target);

// Declares --hyperlinks.
void add_hyperlinks_option(CLI::App& app, HyperlinkChoice& target);

// Declares --lock-timeout, for the commands that write.
void add_lock_timeout_option(CLI::App& app, std::chrono::milliseconds& target);

}  // namespace kwic::cli
