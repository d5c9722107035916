#include "adding_digits.hpp"
#include "commands.hpp"
#include "exit_codes.hpp"
#include "explanation_json.hpp"
#include "explanation_text.hpp"
#include "open_index.hpp"
#include "option_values.hpp"
#include "query_input.hpp"
#include "reading_options.hpp"
#include "terminal.hpp"
#include "unknown_id.hpp"
#include "usage_error.hpp"

#include <kwic/index.hpp>

#include <memory>

namespace kwic::cli {
namespace {

constexpr const char* description =
    "QUERY is one argument: put it in quotation marks. Alone: how it is read, its\n"
    "stems and spellings, what is left out, how many documents have each word. With\n"
    "ID: what each clause adds to the score of that document, to the last digit, or\n"
    "why it is not found. Exit code: 0 found (or no ID), 1 not found, 2 error.";

enum class ExplainFormat { text, json };

struct ExplainCommand {
    std::vector<std::string> named_index;
    QueryReading reading;
    ExplainFormat format = ExplainFormat::text;
    bool strict = false;
};

void print(const ExplainCommand& command, Explanation explanation, bool about_document, Output& out) {
    const std::size_t decimals = make_digits_add_up(explanation);
    if (command.format == ExplainFormat::json) {
        const bool terminal = appearance_of_output(ColourChoice::never).terminal;
        const Json object = explanation_json(explanation, about_document);
        return out.write(json_text(object, terminal ? JsonLayout::indented : JsonLayout::line) + "\n");
    }
    print_diagnostics(explanation.warnings, "warning: ");
    out.write(explanation_text(explanation, about_document, decimals));
}

Explanation explain(const ExplainCommand& command, const Index& index, const std::vector<std::string>& words) {
    if (words.size() == 1) return index.explain(words[0], command.reading);
    return ask_about(words[1], [&] { return index.explain(words[0], words[1], command.reading); });
}

int run_explain(const ExplainCommand& command, const std::vector<std::string>& words, Output& out) {
    if (words.empty() || words.size() > 2) {
        throw UsageError("explain takes one QUERY, in quotation marks if it has spaces, and at most one ID");
    }
    const Index index = open_index(command.named_index);
    const bool about_document = words.size() == 2;
    const Explanation explanation = explain(command, index, words);
    if (command.strict && !is_as_written(words[0], explanation.warnings)) return exit_error;
    print(command, explanation, about_document, out);
    return explanation.matches || !about_document ? exit_done : exit_nothing_found;
}

}  // namespace

RunCommand setup_explain(CLI::App& app) {
    const auto command = std::make_shared<ExplainCommand>();
    app.description(description);
    add_index_option(app, command->named_index);
    add_choice_option<ExplainFormat>(app, "--format", "FORMAT", "text or json", command->format,
                                     {{"text", ExplainFormat::text}, {"json", ExplainFormat::json}});
    declare_reading_options(app, command->reading, command->strict);
    return [command](const std::vector<std::string>& words, Output& out) { return run_explain(*command, words, out); };
}

}  // namespace kwic::cli
