#include "commands.hpp"
#include "concordance_json.hpp"
#include "document_json.hpp"
#include "exit_codes.hpp"
#include "field_lines.hpp"
#include "index_location.hpp"
#include "marked_text.hpp"
#include "message.hpp"
#include "open_index.hpp"
#include "option_values.hpp"
#include "query_input.hpp"
#include "reading_options.hpp"
#include "terminal.hpp"
#include "terminal_styles.hpp"
#include "unknown_id.hpp"
#include "usage_error.hpp"

#include <kwic/error.hpp>
#include <kwic/index.hpp>

#include <memory>
#include <optional>

namespace kwic::cli {
namespace {

enum class ShowFormat { text, json };

struct ShowCommand {
    std::vector<std::string> named_index;
    std::optional<std::string> query;
    QueryReading reading;
    ShowFormat format = ShowFormat::text;
    ColourChoice colour = ColourChoice::automatic;
    bool strict = false;
};

// One line a value that is there.
std::string header_line(const std::string& name, const std::string& value) {
    if (value.empty()) return {};
    return marked_line(name, {}, {}) + ": " + marked_line(value, {}, {}) + "\n";
}

std::string header(const MarkedDocument& marked, const MarkStyle& style) {
    const Document& document = marked.document;
    const std::string line = document.origin.line == 0 ? "" : ":" + std::to_string(document.origin.line);
    const std::string path = document.origin.path.empty() ? "" : shown_path(document.origin.path) + line;
    std::string lines;
    if (!document.title.empty()) lines += "title: " + marked_line(document.title, marked.title_marks, style) + "\n";
    lines += header_line("id", document.id);
    if (path != document.id) lines += header_line("path", path);
    lines += header_line("date", document.date) + header_line("language", document.language) +
             header_line("url", document.url);
    for_each_value(document.fields, marked.field_marks, [&](const FieldValue& field, const std::vector<Mark>& marks) {
        lines += marks.empty() ? header_line(field.name, field.value)
                               : marked_line(field.name, {}, {}) + ": " + marked_line(field.value, marks, style) + "\n";
    });
    return lines;
}

// The text is for programs as it is, and escaped for people.
void print_text(const MarkedDocument& marked, const Appearance& appearance, Output& out) {
    const MarkStyle style = appearance.colour ? MarkStyle{bold_red, plain} : MarkStyle{};
    const std::string& text = marked.document.text;
    out.write(header(marked, style) + "\n");
    out.write(marked_lines(text, marked.marks, style, appearance.terminal));
    if (!text.empty() && !text.ends_with('\n')) out.write("\n");
}

void print_json(const ShowCommand& command, const MarkedDocument& marked, const Appearance& appearance, Output& out) {
    const JsonLayout layout = appearance.terminal ? JsonLayout::indented : JsonLayout::line;
    const Json object = command.query ? marked_document_json(marked) : document_json(marked.document);
    out.write(json_text(object, layout) + "\n");
}

MarkedDocument read_document(const ShowCommand& command, const Index& index, const std::string& id) {
    if (command.query) return index.marked_document(id, *command.query, command.reading);
    MarkedDocument unmarked;
    unmarked.document = index.document(id);
    return unmarked;
}

void print_document(const ShowCommand& command, const MarkedDocument& marked, Output& out) {
    const Appearance appearance = appearance_of_output(command.colour);
    if (command.format == ShowFormat::json) {
        print_json(command, marked, appearance, out);
    } else {
        print_diagnostics(marked.warnings, "warning: ");
        print_text(marked, appearance, out);
    }
}

bool reads_otherwise(const ShowCommand& command) {
    const QueryReading& reading = command.reading;
    return reading.literal || reading.all_words || !reading.synonyms.empty() || !reading.index_synonyms ||
           command.strict;
}

int run_show(const ShowCommand& command, const std::vector<std::string>& words, Output& out) {
    if (words.size() != 1) throw UsageError("show takes one ID (ids come from `kwic search -l WORDS`)");
    if (reads_otherwise(command) && !command.query) {
        throw UsageError("--literal, --all, --synonyms, --no-synonyms and --strict go with --query");
    }
    const Index index = open_index(command.named_index);
    try {
        const MarkedDocument marked = read_document(command, index, words.front());
        if (command.strict && !is_as_written(*command.query, marked.warnings)) return exit_error;
        print_document(command, marked, out);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::not_found) throw;
        print_message(unknown_id_text(words.front()));
        return exit_nothing_found;
    }
    return exit_done;
}

}  // namespace

RunCommand setup_show(CLI::App& app) {
    const auto command = std::make_shared<ShowCommand>();
    app.description("Exit code: 0 printed, 1 no document has the id, 2 error.");
    add_index_option(app, command->named_index);
    add_value_option(app, "--query", "QUERY", "Mark what matches: in colour, or in json as ranges of bytes",
                     [command](const std::string&, const std::string& text) { command->query = text; });
    declare_reading_options(app, command->reading, command->strict);
    add_choice_option<ShowFormat>(app, "--format", "FORMAT", "text or json", command->format,
                                  {{"text", ShowFormat::text}, {"json", ShowFormat::json}});
    add_colour_option(app, command->colour);
    return [command](const std::vector<std::string>& words, Output& out) { return run_show(*command, words, out); };
}

}  // namespace kwic::cli
