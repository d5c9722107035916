#include "help.hpp"

#include "terminal_text.hpp"

#include <kwic/version.hpp>

#include <algorithm>
#include <string_view>
#include <vector>

namespace kwic::cli {
namespace {

constexpr std::size_t help_columns = 80;
constexpr std::size_t description_column = 26;

// Appends `text` from `description_column` on, broken at spaces; `column` is where the line stands now.
void append_wrapped(std::string& out, std::string_view text, std::size_t column) {
    if (column + 2 > description_column) {
        out += '\n';
        column = 0;
    }
    out.append(description_column - column, ' ');
    column = description_column;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (column > description_column && column + 1 + end > help_columns) {
            out += '\n';
            out.append(description_column, ' ');
            column = description_column;
        } else if (column > description_column) {
            out += ' ';
            ++column;
        }
        out += text.substr(0, end);
        column += end;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    out += '\n';
}

std::string option_names(const CLI::Option& option) {
    std::string names = option.get_snames().empty() ? "    " : "-" + option.get_snames().front();
    for (const std::string& name : option.get_lnames()) names += (names.starts_with('-') ? ", --" : "--") + name;
    if (!option.get_option_text().empty()) names += " " + option.get_option_text();
    return names;
}

std::string command_table() {
    std::string out;
    for (const Command& command : commands()) {
        const std::string usage = "  " + std::string(command.name) + " " + std::string(command.words);
        out += usage;
        append_wrapped(out, command.summary, usage.size());
    }
    return out;
}

}  // namespace

std::string overview_text(const std::string& index) {
    const std::string state = index.empty() ? "There is no index here yet: begin with `kwic index FOLDER`."
                                            : "The index here: " + terminal_text(index);
    return "kwic " + std::string(version()) + ": full-text search with the passages that match\n\n" +
           "  kwic index FOLDER       index its text, Markdown, HTML and JSON Lines\n"
           "  kwic search WORDS       the best documents, with the passages that match\n"
           "  kwic show ID            print a document that was found\n"
           "  kwic explain QUERY ID   why a document is found, or not\n"
           "  kwic info               what the index holds\n"
           "  kwic analyze TEXT       how a text is taken apart into words\n\n" +
           state +
           "\n"
           "An index lies in .kwic, found upward from the current folder; -d DIR or the\n"
           "variable KWIC_INDEX name another. `kwic index` alone refreshes it.\n\n"
           "Options and examples: kwic COMMAND --help. More: kwic --help\n";
}

std::string program_help() {
    return "Usage: kwic COMMAND [OPTIONS] [WORDS]\n\nCommands\n" + command_table() +
           "\nOptions\n"
           "  -h, --help              This text; after a command, the help of that command\n"
           "      --version           The version of the program\n"
           "\nThe index lies in the folder that -d names, else in that of KWIC_INDEX, else in\n"
           "the nearest .kwic upward from the current folder. `kwic index` makes .kwic in\n"
           "the current folder if there is none.\n"
           "\nEnvironment\n"
           "  KWIC_INDEX              The index folder when -d is not given\n"
           "  NO_COLOR                Not empty: no colour unless --color=always asks for it\n"
           "\nExit codes\n"
           "  0 done, found, sound   1 nothing found   2 error, damaged\n"
           "  3 another program writes to the index (--lock-timeout SECONDS waits for it)\n"
           "  4 the index or the dump was made by another version\n"
           "  5 documents refused, or a source not there (--strict-input)\n"
           "\nExamples\n"
           "  kwic index ~/articles\n"
           "  kwic search belgrade summit\n"
           "  kwic show articles/opec.txt\n";
}

std::string command_help(const Command& command, const CLI::App& app) {
    std::string out = "Usage: kwic " + std::string(command.name) + " [OPTIONS]";
    if (!command.words.empty()) out += " " + std::string(command.words);
    out += "\n\n" + std::string(command.summary) + ".\n";
    if (!app.get_description().empty()) out += "\n" + app.get_description() + "\n";
    out += "\nOptions\n";
    for (const CLI::Option* option : app.get_options()) {
        const std::string names = "  " + option_names(*option);
        out += names;
        append_wrapped(out, option->get_description(), names.size());
    }
    return out + "\nExamples\n" + std::string(command.examples);
}

}  // namespace kwic::cli
