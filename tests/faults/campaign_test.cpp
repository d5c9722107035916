#include "faults/campaign.hpp"
#include "support/memory_folder.hpp"

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace kwic::faults {
namespace {

// KWIC_FAULTS_STATE as it is wanted, and afterwards as it was.
class StateFolder {
  public:
    explicit StateFolder(const char* folder) {
        if (const char* before = std::getenv(name)) before_ = before;
        folder == nullptr ? ::unsetenv(name) : ::setenv(name, folder, 1);
    }
    ~StateFolder() { before_ ? ::setenv(name, before_->c_str(), 1) : ::unsetenv(name); }
    StateFolder(const StateFolder&) = delete;
    StateFolder& operator=(const StateFolder&) = delete;

  private:
    static constexpr const char* name = "KWIC_FAULTS_STATE";
    std::optional<std::string> before_;
};

constexpr CampaignSize size = {.fast_cases = 10, .full_cases = 130};

std::vector<std::uint64_t> numbers_run(Campaign& campaign) {
    std::vector<std::uint64_t> numbers;
    campaign.run([&](std::uint64_t number) {
        numbers.push_back(number);
        return std::string();
    });
    return numbers;
}

std::vector<std::uint64_t> numbers_from(std::uint64_t first, std::uint64_t count) {
    std::vector<std::uint64_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), first);
    return numbers;
}

TEST(Campaign, RunsTheSampleWithoutAState) {
    const StateFolder none(nullptr);
    Campaign campaign("sample", size);
    EXPECT_FALSE(campaign.is_full());
    EXPECT_EQ(numbers_run(campaign), numbers_from(0, 10));
}

TEST(Campaign, SampleSpreadsEvenly) {
    const StateFolder none(nullptr);
    const Campaign campaign("sample", size);
    std::vector<std::uint64_t> points;
    for (std::uint64_t number = 0; number < campaign.cases(); ++number) points.push_back(campaign.spread(number, 55));
    EXPECT_EQ(points, (std::vector<std::uint64_t>{0, 5, 11, 16, 22, 27, 33, 38, 44, 49}));
}

TEST(Campaign, AllCasesCoverEveryPoint) {
    const MemoryFolder space;
    const StateFolder state(space.path().c_str());
    const Campaign campaign("all", size);
    std::set<std::uint64_t> points;
    for (std::uint64_t number = 0; number < campaign.cases(); ++number) points.insert(campaign.spread(number, 100));
    EXPECT_EQ(points.size(), 100);
}

TEST(Campaign, GoesOnWhereItWasStopped) {
    const MemoryFolder space;
    const StateFolder state(space.path().c_str());
    struct Stopped {};
    Campaign first("stopped / row", size);
    EXPECT_TRUE(first.is_full());
    EXPECT_THROW(first.run([](std::uint64_t number) { return number == 117 ? throw Stopped() : std::string(); }),
                 Stopped);
    Campaign second("stopped / row", size);
    EXPECT_EQ(numbers_run(second), numbers_from(100, 30));
    Campaign third("stopped / row", size);
    EXPECT_TRUE(numbers_run(third).empty());
    Campaign other("another row", size);
    EXPECT_EQ(numbers_run(other).size(), 130);
}

TEST(Campaign, StateOfAnotherSizeIsNotGoneOnFrom) {
    const MemoryFolder space;
    const StateFolder state(space.path().c_str());
    Campaign first("row", size);
    numbers_run(first);
    Campaign second("row", {.fast_cases = 10, .full_cases = 131});
    EXPECT_EQ(numbers_run(second).size(), 131);
}

// EXPECT_NONFATAL_FAILURE takes no local variables.
void run_failing_in_case_4() {
    Campaign campaign("failing", size);
    campaign.run([](std::uint64_t number) { return number == 4 ? std::string("it broke") : std::string(); });
}

void run_throwing_in_case_4() {
    Campaign campaign("throwing", size);
    campaign.run(
        [](std::uint64_t number) { return number == 4 ? throw std::runtime_error("no way on") : std::string(); });
}

TEST(Campaign, FailureIsReportedWithItsNumber) {
    const StateFolder none(nullptr);
    EXPECT_NONFATAL_FAILURE(run_failing_in_case_4(), "case 4: it broke");
    EXPECT_NONFATAL_FAILURE(run_throwing_in_case_4(), "case 4: the case itself threw: no way on");
}

TEST(Campaign, FailuresOfAnEarlierRunAreReportedAgain) {
    const MemoryFolder space;
    const StateFolder state(space.path().c_str());
    EXPECT_NONFATAL_FAILURE(run_failing_in_case_4(), "case 4: it broke");
    EXPECT_NONFATAL_FAILURE(run_failing_in_case_4(), "case 4: it broke");
}

TEST(Campaign, ManyFailuresAreCountedAndTenAreShown) {
    const MemoryFolder space;
    const StateFolder state(space.path().c_str());
    ::testing::TestPartResultArray results;
    {
        const ::testing::ScopedFakeTestPartResultReporter reporter(
            ::testing::ScopedFakeTestPartResultReporter::INTERCEPT_ONLY_CURRENT_THREAD, &results);
        Campaign campaign("broken", size);
        campaign.run([](std::uint64_t) { return std::string("it\nbroke"); });
    }
    ASSERT_EQ(results.size(), 11);
    EXPECT_NE(std::string(results.GetTestPartResult(0).message()).find("case 0: it broke"), std::string::npos);
    EXPECT_NE(std::string(results.GetTestPartResult(10).message()).find("130 failures"), std::string::npos);
}

}  // namespace
}  // namespace kwic::faults
