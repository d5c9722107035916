#include "index_run.hpp"

#include "exit_codes.hpp"
#include "index_report.hpp"
#include "interruptible_input.hpp"
#include "message.hpp"
#include "open_index.hpp"
#include "signals.hpp"
#include "terminal.hpp"

#include <kwic/error.hpp>
#include <kwic/maintenance.hpp>

#include <algorithm>
#include <filesystem>
#include <istream>
#include <unordered_set>
#include <utility>

namespace kwic::cli {

IndexRun::IndexRun(const IndexCommand& command, std::vector<std::string> words)
    : command_(command),
      words_(std::move(words)),
      location_(find_or_place_index(single_index(command.named_index))),
      reads_input_(std::find(words_.begin(), words_.end(), "-") != words_.end()),
      known_(inspect()),
      plan_(make_plan()),
      account_(command.account_file),
      progress_(!command.writer.quiet && shows_progress()) {}

// Nothing if there is no index, or one that cannot be read but is to be built anew from paths that are given.
std::optional<IndexInfo> IndexRun::inspect() const {
    try {
        return Index::inspect(location_.index);
    } catch (const Error& error) {
        const bool unusable = error.code() == ErrorCode::incompatible || error.code() == ErrorCode::damaged;
        if (error.code() == ErrorCode::not_found) return std::nullopt;
        if (!unusable || !command_.rebuild) throw;
        if (!words_.empty()) return std::nullopt;
        throw Error(error.code(),
                    error.message() + "; its sources cannot be read: name them, `kwic index --rebuild PATH...`",
                    error.path());
    }
}

SourcePlan IndexRun::make_plan() const {
    const std::vector<std::string> remembered = known_ ? known_->sources : std::vector<std::string>{};
    std::vector<std::string> named;
    for (const std::string& word : words_) {
        if (word.empty()) throw Error(ErrorCode::invalid_argument, "an empty name names no file or folder");
        if (word != "-") named.push_back(absolute_path(word));
    }
    if (words_.empty() && remembered.empty()) {
        if (known_ && known_->documents > 0) {
            throw Error(
                ErrorCode::invalid_argument,
                "all of this index came from standard input, so there is nothing to read again; name what to add",
                location_.index);
        }
        named.push_back(absolute_path("."));
    }
    return {remembered, named, words_.empty() || command_.rebuild};
}

int IndexRun::run() {
    try {
        work();
    } catch (const Error& error) {
        if (error.code() != ErrorCode::cancelled) throw;
        throw Error(ErrorCode::cancelled,
                    known_ ? "stopped; the old index is still served" : "stopped; no index was made", location_.index);
    }
    account_.flush();
    progress_.clear();
    if (!command_.writer.quiet) report();
    const bool is_incomplete = account_.refused() > 0 || account_.vanished() > 0;
    return command_.strict_input && is_incomplete ? exit_refused_input : exit_done;
}

void IndexRun::work() {
    if (command_.dry_run) return read_only();
    known_ && !command_.rebuild ? update() : build();
}

void IndexRun::read_only() {
    note_stop_signals();
    check_doubtful_sources();
    account_vanished("the source is not there");
    read_sources([this](const Document&) { progress_.update(read_); });
    done_line_ = dry_run_line(read_, progress_.elapsed_seconds());
}

void IndexRun::build() {
    BuildOptions options = build_options();
    options.sources = plan_.remembered();
    options.default_language = command_.default_language;
    if (options.fields.empty() && known_) options.fields = known_->declared_fields;
    if (command_.synonyms) options.synonyms = *command_.synonyms;
    if (!command_.synonyms && known_) options.synonyms = known_->synonyms;
    if (options.default_language.empty()) options.default_language = known_ ? known_->default_language : "en";
    Builder builder(location_.index, options);
    note_stop_signals();
    check_generation();
    account_vanished("the source is gone, and so are its documents");
    keep_records(builder);
    read_sources([&builder](const Document& document) { builder.add(document); });
    account_.flush();
    const BuildReport report = builder.publish();
    done_line_ = build_line(read_, report, progress_.elapsed_seconds());
}

void IndexRun::update() {
    Updater updater(location_.index, build_options());
    note_stop_signals();
    known_ = inspect();
    plan_ = make_plan();
    check_doubtful_sources();
    tell_kept_language();
    gone_.emplace(plan_, index_option(command_.named_index));
    read_sources([this, &updater](const Document& document) {
        gone_->note_read(document);
        updater.put(document);
    });
    updater.remove_untouched([this](const std::string&, const Origin& origin) {
        stop_if_asked();
        return gone_->is_gone(origin);
    });
    for (const AccountEntry& entry : gone_->vanished()) account_.add(entry);
    updater.set_sources(plan_.remembered());
    if (command_.synonyms) updater.set_synonyms(*command_.synonyms);
    account_.flush();
    const UpdateReport report = updater.publish();
    done_line_ = update_line(report, progress_.elapsed_seconds());
}

// What came from standard input has no source to be read from again.
void IndexRun::keep_records(Builder& builder) {
    try {
        read_documents(location_.index, [this, &builder](const Document& document) {
            stop_if_asked();
            if (!document.origin.path.empty()) return true;
            if (reads_input_) kept_records_.insert(document.id);
            builder.add(document);
            return true;
        });
    } catch (const Error& error) {
        if (error.code() == ErrorCode::not_found) return;
        if (error.code() != ErrorCode::damaged && error.code() != ErrorCode::incompatible) throw;
        print_message("what came from standard input cannot be kept: " + error.message());
    }
}

void IndexRun::check_doubtful_sources() const {
    std::unordered_set<std::string> doubtful(plan_.doubtful().begin(), plan_.doubtful().end());
    if (doubtful.empty() || !known_) return;
    read_documents(location_.index, [this, &doubtful](const Document& document) {
        stop_if_asked();
        std::string outer = document.origin.path;
        for (; !outer.empty(); outer = folder_around(outer)) doubtful.erase(outer);
        return !doubtful.empty();
    });
    for (const std::string& source : plan_.doubtful()) {
        if (doubtful.contains(source)) throw Error(ErrorCode::not_found, "no such file or folder", source);
    }
}

// The plan was made before the lock was held.
void IndexRun::check_generation() const {
    const std::optional<IndexInfo> now = inspect();
    if ((now ? now->generation : 0) == (known_ ? known_->generation : 0)) return;
    throw Error(ErrorCode::locked, "another kwic changed the index just now; run the command again", location_.index);
}

void IndexRun::account_vanished(const std::string& detail) {
    for (const std::string& source : plan_.vanished()) {
        account_.add({AccountKind::skipped, source, 0, {}, std::string(reason_of_vanished_source), detail});
    }
}

void IndexRun::read_sources(const TakeDocument& take) {
    if (!plan_.to_read().empty()) read(Reader(plan_.to_read(), read_options()), take);
    if (!reads_input_) return;
    InterruptibleInput input;
    std::istream stream(&input);
    read(Reader(stream, read_options()), take);
    stop_if_asked();
    if (stream.bad()) throw Error(ErrorCode::io, "cannot be read to its end", "standard input");
}

void IndexRun::read(Reader reader, const TakeDocument& take) {
    Document document;
    while (reader.next(document)) {
        stop_if_asked();
        take(document);
        ++read_.documents;
        read_.text_bytes += document.title.size() + document.text.size();
    }
}

void IndexRun::stop_if_asked() const {
    if (stop_signal() != 0) throw Error(ErrorCode::cancelled, "stopped");
}

ReadOptions IndexRun::read_options() {
    ReadOptions options;
    options.format = command_.format;
    options.base_folder = location_.base_folder;
    options.excluded_folders = {absolute_path(location_.index)};
    options.on_account = [this](const AccountEntry& entry) { account_read(entry); };
    return options;
}

BuildOptions IndexRun::build_options() {
    BuildOptions options = kwic::cli::build_options(command_.writer);
    options.fields = command_.fields;
    options.on_progress = [this](const BuildProgress& progress) {
        progress_.update(progress);
        return stop_signal() == 0;
    };
    options.on_account = [this](const AccountEntry& entry) { account_written(entry); };
    return options;
}

void IndexRun::account_read(const AccountEntry& entry) {
    stop_if_asked();
    if (gone_) gone_->note_account(entry);
    if (entry.path != absolute_path(location_.index)) account_.add(entry);
}

// The library's name for standard input is an empty path. A record that was kept and comes again is a refresh, the
// first time.
void IndexRun::account_written(AccountEntry entry) {
    const bool replaces = entry.kind == AccountKind::replaced && entry.path.empty();
    if (replaces && kept_records_.erase(entry.id) > 0) return;
    if (!entry.former_path.empty() && !std::filesystem::exists(entry.former_path)) return;  // it has moved
    if (entry.path.empty()) entry.path = "-";
    account_.add(entry);
}

void IndexRun::tell_kept_language() const {
    const std::string& given = command_.default_language;
    if (given.empty() || given == known_->default_language || command_.writer.quiet) return;
    print_message("--lang counts for a new index or with --rebuild; this one keeps '" + known_->default_language + "'");
}

void IndexRun::report() {
    print_raw_message(account_.lines() + done_line_ + account_.summary() + "\n");
}

}  // namespace kwic::cli
