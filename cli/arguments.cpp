#include "arguments.hpp"

#include "nearest_name.hpp"
#include "usage_error.hpp"

#include <cstddef>
#include <string_view>

namespace kwic::cli {
namespace {

[[noreturn]] void throw_unknown(const CLI::App& app, const std::string& typed) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    const std::string nearest = typed.starts_with("--") ? nearest_name(typed, names) : std::string{};
    std::string message = "unknown option '" + typed + "'";
    message += nearest.empty() ? " (see `kwic " + app.get_name() + " --help`; words that begin with '-' go after '--')"
                               : "; did you mean " + nearest + "?";
    throw UsageError(message);
}

const CLI::Option& known_option(const CLI::App& app, const std::string& name, const std::string& typed) {
    const CLI::Option* option = app.get_option_no_throw(name);
    if (option == nullptr) throw_unknown(app, typed);
    return *option;
}

// Whether `argument`, which begins with '-', needs the argument after it for its value.
bool wants_next(const CLI::App& app, const std::string& argument) {
    if (argument.starts_with("--")) {
        const std::size_t equals = argument.find('=');
        const CLI::Option& option = known_option(app, argument.substr(0, equals), argument.substr(0, equals));
        return equals == std::string::npos && option.get_items_expected_min() > 0;
    }
    for (std::size_t at = 1; at < argument.size(); ++at) {
        const CLI::Option& option = known_option(app, std::string{'-', argument[at]}, argument);
        if (option.get_items_expected_min() > 0) return at + 1 == argument.size();
    }
    return false;
}

// "--name=value" becomes two arguments: CLI11 takes an empty value for none.
void push_option(const CLI::App& app, const std::string& argument, std::vector<std::string>& options) {
    const std::size_t equals = argument.find('=');
    const bool joined = argument.starts_with("--") && equals != std::string::npos &&
                        app.get_option(argument.substr(0, equals))->get_items_expected_min() > 0;
    options.push_back(joined ? argument.substr(0, equals) : argument);
    if (joined) options.push_back(argument.substr(equals + 1));
}

}  // namespace

Arguments split_arguments(const CLI::App& app, std::span<const std::string> arguments) {
    Arguments split;
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        const std::string& argument = arguments[at];
        if (argument == "--") {
            split.words.insert(split.words.end(), arguments.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                               arguments.end());
            break;
        }
        if (argument.size() < 2 || argument.front() != '-') {
            split.words.push_back(argument);
            continue;
        }
        if (wants_next(app, argument)) {
            if (++at == arguments.size()) throw UsageError(argument + " needs a value");
            split.options.insert(split.options.end(), {argument, arguments[at]});
        } else {
            push_option(app, argument, split.options);
        }
    }
    return split;
}

}  // namespace kwic::cli
