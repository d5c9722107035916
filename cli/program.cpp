#include "arguments.hpp"
#include "commands.hpp"
#include "exit_codes.hpp"
#include "help.hpp"
#include "index_location.hpp"
#include "nearest_name.hpp"
#include "usage_error.hpp"

#include <kwic/version.hpp>

#include <algorithm>
#include <optional>

namespace kwic::cli {
namespace {

[[noreturn]] void throw_unknown(const std::string& typed) {
    const bool is_option = typed.starts_with('-');
    std::vector<std::string> names;
    for (const Command& command : commands()) names.emplace_back(command.name);
    if (is_option) names = {"--help", "--version"};
    const std::string nearest = nearest_name(typed, names);
    const std::string hint = nearest.empty() ? " (see `kwic --help`)" : "; did you mean " + nearest + "?";
    throw UsageError((is_option ? "unknown option '" : "unknown command '") + typed + "'" + hint);
}

const Command& command_named(const std::string& name) {
    const auto all = commands();
    const auto found =
        std::find_if(all.begin(), all.end(), [&name](const Command& command) { return command.name == name; });
    if (found == all.end()) throw_unknown(name);
    return *found;
}

// Whether help is asked for before "--".
bool asks_for_help(std::span<const std::string> arguments) {
    for (const std::string& argument : arguments) {
        if (argument == "--") return false;
        if (argument == "--help" || argument == "-h") return true;
    }
    return false;
}

int run_command(const Command& command, std::span<const std::string> arguments, Output& out) {
    CLI::App app("", std::string(command.name));
    app.set_help_flag("-h,--help", "This text");
    const RunCommand run = command.setup(app);
    if (asks_for_help(arguments)) {
        out.write(command_help(command, app));
        return exit_done;
    }
    Arguments split = split_arguments(app, arguments);
    std::reverse(split.options.begin(), split.options.end());
    try {
        app.parse(std::move(split.options));
    } catch (const CLI::ParseError& error) {
        throw UsageError(error.what());
    }
    return run(split.words, out);
}

int print_overview(Output& out) {
    const std::optional<IndexLocation> location = find_index("");
    out.write(overview_text(location ? shown_path(location->index) : ""));
    return exit_done;
}

}  // namespace

int run_program(std::span<const std::string> arguments, Output& out) {
    if (arguments.empty()) return print_overview(out);
    const std::string& first = arguments.front();
    if (first == "--version") {
        out.write("kwic " + std::string(version()) + "\n");
        return exit_done;
    }
    if (first == "help" && arguments.size() == 2) {
        const std::vector<std::string> asked = {"--help"};
        return run_command(command_named(arguments[1]), asked, out);
    }
    if (first == "--help" || first == "-h" || first == "help") {
        out.write(program_help());
        return exit_done;
    }
    return run_command(command_named(first), arguments.subspan(1), out);
}

}  // namespace kwic::cli
