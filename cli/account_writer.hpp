// The account of everything that did not reach the index whole.
#pragma once

#include "output.hpp"

#include <kwic/reader.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::cli {

// The reason of a whole source that is missing, or holds nothing though the index has documents of it.
inline constexpr std::string_view reason_of_vanished_source = "vanished";

// Thread rule: one thread at a time.
class AccountWriter {
  public:
    // Writes to `file`, one JSON object a line (members kind, path, line, id, reason, detail); with an empty name it
    // keeps the first entries to be shown. Throws Error{io}.
    explicit AccountWriter(const std::string& file);

    // Throws Error{io}.
    void add(const AccountEntry& entry);
    void flush();

    // A line for each of the first ten entries and "and N more", escaped for a terminal; with a file, of vanished
    // sources alone. What is passed over by rule (hidden entries, symbolic links, indexes, devices) is only counted.
    [[nodiscard]] std::string lines() const;

    // "; 2 skipped, 1 recoded (details: --account FILE)"; empty when there was nothing. Vanished sources are not
    // counted.
    [[nodiscard]] std::string summary() const;

    // Documents that the index should hold and does not: skipped ones, but for what is passed over by rule
    // and for vanished sources.
    [[nodiscard]] std::uint64_t refused() const { return refused_; }

    // Vanished sources.
    [[nodiscard]] std::uint64_t vanished() const { return vanished_; }

  private:
    std::optional<Output> file_;
    std::string file_name_;
    std::array<std::uint64_t, 4> counts_{};
    std::uint64_t by_rule_ = 0;
    std::uint64_t refused_ = 0;
    std::uint64_t vanished_ = 0;
    std::vector<AccountEntry> first_;
    std::vector<AccountEntry> first_vanished_;
};

}  // namespace kwic::cli
