#include "index_run.hpp"

#include "exit_codes.hpp"
#include "interruptible_input.hpp"
#include "message.hpp"
#include "quantities.hpp"
#include "signals.hpp"
#include "terminal.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <istream>
#include <utility>

namespace kwic::cli {
namespace {

bool holds(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::uint64_t generation_of(const std::string& index) {
    try {
        return Index::open(index).info().generation;
    } catch (const Error& error) {
        if (error.code() != ErrorCode::not_found) throw;
        return 0;
    }
}

}  // namespace

IndexRun::IndexRun(const IndexCommand& command, const std::vector<std::string>& words)
    : command_(command),
      location_(find_or_place_index(single_index(command.named_index))),
      reads_input_(holds(words, "-")),
      previous_(open_previous()),
      plan_(make_plan(words)),
      account_(command.account_file),
      progress_(!command.quiet && shows_progress()) {}

// An index that another analyzer or a fault keeps from being searched can still be built anew.
std::optional<Index> IndexRun::open_previous() const {
    try {
        return Index::open(location_.index);
    } catch (const Error& error) {
        if (error.code() == ErrorCode::not_found) return std::nullopt;
        const bool unusable = error.code() == ErrorCode::incompatible || error.code() == ErrorCode::damaged;
        if (unusable && command_.rebuild) return std::nullopt;
        throw;
    }
}

// What the index remembers, if that can be read. `paths_given`: it is not needed.
std::vector<std::string> IndexRun::remembered_sources(bool paths_given) const {
    try {
        return Index::inspect(location_.index).sources;
    } catch (const Error& error) {
        if (error.code() == ErrorCode::not_found || paths_given) return {};
        throw Error(error.code(),
                    error.message() + "; its sources cannot be read: name them, `kwic index --rebuild PATH...`",
                    error.path());
    }
}

SourcePlan IndexRun::make_plan(const std::vector<std::string>& words) const {
    const std::vector<std::string> remembered = remembered_sources(!words.empty());
    std::vector<std::string> named;
    for (const std::string& word : words) {
        if (word.empty()) throw Error(ErrorCode::invalid_argument, "an empty name names no file or folder");
        if (word != "-") named.push_back(absolute_path(word));
    }
    if (words.empty() && remembered.empty()) {
        if (previous_ && !previous_->ids().empty()) {
            throw Error(
                ErrorCode::invalid_argument,
                "all of this index came from standard input, so there is nothing to read again; name what to add",
                location_.index);
        }
        named.push_back(absolute_path("."));
    }
    return {remembered, named, words.empty() || command_.rebuild};
}

int IndexRun::run() {
    note_stop_signals();
    check_doubtful_sources();
    for (const std::string& source : plan_.vanished()) {
        account_.add({AccountKind::skipped, source, 0, {}, "vanished", "the source is gone, and so are its documents"});
    }
    try {
        command_.dry_run ? read_sources([](const Document&) {}) : build();
    } catch (const Error& error) {
        if (error.code() != ErrorCode::cancelled) throw;
        throw Error(ErrorCode::cancelled,
                    previous_ ? "stopped; the old index is still served" : "stopped; no index was made",
                    location_.index);
    }
    account_.flush();
    progress_.clear();
    report();
    return command_.strict_input && account_.refused() > 0 ? exit_refused_input : exit_done;
}

void IndexRun::check_doubtful_sources() const {
    std::vector<std::string> doubtful = plan_.doubtful();
    if (doubtful.empty() || !previous_) return;
    for (const std::string& id : previous_->ids()) {
        const std::string path = previous_->document(id).origin.path;
        std::erase_if(doubtful, [&path](const std::string& source) { return lies_within(path, source); });
        if (doubtful.empty()) return;
    }
    throw Error(ErrorCode::not_found, "no such file or folder", doubtful.front());
}

void IndexRun::build() {
    Builder builder(location_.index, build_options());
    check_generation();
    carry_over(builder);
    read_sources([&builder](const Document& document) { builder.add(document); });
    account_.flush();
    built_ = builder.publish();
}

// The plan was made before the lock was held.
void IndexRun::check_generation() const {
    if (!previous_ || previous_->info().generation == generation_of(location_.index)) return;
    throw Error(ErrorCode::locked, "another kwic changed the index just now; run the command again", location_.index);
}

void IndexRun::carry_over(Builder& builder) {
    if (!previous_ || command_.rebuild) return;
    for (const std::string& id : previous_->ids()) {
        const Document document = previous_->document(id);
        const std::string& path = document.origin.path;
        if (!path.empty() && plan_.refreshes(path)) continue;
        if (path.empty() && reads_input_) carried_records_.insert(id);
        builder.add(document);
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
        if (command_.dry_run) progress_.update(read_);
    }
}

void IndexRun::stop_if_asked() const {
    if (stop_signal() != 0) throw Error(ErrorCode::cancelled, "stopped");
}

ReadOptions IndexRun::read_options() {
    ReadOptions options;
    options.format = command_.format;
    options.base_folder = location_.base_folder;
    const std::string own_folder = absolute_path(location_.index);
    options.excluded_folders = {own_folder};
    options.on_account = [this, own_folder](const AccountEntry& entry) {
        stop_if_asked();
        if (entry.path != own_folder) account_.add(entry);
    };
    return options;
}

BuildOptions IndexRun::build_options() {
    BuildOptions options;
    options.default_language = command_.default_language;
    options.memory_bytes = command_.memory_bytes;
    options.sources = plan_.remembered();
    options.on_progress = [this](const BuildProgress& progress) {
        progress_.update(progress);
        return stop_signal() == 0;
    };
    options.on_account = [this](const AccountEntry& entry) { note_replaced(entry); };
    return options;
}

// A record that comes again through standard input is a refresh, the first time.
void IndexRun::note_replaced(AccountEntry entry) {
    const bool refreshed = entry.kind == AccountKind::replaced && entry.path.empty();
    if (refreshed && carried_records_.erase(entry.id) > 0) return;
    if (entry.path.empty()) entry.path = "-";
    account_.add(entry);
}

void IndexRun::report() {
    if (command_.quiet) return;
    std::string line = command_.dry_run ? "Read " : "Indexed ";
    line += count_text(read_.documents, "document") + " (" + megabytes_text(read_.text_bytes) + ") in " +
            decimal_text(progress_.elapsed_seconds()) + " s";
    if (command_.dry_run) line += "; nothing written";
    if (built_ && built_->documents != read_.documents) {
        line += "; the index holds " + count_text(built_->documents);
    }
    print_raw_message(account_.lines() + line + account_.summary() + "\n");
}

}  // namespace kwic::cli
