#include "commands.hpp"
#include "document_json.hpp"
#include "exit_codes.hpp"
#include "index_location.hpp"
#include "marked_text.hpp"
#include "message.hpp"
#include "open_index.hpp"
#include "option_values.hpp"
#include "terminal.hpp"
#include "terminal_text.hpp"
#include "usage_error.hpp"

#include <kwic/error.hpp>
#include <kwic/index.hpp>

#include <memory>

namespace kwic::cli {
namespace {

enum class ShowFormat { text, json };

struct ShowCommand {
    std::vector<std::string> named_index;
    ShowFormat format = ShowFormat::text;
};

// One line a value that is there.
std::string header_line(const std::string& name, const std::string& value) {
    if (value.empty()) return {};
    return marked_line(name, {}, {}) + ": " + marked_line(value, {}, {}) + "\n";
}

std::string header(const Document& document) {
    const std::string line = document.origin.line == 0 ? "" : ":" + std::to_string(document.origin.line);
    const std::string path = document.origin.path.empty() ? "" : shown_path(document.origin.path) + line;
    std::string lines = header_line("title", document.title) + header_line("id", document.id);
    if (path != document.id) lines += header_line("path", path);
    lines += header_line("date", document.date) + header_line("language", document.language) +
             header_line("url", document.url);
    for (const FieldValue& field : document.fields) lines += header_line(field.name, field.value);
    return lines;
}

// The text is for programs as it is, and escaped for people.
void print_text(const Document& document, Output& out) {
    const bool terminal = appearance_of_output(ColourChoice::never).terminal;
    out.write(header(document) + "\n");
    out.write(terminal ? terminal_lines(document.text) : document.text);
    if (!document.text.empty() && !document.text.ends_with('\n')) out.write("\n");
}

void print_json(const Document& document, Output& out) {
    const bool terminal = appearance_of_output(ColourChoice::never).terminal;
    out.write(json_text(document_json(document), terminal ? JsonLayout::indented : JsonLayout::line) + "\n");
}

int run_show(const ShowCommand& command, const std::vector<std::string>& words, Output& out) {
    if (words.size() != 1) throw UsageError("show takes one ID (ids come from `kwic search -l WORDS`)");
    const Index index = open_index(command.named_index);
    try {
        const Document document = index.document(words.front());
        command.format == ShowFormat::json ? print_json(document, out) : print_text(document, out);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::not_found) throw;
        print_message("no document has the id '" + words.front() + "' (ids come from `kwic search -l WORDS`)");
        return exit_nothing_found;
    }
    return exit_done;
}

}  // namespace

RunCommand setup_show(CLI::App& app) {
    const auto command = std::make_shared<ShowCommand>();
    app.description("Exit code: 0 printed, 1 no document has the id, 2 error.");
    add_index_option(app, command->named_index);
    add_choice_option<ShowFormat>(app, "--format", "FORMAT", "text or json", command->format,
                                  {{"text", ShowFormat::text}, {"json", ShowFormat::json}});
    return [command](const std::vector<std::string>& words, Output& out) { return run_show(*command, words, out); };
}

}  // namespace kwic::cli
