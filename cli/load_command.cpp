#include "commands.hpp"
#include "dump_record.hpp"
#include "exit_codes.hpp"
#include "index_location.hpp"
#include "input_pieces.hpp"
#include "json_scanner.hpp"
#include "message.hpp"
#include "option_values.hpp"
#include "progress.hpp"
#include "quantities.hpp"
#include "signals.hpp"
#include "terminal.hpp"
#include "usage_error.hpp"
#include "writer_options.hpp"

#include <kwic/builder.hpp>
#include <kwic/error.hpp>
#include <kwic/index.hpp>

#include <memory>

namespace kwic::cli {
namespace {

constexpr const char* description =
    "Makes an index of what `kwic dump` wrote, from FILE or from standard input. What\n"
    "is no whole dump is refused: then nothing is loaded, and what is there stays.\n"
    "The index is that of -d or KWIC_INDEX, the nearest .kwic, or a new .kwic here.";

struct LoadCommand {
    std::vector<std::string> named_index;
    WriterOptions writer;
    bool replace = false;
};

class Load {
  public:
    Load(const LoadCommand& command, const std::string& file)
        : command_(command),
          folder_(find_or_place_index(single_index(command.named_index)).index),
          lines_(file, '\n', max_dump_line_bytes),
          progress_(!command.writer.quiet && shows_progress()) {}

    void run() {
        try {
            load();
        } catch (const Error& error) {
            if (error.code() != ErrorCode::cancelled) throw;
            throw Error(ErrorCode::cancelled, "stopped; nothing was loaded", folder_);
        }
    }

  private:
    [[noreturn]] void fail(const std::string& what) const {
        throw Error(ErrorCode::invalid_argument, what + "; nothing was loaded", lines_.name());
    }

    [[noreturn]] void fail_line(const std::string& what) const {
        fail("line " + std::to_string(lines_.number()) + ": " + what);
    }

    template <class Parse>
    auto parsed(Parse&& parse) const {
        try {
            return parse();
        } catch (const JsonProblem& problem) {
            fail_line(problem.what());
        } catch (const Error& error) {
            throw Error(error.code(), error.message(), lines_.name());
        }
    }

    void load() {
        if (!lines_.next(line_)) fail("it is empty");
        const DumpHeader header = parsed([this] { return parse_header(line_); });
        Builder builder(folder_, build_options(header));
        note_stop_signals();
        check_replaced();
        while (lines_.next(line_)) add_line(builder, header);
        if (documents_ < header.documents) {
            fail("it ends after " + std::to_string(documents_) + " of " + std::to_string(header.documents) +
                 " documents");
        }
        const BuildReport report = builder.publish();
        progress_.clear();
        if (!command_.writer.quiet) print_report(report);
    }

    void add_line(Builder& builder, const DumpHeader& header) {
        const Document document = parsed([this] { return parse_document(line_); });
        if (documents_ == header.documents) {
            fail_line("more than the " + count_text(header.documents, "document") + " that the first line promises");
        }
        builder.add(document);
        ++documents_;
    }

    // The builder takes a document of a dump as it is.
    BuildOptions build_options(const DumpHeader& header) {
        BuildOptions options = kwic::cli::build_options(command_.writer);
        options.default_language = header.default_language;
        options.sources = header.sources;
        options.fields = header.fields;
        options.synonyms = header.synonyms;
        options.on_progress = [this](const BuildProgress& progress) {
            progress_.update(progress);
            return stop_signal() == 0;
        };
        options.on_account = [this](const AccountEntry& entry) { fail_line(entry.reason + ": " + entry.detail); };
        return options;
    }

    // The writer's lock is held.
    void check_replaced() const {
        if (command_.replace) return;
        try {
            if (Index::inspect(folder_).documents == 0) return;
        } catch (const Error& error) {
            if (error.code() == ErrorCode::not_found) return;
        }
        throw Error(ErrorCode::invalid_argument, "the index holds documents; --replace loads over them", folder_);
    }

    void print_report(const BuildReport& report) const {
        print_raw_message("Loaded " + count_text(report.documents, "document") + " (" +
                          megabytes_text(report.text_bytes) + ") in " + decimal_text(progress_.elapsed_seconds()) +
                          " s\n");
    }

    const LoadCommand& command_;
    std::string folder_;
    InputPieces lines_;
    Progress progress_;
    std::string line_;
    std::uint64_t documents_ = 0;
};

int run_load(const LoadCommand& command, const std::vector<std::string>& words) {
    if (words.size() > 1) throw UsageError("load takes one FILE at most (see `kwic load --help`)");
    Load(command, words.empty() ? "-" : words.front()).run();
    return exit_done;
}

}  // namespace

RunCommand setup_load(CLI::App& app) {
    const auto command = std::make_shared<LoadCommand>();
    app.description(description);
    add_index_option(app, command->named_index);
    app.add_flag("--replace", command->replace, "Load over an index that holds documents");
    add_writer_options(app, command->writer);
    return [command](const std::vector<std::string>& words, Output&) { return run_load(*command, words); };
}

}  // namespace kwic::cli
