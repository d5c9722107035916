#include "aligned_table.hpp"
#include "columns.hpp"
#include "commands.hpp"
#include "document_json.hpp"
#include "exit_codes.hpp"
#include "message.hpp"
#include "option_values.hpp"
#include "terminal.hpp"
#include "terminal_text.hpp"
#include "usage_error.hpp"
#include "whole_file.hpp"

#include <kwic/analyzer.hpp>
#include <kwic/display.hpp>

#include <memory>

namespace kwic::cli {
namespace {

constexpr const char* description =
    "A lone '-' reads the text from standard input. Columns: position in words, bytes\n"
    "in the text, kind, flags (stop: too common to weigh; light: does not weigh),\n"
    "stem (what is searched for), form. tsv: position, form, stem, kind, begin byte,\n"
    "end byte, stop (0 or 1), weighs (0 or 1).";

enum class AnalyzeFormat { text, json, tsv };

struct AnalyzeCommand {
    std::string language;
    AnalyzeFormat format = AnalyzeFormat::text;
};

void print_table(const std::vector<Token>& tokens, Output& out) {
    AlignedTable table("llllll");
    table.add({"position", "bytes", "kind", "flags", "stem", "form"});
    for (const Token& token : tokens) {
        table.add({std::to_string(token.position),
                   std::to_string(token.begin_byte) + "-" + std::to_string(token.end_byte),
                   std::string(name_of(token.kind)),
                   token.stop_word ? "stop"
                   : !token.weighs ? "light"
                                   : "",
                   terminal_text(token.stem), terminal_text(token.form)});
    }
    for (const std::string& line : table.lines()) out.write(line + "\n");
}

void print_columns(const std::vector<Token>& tokens, Output& out) {
    const bool terminal = appearance_of_output(ColourChoice::never).terminal;
    for (const Token& token : tokens) {
        out.write(std::to_string(token.position) + "\t" + column_text(token.form, terminal) + "\t" +
                  column_text(token.stem, terminal) + "\t" + std::string(name_of(token.kind)) + "\t" +
                  std::to_string(token.begin_byte) + "\t" + std::to_string(token.end_byte) + "\t" +
                  (token.stop_word ? "1" : "0") + "\t" + (token.weighs ? "1" : "0") + "\n");
    }
}

void print_json(const std::vector<Token>& tokens, const std::string& language, Output& out) {
    Json array = Json::array();
    for (const Token& token : tokens) {
        array.push_back({{"position", token.position},
                         {"form", token.form},
                         {"stem", token.stem},
                         {"kind", std::string(name_of(token.kind))},
                         {"begin_byte", token.begin_byte},
                         {"end_byte", token.end_byte},
                         {"stop_word", token.stop_word},
                         {"weighs", token.weighs}});
    }
    const Json object = {{"format", json_format_version}, {"language", language}, {"tokens", std::move(array)}};
    const bool terminal = appearance_of_output(ColourChoice::never).terminal;
    out.write(json_text(object, terminal ? JsonLayout::indented : JsonLayout::line) + "\n");
}

std::string text_from(const std::vector<std::string>& words) {
    if (words.empty()) throw UsageError("analyze needs a text, or '-' for standard input");
    if (words.size() == 1 && words.front() == "-") return read_input();
    std::string text = words.front();
    for (std::size_t i = 1; i < words.size(); ++i) text += " " + words[i];
    return text;
}

std::string language_for(const AnalyzeCommand& command, const std::string& text) {
    if (!command.language.empty()) return command.language;
    const std::string detected = Analyzer::detect_language(text);
    print_message(detected.empty() ? "language: en (the text does not tell; --lang names another)"
                                   : "language: " + detected + " (detected; --lang names another)");
    return detected.empty() ? "en" : detected;
}

int run_analyze(const AnalyzeCommand& command, const std::vector<std::string>& words, Output& out) {
    const std::string text = text_from(words);
    const std::string language = language_for(command, text);
    const std::vector<Token> tokens = Analyzer().analyze(text, language);
    switch (command.format) {
        case AnalyzeFormat::json:
            print_json(tokens, language, out);
            break;
        case AnalyzeFormat::tsv:
            print_columns(tokens, out);
            break;
        default:
            print_table(tokens, out);
    }
    return exit_done;
}

}  // namespace

RunCommand setup_analyze(CLI::App& app) {
    const auto command = std::make_shared<AnalyzeCommand>();
    app.description(description);
    add_value_option(app, "--lang", "CODE", "The text's language, such as fr (default: detected)",
                     [command](const std::string&, const std::string& text) { command->language = text; });
    add_choice_option<AnalyzeFormat>(
        app, "--format", "FORMAT", "text, json or tsv", command->format,
        {{"text", AnalyzeFormat::text}, {"json", AnalyzeFormat::json}, {"tsv", AnalyzeFormat::tsv}});
    return [command](const std::vector<std::string>& words, Output& out) { return run_analyze(*command, words, out); };
}

}  // namespace kwic::cli
