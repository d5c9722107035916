#include "columns.hpp"
#include "commands.hpp"
#include "document_json.hpp"
#include "exit_codes.hpp"
#include "message.hpp"
#include "open_index.hpp"
#include "option_values.hpp"
#include "quantities.hpp"
#include "terminal.hpp"
#include "terminal_text.hpp"
#include "usage_error.hpp"

#include <kwic/index.hpp>

#include <algorithm>
#include <memory>

namespace kwic::cli {
namespace {

constexpr const char* description =
    "The words that begin as the last word does, those of the most documents first;\n"
    "if there are none, the words that it may have been meant to be, best first.\n"
    "Words are as the index compares them: in lower case, without accents. Columns of\n"
    "tsv: word, documents. Exit code: 0 found, 1 nothing found, 2 error.";
constexpr std::uint64_t max_words = 1'000'000;

enum class SuggestFormat { text, json, tsv };

struct SuggestCommand {
    std::vector<std::string> named_index;
    std::size_t limit = 10;
    SuggestFormat format = SuggestFormat::text;
};

struct Suggestions {
    std::vector<Suggestion> completions;
    std::vector<Suggestion> nearest;  // empty if there are completions
};

Json words_json(const std::vector<Suggestion>& suggestions) {
    Json array = Json::array();
    for (const Suggestion& suggestion : suggestions) {
        array.push_back({{"word", suggestion.word}, {"documents", suggestion.documents}});
    }
    return array;
}

void print_json(const std::string& text, const Suggestions& suggestions, Output& out) {
    const Json object = {{"format", json_format_version},
                         {"prefix", text},
                         {"completions", words_json(suggestions.completions)},
                         {"nearest", words_json(suggestions.nearest)}};
    const bool terminal = appearance_of_output(ColourChoice::never).terminal;
    out.write(json_text(object, terminal ? JsonLayout::indented : JsonLayout::line) + "\n");
}

void print_columns(const std::vector<Suggestion>& suggestions, Output& out) {
    const bool terminal = appearance_of_output(ColourChoice::never).terminal;
    for (const auto& [word, documents] : suggestions) {
        out.write(column_text(word, terminal) + "\t" + std::to_string(documents) + "\n");
    }
}

void print_text(const std::vector<Suggestion>& suggestions, Output& out) {
    for (const auto& [word, documents] : suggestions) {
        out.write(terminal_text(word) + "  " + count_text(documents, "document") + "\n");
    }
}

void print(const SuggestCommand& command, const std::string& text, const Suggestions& found, Output& out) {
    if (command.format == SuggestFormat::json) return print_json(text, found, out);
    const auto& words = found.completions.empty() ? found.nearest : found.completions;
    if (command.format == SuggestFormat::tsv) return print_columns(words, out);
    if (!found.nearest.empty()) print_message("no word begins so; did you mean:");
    if (words.empty()) print_message("nothing found: no word of the index begins so or is like it");
    print_text(words, out);
}

std::string joined(const std::vector<std::string>& words) {
    if (words.empty()) throw UsageError("suggest needs the beginning of a word (see `kwic suggest --help`)");
    std::string text = words.front();
    for (std::size_t i = 1; i < words.size(); ++i) text += " " + words[i];
    return text;
}

int run_suggest(const SuggestCommand& command, const std::vector<std::string>& words, Output& out) {
    const std::string text = joined(words);
    const Index index = open_index(command.named_index);
    Suggestions found;
    found.completions = index.complete(text, command.limit);
    if (found.completions.empty()) found.nearest = index.nearest(text, command.limit);
    print(command, text, found, out);
    return found.completions.empty() && found.nearest.empty() ? exit_nothing_found : exit_done;
}

}  // namespace

RunCommand setup_suggest(CLI::App& app) {
    const auto command = std::make_shared<SuggestCommand>();
    app.description(description);
    add_index_option(app, command->named_index);
    add_value_option(app, "-n,--limit", "N", "At most N words (default: 10)",
                     [command](const std::string& option, const std::string& text) {
                         command->limit = std::min(parse_count(option, text), max_words);
                         if (command->limit == 0) throw UsageError(option + " takes a number from 1 on");
                     });
    add_choice_option<SuggestFormat>(
        app, "--format", "FORMAT", "text, json or tsv", command->format,
        {{"text", SuggestFormat::text}, {"json", SuggestFormat::json}, {"tsv", SuggestFormat::tsv}});
    return [command](const std::vector<std::string>& words, Output& out) { return run_suggest(*command, words, out); };
}

}  // namespace kwic::cli
