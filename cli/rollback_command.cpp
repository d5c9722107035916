#include "commands.hpp"
#include "exit_codes.hpp"
#include "message.hpp"
#include "open_index.hpp"
#include "option_values.hpp"
#include "quantities.hpp"
#include "usage_error.hpp"

#include <kwic/analyzer.hpp>
#include <kwic/maintenance.hpp>

#include <memory>

namespace kwic::cli {
namespace {

constexpr const char* description =
    "What was served before the last change is served again, under a new number. What\n"
    "is served now is kept: a second rollback takes the first back. An index whose\n"
    "newest generation is damaged is mended that way.";

struct RollbackCommand {
    std::vector<std::string> named_index;
    std::chrono::milliseconds lock_timeout{0};
};

std::string report_line(const RollbackReport& report) {
    const std::string kept = report.left == 0 ? "" : "; generation " + std::to_string(report.left) + " is kept";
    return "Serving generation " + std::to_string(report.restored) + " again, as generation " +
           std::to_string(report.generation) + ": " + count_text(report.documents, "document") + kept + "\n";
}

int run_rollback(const RollbackCommand& command, const std::vector<std::string>& words, Output& out) {
    if (!words.empty()) throw UsageError("rollback takes no words, only options (see `kwic rollback --help`)");
    const RollbackReport report = roll_back(index_folder(command.named_index), command.lock_timeout);
    out.write(report_line(report));
    if (report.fingerprint != Analyzer::fingerprint()) {
        out.flush();
        print_message("another version of the analyzer made it: it can be searched after `kwic index" +
                      index_option(command.named_index) + " --rebuild`");
    }
    return exit_done;
}

}  // namespace

RunCommand setup_rollback(CLI::App& app) {
    const auto command = std::make_shared<RollbackCommand>();
    app.description(description);
    add_index_option(app, command->named_index);
    add_lock_timeout_option(app, command->lock_timeout);
    return [command](const std::vector<std::string>& words, Output& out) { return run_rollback(*command, words, out); };
}

}  // namespace kwic::cli
