#include "commands.hpp"
#include "field_options.hpp"
#include "index_run.hpp"
#include "option_values.hpp"
#include "synonym_file.hpp"
#include "usage_error.hpp"

#include <kwic/error.hpp>

#include <memory>

namespace kwic::cli {
namespace {

constexpr const char* description =
    "PATHs are added to the sources of the index and read; what other sources brought\n"
    "stays. Without PATH all sources of the index are read again, or the current\n"
    "folder if it has none. '-' reads records from standard input. What is no longer\n"
    "in a source is removed, but not what could not be read, nor all of a source that\n"
    "is missing or empty. Readers are served the old index until the new one is\n"
    "complete.";

std::string parse_language(const std::string& option, const std::string& text) {
    const bool is_code = text.size() == 2 && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
    if (!is_code) throw UsageError(option + " takes a two-letter code such as en or fr, not '" + text + "'");
    return text;
}

void declare_input_options(CLI::App& app, IndexCommand& command) {
    add_choice_option<InputFormat>(app, "--format", "FORMAT",
                                   "automatic (by name and first bytes), text, markdown, html or jsonl", command.format,
                                   {{"automatic", InputFormat::automatic},
                                    {"text", InputFormat::text},
                                    {"markdown", InputFormat::markdown},
                                    {"html", InputFormat::html},
                                    {"jsonl", InputFormat::jsonl}});
    add_value_option(app, "--lang", "CODE",
                     "The language where a document does not tell (default: that of the index, else en)",
                     [&command](const std::string& option, const std::string& text) {
                         command.default_language = parse_language(option, text);
                     });
    add_value_option(app, "--account", "FILE", "Write one JSON object for everything skipped, cut, recoded or replaced",
                     [&command](const std::string&, const std::string& text) { command.account_file = text; });
    app.add_flag("--strict-input", command.strict_input, "Exit 5 when documents were refused or a source is not there");
    app.add_flag("--dry-run", command.dry_run, "Read and account, write no index");
}

void declare_build_options(CLI::App& app, IndexCommand& command) {
    add_repeated_option(app, "--field", "NAME:TYPE",
                        "What a field's values are: words, keyword, number, date, path (else they tell), or "
                        "text, which is searched and ranks (text:3 counts threefold); may be given again; kept by "
                        "the index",
                        [&command](const std::string& text) { command.fields.push_back(parse_field_spec(text)); });
    add_repeated_option(app, "--synonyms", "FILE",
                        "Words that every search takes for one another (a line 'nam = non-aligned movement'), instead "
                        "of those that the index has; may be given again; kept by the index",
                        [&command](const std::string& path) {
                            if (!command.synonyms) command.synonyms.emplace();
                            read_synonyms(path, *command.synonyms);
                        });
    app.add_flag("--rebuild", command.rebuild,
                 "Read every source anew and drop what cannot be read (records from standard input stay)");
    add_writer_options(app, command.writer);
}

int run_index(const IndexCommand& command, const std::vector<std::string>& words) {
    return IndexRun(command, words).run();
}

}  // namespace

RunCommand setup_index(CLI::App& app) {
    const auto command = std::make_shared<IndexCommand>();
    app.description(description);
    add_index_option(app, command->named_index);
    declare_input_options(app, *command);
    declare_build_options(app, *command);
    return [command](const std::vector<std::string>& words, Output&) { return run_index(*command, words); };
}

}  // namespace kwic::cli
