// The account of everything that did not reach the index whole.
#pragma once

#include "output.hpp"

#include <kwic/reader.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kwic::cli {

// Thread rule: one thread at a time.
class AccountWriter {
  public:
    // Writes to `file`, one JSON object a line (members kind, path, line, id, reason, detail); with an empty name it
    // keeps the first entries to be shown. Throws Error{io}.
    explicit AccountWriter(const std::string& file);

    // Throws Error{io}.
    void add(const AccountEntry& entry);
    void flush();

    // A line for each of the first ten entries and "and N more", escaped for a terminal; empty with a file. What is
    // passed over by rule (hidden entries, symbolic links, indexes, devices) is only counted.
    [[nodiscard]] std::string lines() const;

    // "; 2 skipped, 1 recoded (details: --account FILE)"; empty when there was nothing.
    [[nodiscard]] std::string summary() const;

    // Documents that the index should hold and does not: skipped ones, but for what is passed over by rule
    // and for vanished sources.
    [[nodiscard]] std::uint64_t refused() const { return refused_; }

  private:
    std::optional<Output> file_;
    std::string file_name_;
    std::array<std::uint64_t, 4> counts_{};
    std::uint64_t by_rule_ = 0;
    std::uint64_t refused_ = 0;
    std::vector<AccountEntry> first_;
};

}  // namespace kwic::cli
