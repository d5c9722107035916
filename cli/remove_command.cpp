#include "commands.hpp"
#include "exit_codes.hpp"
#include "index_location.hpp"
#include "input_pieces.hpp"
#include "message.hpp"
#include "open_index.hpp"
#include "option_values.hpp"
#include "quantities.hpp"
#include "signals.hpp"
#include "unknown_id.hpp"
#include "usage_error.hpp"

#include <kwic/error.hpp>
#include <kwic/updater.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <unordered_set>

namespace kwic::cli {
namespace {

constexpr const char* description =
    "Removes the documents with these ids, or all that was read from the PATHs of\n"
    "--source. A document of a source comes back with the next `kwic index` unless\n"
    "its file is gone; a source that is removed is forgotten, be it there or not.\n"
    "Exit code: 0 all removed, 1 some were not there, 2 error.";
constexpr std::size_t max_id_bytes = std::size_t{1} << 20;
constexpr const char* standard_input = "-";

struct RemoveCommand {
    std::vector<std::string> named_index;
    std::string id_file;
    std::chrono::milliseconds lock_timeout{0};
    bool ended_by_zero = false;
    bool by_source = false;
    bool dry_run = false;
};

// One run of the command. The writer's lock is held from its beginning.
class Removal {
  public:
    explicit Removal(const RemoveCommand& command)
        : command_(command), folder_(index_folder(command.named_index)), updater_(open(command)) {}

    // Each tells what is not there.
    void remove_ids(const std::vector<std::string>& ids) {
        for (const std::string& id : ids) {
            stop_if_asked();
            if (updater_.remove(id)) {
                ++removed_;
            } else {
                tell_missing(unknown_id_text(id));
            }
        }
    }

    void remove_sources(const std::vector<std::string>& paths) {
        std::map<std::string, std::uint64_t> found;
        for (const std::string& path : paths) found[path == standard_input ? path : absolute_path(path)] = 0;
        updater_.remove_untouched([&](const std::string&, const Origin& origin) {
            stop_if_asked();
            return count_around(origin.path, found);
        });
        forget_sources(found);
        for (const auto& [path, count] : found) {
            if (count == 0) tell_missing(path + ": no source and no document of the index is there");
        }
    }

    int finish() {
        if (command_.dry_run) {
            print_raw_message("Would remove " + count_text(removed_, "document") + "; nothing written\n");
        } else if (removed_ > 0 || forgotten_) {
            const UpdateReport report = updater_.publish();
            print_raw_message("Removed " + count_text(report.removed, "document") + "; the index holds " +
                              count_text(report.documents) + "\n");
        }
        return missing_ ? exit_nothing_found : exit_done;
    }

  private:
    static Updater open(const RemoveCommand& command) {
        BuildOptions options;
        options.lock_timeout = command.lock_timeout;
        options.on_progress = [](const BuildProgress&) { return stop_signal() == 0; };
        return open_with(command.named_index,
                         [&options](const std::string& folder) { return Updater(folder, options); });
    }

    void stop_if_asked() const {
        if (stop_signal() != 0) throw Error(ErrorCode::cancelled, "stopped; nothing was removed", folder_);
    }

    void tell_missing(const std::string& message) {
        print_message(message);
        missing_ = true;
    }

    // Whether the document was read from one of the paths or from below: each of them counts it.
    bool count_around(const std::string& path, std::map<std::string, std::uint64_t>& found) {
        bool gone = false;
        const std::string innermost = path.empty() ? standard_input : path;
        for (std::string outer = innermost; !outer.empty(); outer = folder_around(outer)) {
            const auto place = found.find(outer);
            if (place == found.end()) continue;
            ++place->second;
            gone = true;
        }
        if (gone) ++removed_;
        return gone;
    }

    void forget_sources(std::map<std::string, std::uint64_t>& found) {
        std::vector<std::string> kept;
        for (const std::string& source : Index::inspect(folder_).sources) {
            bool forgotten = false;
            for (std::string outer = source; !outer.empty(); outer = folder_around(outer)) {
                const auto place = found.find(outer);
                if (place == found.end()) continue;
                ++place->second;
                forgotten = true;
            }
            forgotten_ = forgotten_ || forgotten;
            if (!forgotten) kept.push_back(source);
        }
        for (const auto& [path, count] : found) tell_enclosing(path, kept);
        if (forgotten_) updater_.set_sources(kept);
    }

    static void tell_enclosing(const std::string& path, const std::vector<std::string>& sources) {
        const auto around = std::find_if(sources.begin(), sources.end(),
                                         [&path](const std::string& source) { return lies_within(path, source); });
        if (around == sources.end()) return;
        print_message(shown_path(path) + " lies in the source " + shown_path(*around) +
                      ": what is still there comes back with the next `kwic index`");
    }

    const RemoveCommand& command_;
    std::string folder_;
    Updater updater_;
    std::uint64_t removed_ = 0;
    bool forgotten_ = false;
    bool missing_ = false;
};

// In their order, each once.
std::vector<std::string> distinct(const std::vector<std::string>& ids) {
    std::unordered_set<std::string> seen;
    std::vector<std::string> distinct;
    for (const std::string& id : ids) {
        if (seen.insert(id).second) distinct.push_back(id);
    }
    return distinct;
}

std::vector<std::string> ids_of(const RemoveCommand& command, std::vector<std::string> words) {
    if (!command.id_file.empty()) {
        InputPieces ids(command.id_file, command.ended_by_zero ? '\0' : '\n', max_id_bytes);
        for (std::string id; ids.next(id);) {
            if (!id.empty()) words.push_back(id);
        }
    }
    return distinct(words);
}

void check(const RemoveCommand& command, const std::vector<std::string>& words) {
    if (command.by_source && !command.id_file.empty()) throw UsageError("--source and --from exclude each other");
    if (command.ended_by_zero && command.id_file.empty()) throw UsageError("-0 goes with --from");
    if (words.empty() && command.id_file.empty()) {
        throw UsageError(command.by_source ? "remove --source needs the PATHs of sources"
                                           : "remove needs IDs (they come from `kwic search -l WORDS`)");
    }
    if (command.by_source && std::find(words.begin(), words.end(), "") != words.end()) {
        throw UsageError("an empty name names no file or folder");
    }
}

int run_remove(const RemoveCommand& command, const std::vector<std::string>& words) {
    check(command, words);
    const std::vector<std::string> wanted = command.by_source ? words : ids_of(command, words);
    Removal removal(command);
    note_stop_signals();
    command.by_source ? removal.remove_sources(wanted) : removal.remove_ids(wanted);
    return removal.finish();
}

}  // namespace

RunCommand setup_remove(CLI::App& app) {
    const auto command = std::make_shared<RemoveCommand>();
    app.description(description);
    add_index_option(app, command->named_index);
    app.add_flag("--source", command->by_source,
                 "The words are PATHs of files and folders; '-' is what came from standard input");
    add_value_option(app, "--from", "FILE", "Read ids from FILE, one a line; '-' is standard input",
                     [target = command.get()](const std::string&, const std::string& text) { target->id_file = text; });
    app.add_flag("-0,--null", command->ended_by_zero, "With --from: NUL after each id instead of a line end");
    app.add_flag("--dry-run", command->dry_run, "Only tell what would be removed");
    add_lock_timeout_option(app, command->lock_timeout);
    return [command](const std::vector<std::string>& words, Output&) { return run_remove(*command, words); };
}

}  // namespace kwic::cli
