#include "commands.hpp"
#include "dump_record.hpp"
#include "exit_codes.hpp"
#include "message.hpp"
#include "open_index.hpp"
#include "option_values.hpp"
#include "replaced_file.hpp"
#include "signals.hpp"
#include "usage_error.hpp"

#include <kwic/maintenance.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

namespace kwic::cli {
namespace {

constexpr const char* description =
    "Every document as it was indexed, one JSON object a line, after a line that says\n"
    "how many there are. `kwic load` makes an index of it, also with a kwic that\n"
    "refuses this one. FILE is replaced when all is written; without it or with '-'\n"
    "the dump goes to standard output.";

struct DumpCommand {
    std::vector<std::string> named_index;
};

// One try to dump all of a generation: what CURRENT named before it was opened is what it is if CURRENT names it still.
class Dump {
  public:
    Dump(const std::string& folder, Output& out) : folder_(folder), out_(out), info_(Index::inspect(folder)) {}

    // False, with nothing written, if another program has published just now.
    bool write() {
        read_documents(folder_, [this](const Document& document) { return take(document); });
        if (!begin() || is_stopped()) return false;
        if (documents_ == info_.documents) return true;
        throw Error(ErrorCode::damaged,
                    "holds " + std::to_string(documents_) + " documents and should hold " +
                        std::to_string(info_.documents) + "; the dump is not whole",
                    folder_);
    }

  private:
    bool take(const Document& document) {
        if (!begin() || is_stopped()) return false;
        out_.write(document_line(document) + "\n");
        ++documents_;
        return true;
    }

    // Writes the header, once; false if it is not that of the documents that are read.
    bool begin() {
        if (!begun_) begun_ = Index::inspect(folder_).generation == info_.generation;
        if (!*begun_) return false;
        if (!std::exchange(has_header_, true)) {
            out_.write(header_line({info_.documents, info_.default_language, info_.sources, info_.declared_fields,
                                    info_.synonyms, info_.tool_version}) +
                       "\n");
        }
        return true;
    }

    static bool is_stopped() { return stop_signal() != 0; }

    const std::string& folder_;
    Output& out_;
    IndexInfo info_;
    std::optional<bool> begun_;
    bool has_header_ = false;
    std::uint64_t documents_ = 0;
};

void dump(const std::string& folder, Output& out) {
    while (!Dump(folder, out).write()) {
        if (stop_signal() != 0) throw Error(ErrorCode::cancelled, "stopped before everything was written", folder);
    }
}

int run_dump(const DumpCommand& command, const std::vector<std::string>& words, Output& out) {
    if (words.size() > 1) throw UsageError("dump takes one FILE at most (see `kwic dump --help`)");
    note_stop_signals();
    open_with(command.named_index, [&](const std::string& folder) {
        if (words.empty() || words.front() == "-") return dump(folder, out);
        Index::inspect(folder);
        ReplacedFile file(words.front());
        dump(folder, file.output());
        file.commit();
    });
    return exit_done;
}

}  // namespace

RunCommand setup_dump(CLI::App& app) {
    const auto command = std::make_shared<DumpCommand>();
    app.description(description);
    add_index_option(app, command->named_index);
    return [command](const std::vector<std::string>& words, Output& out) { return run_dump(*command, words, out); };
}

}  // namespace kwic::cli
