// One run of `kwic index`.
#pragma once

#include "account_writer.hpp"
#include "gone_documents.hpp"
#include "index_location.hpp"
#include "progress.hpp"
#include "source_plan.hpp"
#include "writer_options.hpp"

#include <kwic/builder.hpp>
#include <kwic/index.hpp>
#include <kwic/reader.hpp>
#include <kwic/updater.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace kwic::cli {

struct IndexCommand {
    std::vector<std::string> named_index;
    InputFormat format = InputFormat::automatic;
    std::string account_file;
    std::string default_language;                       // empty: that of the index, or English
    std::vector<FieldSpec> fields;                      // declared; empty: those of the index
    std::optional<std::vector<SynonymGroup>> synonyms;  // nothing: those of the index
    WriterOptions writer;
    bool rebuild = false;
    bool dry_run = false;
    bool strict_input = false;
};

// An index that is there is updated; where there is none, or with `rebuild`, it is built from what is read alone.
class IndexRun {
  public:
    // `words` are paths; "-" stands for standard input. Throws UsageError, Error.
    IndexRun(const IndexCommand& command, std::vector<std::string> words);

    // Does it and tells about it on standard error; returns the exit code. Throws Error; cancelled after a stop signal.
    int run();

  private:
    using TakeDocument = std::function<void(const Document&)>;

    std::optional<IndexInfo> inspect() const;
    SourcePlan make_plan() const;
    ReadOptions read_options();
    BuildOptions build_options();
    void work();
    void read_only();
    void build();
    void update();
    void check_doubtful_sources() const;
    void keep_records(Builder& builder);
    void check_generation() const;
    void account_vanished(const std::string& detail);
    void read_sources(const TakeDocument& take);
    void read(Reader reader, const TakeDocument& take);
    void account_read(const AccountEntry& entry);
    void account_written(AccountEntry entry);
    void stop_if_asked() const;
    void tell_kept_language() const;
    void report();

    IndexCommand command_;
    std::vector<std::string> words_;
    IndexLocation location_;
    bool reads_input_;
    std::optional<IndexInfo> known_;  // the index that is there, if it can be read
    SourcePlan plan_;
    AccountWriter account_;
    Progress progress_;
    std::optional<GoneDocuments> gone_;             // of an update
    std::unordered_set<std::string> kept_records_;  // ids that a rebuild has kept from an earlier standard input
    BuildProgress read_;                            // documents read by this run
    std::string done_line_;
};

}  // namespace kwic::cli
