// One run of `kwic index`.
#pragma once

#include "account_writer.hpp"
#include "index_location.hpp"
#include "progress.hpp"
#include "source_plan.hpp"

#include <kwic/builder.hpp>
#include <kwic/index.hpp>
#include <kwic/reader.hpp>

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
    std::string default_language = "en";
    std::uint64_t memory_bytes = BuildOptions{}.memory_bytes;
    std::uint64_t max_threads = 1;
    bool rebuild = false;
    bool dry_run = false;
    bool quiet = false;
    bool strict_input = false;
};

// A new generation always holds everything: what other sources brought is carried over from the present generation.
class IndexRun {
  public:
    // `words` are paths; "-" stands for standard input. Throws UsageError, Error.
    IndexRun(const IndexCommand& command, const std::vector<std::string>& words);

    // Does it and tells about it on standard error; returns the exit code. Throws Error; cancelled after a stop signal.
    int run();

  private:
    using TakeDocument = std::function<void(const Document&)>;

    std::optional<Index> open_previous() const;
    std::vector<std::string> remembered_sources(bool paths_given) const;
    SourcePlan make_plan(const std::vector<std::string>& words) const;
    ReadOptions read_options();
    BuildOptions build_options();
    void check_doubtful_sources() const;
    void build();
    void check_generation() const;
    void carry_over(Builder& builder);
    void read_sources(const TakeDocument& take);
    void read(Reader reader, const TakeDocument& take);
    void note_replaced(AccountEntry entry);
    void stop_if_asked() const;
    void report();

    IndexCommand command_;
    IndexLocation location_;
    bool reads_input_;
    std::optional<Index> previous_;
    SourcePlan plan_;
    AccountWriter account_;
    Progress progress_;
    std::unordered_set<std::string> carried_records_;  // ids from an earlier standard input
    BuildProgress read_;                               // documents read by this run
    std::optional<BuildReport> built_;
};

}  // namespace kwic::cli
