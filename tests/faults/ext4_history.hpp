// A long row of writers on one index, each of which changes what is served: what the images of real disks are judged
// by.
#pragma once

#include "faults/operations.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kwic::faults {

// Step 1 makes the index; the others update it (three in five), rebuild it or roll it back. Which, and with what
// documents, is decided by the seed.
class IndexHistory {
  public:
    IndexHistory(std::uint64_t seed, std::uint64_t steps);

    [[nodiscard]] std::uint64_t steps() const noexcept { return contents_.size() - 1; }

    // What is served after a step; after step 0 nothing.
    [[nodiscard]] const IndexContent& content(std::uint64_t step) const { return contents_.at(step); }

    // Does it on an index that all steps before were done on; durable on return. Throws kwic::Error.
    void perform(std::uint64_t step, const std::string& folder) const;

    // What is wrong with the index after a cut, or an empty text: it must serve what it did after one of the steps from
    // `first` to `last` (0: there may be no index), a deep check must find no damage, and the next writer must work and
    // leave no more than two generations and nothing else. Changes the index.
    [[nodiscard]] std::string judge(const std::string& folder, std::uint64_t first, std::uint64_t last) const;

  private:
    enum class Kind : std::uint8_t { update, rebuild, roll_back };

    [[nodiscard]] Kind kind_of(std::uint64_t step) const;
    [[nodiscard]] IndexContent updated(IndexContent content, std::uint64_t step) const;
    void update(std::uint64_t step, const std::string& folder) const;

    std::uint64_t seed_;
    std::vector<IndexContent> contents_;
};

}  // namespace kwic::faults
