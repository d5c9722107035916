#include "commands.hpp"
#include "document_json.hpp"
#include "exit_codes.hpp"
#include "message.hpp"
#include "open_index.hpp"
#include "option_values.hpp"
#include "progress.hpp"
#include "quantities.hpp"
#include "signals.hpp"
#include "terminal.hpp"
#include "terminal_text.hpp"
#include "usage_error.hpp"

#include <kwic/maintenance.hpp>

#include <algorithm>
#include <memory>

namespace kwic::cli {
namespace {

constexpr const char* description =
    "Compares every file of the served generation and of the one before it with what\n"
    "was written. Changes nothing. Exit code: 0 sound, 2 damaged or error.";

enum class CheckFormat { text, json };

struct CheckCommand {
    std::vector<std::string> named_index;
    CheckFormat format = CheckFormat::text;
    bool deep = false;
};

CheckReport check(const CheckCommand& command) {
    Progress progress(shows_progress());
    CheckOptions options;
    options.deep = command.deep;
    options.on_progress = [&progress](const CheckProgress& done) {
        progress.update(done);
        return stop_signal() == 0;
    };
    note_stop_signals();
    return open_with(command.named_index,
                     [&options](const std::string& folder) { return check_index(folder, options); });
}

Json damages_json(const std::vector<Damage>& damages) {
    Json array = Json::array();
    for (const Damage& damage : damages) array.push_back({{"path", damage.path}, {"what", damage.what}});
    return array;
}

Json report_json(const CheckReport& report) {
    Json generations = Json::array();
    for (const GenerationCheck& check : report.generations) {
        generations.push_back({{"generation", check.generation},
                               {"served", check.served},
                               {"sound", check.damages.empty()},
                               {"documents", check.documents},
                               {"files", check.files},
                               {"bytes", check.bytes},
                               {"damages", damages_json(check.damages)}});
    }
    return {{"format", json_format_version},
            {"sound", report.is_sound()},
            {"damages", damages_json(report.damages)},
            {"generations", std::move(generations)}};
}

std::string damage_lines(const std::vector<Damage>& damages) {
    std::string lines;
    for (const Damage& damage : damages) lines += "  " + terminal_text(damage.path + ": " + damage.what) + "\n";
    return lines;
}

std::string generation_lines(const GenerationCheck& check) {
    return "generation " + std::to_string(check.generation) + (check.served ? ", served: " : ": ") +
           count_text(check.documents, "document") + " in " + count_text(check.files, "file") + " (" +
           megabytes_text(check.bytes) + "), " + (check.damages.empty() ? "sound" : "damaged") + "\n" +
           damage_lines(check.damages);
}

std::string report_text(const CheckReport& report) {
    std::string text;
    if (!report.damages.empty()) text += "the index folder, damaged\n" + damage_lines(report.damages);
    for (const GenerationCheck& check : report.generations) text += generation_lines(check);
    return text;
}

// What to do about it.
std::string advice(const CheckReport& report, const std::string& option) {
    const auto is_sound = [](const GenerationCheck& check) { return check.damages.empty(); };
    const auto& all = report.generations;
    const auto served = std::find_if(all.begin(), all.end(), [](const auto& check) { return check.served; });
    if (served != all.end() && is_sound(*served)) {
        return "damaged, but not what is served: the next change of the index puts a new one in its place";
    }
    if (std::any_of(all.begin(), all.end(), is_sound)) {
        return "damaged: `kwic rollback" + option + "` serves the generation that is sound";
    }
    return "damaged: build it anew with `kwic index" + option + " --rebuild`";
}

int run_check(const CheckCommand& command, const std::vector<std::string>& words, Output& out) {
    if (!words.empty()) throw UsageError("check takes no words, only options (see `kwic check --help`)");
    const CheckReport report = check(command);
    if (command.format == CheckFormat::json) {
        const bool terminal = appearance_of_output(ColourChoice::never).terminal;
        out.write(json_text(report_json(report), terminal ? JsonLayout::indented : JsonLayout::line) + "\n");
    } else {
        out.write(report_text(report));
    }
    if (report.is_sound()) return exit_done;
    out.flush();
    print_message(index_folder(command.named_index) + ": " + advice(report, index_option(command.named_index)));
    return exit_error;
}

}  // namespace

RunCommand setup_check(CLI::App& app) {
    const auto command = std::make_shared<CheckCommand>();
    app.description(description);
    add_index_option(app, command->named_index);
    app.add_flag("--deep", command->deep, "Also read everything inside the files and see that it agrees");
    add_choice_option<CheckFormat>(app, "--format", "FORMAT", "text or json", command->format,
                                   {{"text", CheckFormat::text}, {"json", CheckFormat::json}});
    return [command](const std::vector<std::string>& words, Output& out) { return run_check(*command, words, out); };
}

}  // namespace kwic::cli
