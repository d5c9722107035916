// A long run of numbered cases: a sample of it in the fast tier, all of it in the slow one, where it can be taken up
// again.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kwic::faults {

struct CampaignSize {
    std::uint64_t fast_cases;
    std::uint64_t full_cases;
};

// With KWIC_FAULTS_STATE (a folder) in the environment all cases run: how many are done and which have failed is kept
// there in a file named for the campaign after every few cases, and a later run goes on from it. Without it the sample
// runs. Thread rule: one thread.
class Campaign {
  public:
    // `name` is the row's name in the table of docs/reliability.md.
    Campaign(std::string name, CampaignSize size);

    [[nodiscard]] std::uint64_t cases() const noexcept { return cases_; }
    [[nodiscard]] bool is_full() const noexcept { return is_full_; }

    // The sample spreads over `points` evenly, all cases cover them one after the other (and again with another seed):
    // where the case with this number belongs.
    [[nodiscard]] std::uint64_t spread(std::uint64_t number, std::uint64_t points) const noexcept;

    // Runs `run_case(number)` for the numbers from 0 to cases() that are not done; it returns what went wrong, or an
    // empty text. Prints the row when all are done: "| name | cases | failures |". Adds a GoogleTest failure for each
    // of the first ten failures, and for all together if there are more.
    void run(const std::function<std::string(std::uint64_t number)>& run_case);

  private:
    void load();
    void save() const;

    std::string name_;
    std::uint64_t cases_;
    bool is_full_;
    std::string state_file_;
    std::uint64_t done_ = 0;
    std::vector<std::string> failures_;
};

}  // namespace kwic::faults
