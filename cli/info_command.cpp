#include "commands.hpp"
#include "document_json.hpp"
#include "exit_codes.hpp"
#include "open_index.hpp"
#include "option_values.hpp"
#include "quantities.hpp"
#include "terminal.hpp"
#include "terminal_text.hpp"
#include "usage_error.hpp"

#include <kwic/index.hpp>

#include <memory>
#include <utility>

namespace kwic::cli {
namespace {

enum class InfoFormat { text, json };

struct InfoCommand {
    std::vector<std::string> named_index;
    InfoFormat format = InfoFormat::text;
};

Json info_json(const IndexInfo& info) {
    Json languages = Json::array();
    for (const auto& [code, documents] : info.languages) {
        languages.push_back({{"language", code}, {"documents", documents}});
    }
    Json fields = Json::array();
    for (const IndexedField& field : info.fields) {
        Json& object = fields.emplace_back(Json{{"field", field.name},
                                                {"type", name_of(field.type)},
                                                {"declared", field.declared},
                                                {"documents", field.documents},
                                                {"values", field.values}});
        if (field.type == FieldType::text) object["boost"] = field.boost;
    }
    return {{"format", json_format_version},         {"path", info.path},
            {"generation", info.generation},         {"documents", info.documents},
            {"text_bytes", info.text_bytes},         {"disk_bytes", info.disk_bytes},
            {"average_length", info.average_length}, {"tool_version", info.tool_version},
            {"fingerprint", info.fingerprint},       {"sources", info.sources},
            {"languages", std::move(languages)},     {"fields", std::move(fields)},
            {"synonyms", info.synonyms.size()}};
}

std::string row(const std::string& name, const std::string& value) {
    constexpr std::size_t value_column = 14;
    std::string line = name;
    line.append(value_column - name.size(), ' ');
    return line + terminal_text(value) + "\n";
}

std::string field_text(const IndexedField& field) {
    const std::string boost = field.boost == 1 ? "" : ", boost " + std::to_string(static_cast<int>(field.boost));
    return field.name + ": " + std::string(name_of(field.type)) + boost + (field.declared ? " (declared)" : "") + ", " +
           count_text(field.documents, "document") + ", " + count_text(field.values, "value");
}

std::string info_text(const IndexInfo& info) {
    std::string languages;
    for (const auto& [code, documents] : info.languages) {
        languages += (languages.empty() ? "" : ", ") + code + " " + count_text(documents);
    }
    std::string text = row("index", info.path) + row("generation", std::to_string(info.generation)) +
                       row("documents", count_text(info.documents)) + row("text", megabytes_text(info.text_bytes)) +
                       row("on disk", megabytes_text(info.disk_bytes)) +
                       row("mean length", decimal_text(info.average_length) + " words that weigh");
    if (!languages.empty()) text += row("languages", languages);
    std::string name = "sources";
    for (const std::string& source : info.sources) text += row(std::exchange(name, ""), source);
    name = "fields";
    for (const IndexedField& field : info.fields) text += row(std::exchange(name, ""), field_text(field));
    if (!info.synonyms.empty()) text += row("synonyms", count_text(info.synonyms.size(), "group"));
    return text + row("made by", "kwic " + info.tool_version) + row("analyzer", info.fingerprint);
}

int run_info(const InfoCommand& command, const std::vector<std::string>& words, Output& out) {
    if (!words.empty()) throw UsageError("info takes no words, only options (see `kwic info --help`)");
    const IndexInfo info = open_index(command.named_index).info();
    if (command.format == InfoFormat::json) {
        const bool terminal = appearance_of_output(ColourChoice::never).terminal;
        out.write(json_text(info_json(info), terminal ? JsonLayout::indented : JsonLayout::line) + "\n");
    } else {
        out.write(info_text(info));
    }
    return exit_done;
}

}  // namespace

RunCommand setup_info(CLI::App& app) {
    const auto command = std::make_shared<InfoCommand>();
    add_index_option(app, command->named_index);
    add_choice_option<InfoFormat>(app, "--format", "FORMAT", "text or json", command->format,
                                  {{"text", InfoFormat::text}, {"json", InfoFormat::json}});
    return [command](const std::vector<std::string>& words, Output& out) { return run_info(*command, words, out); };
}

}  // namespace kwic::cli
