// Generations are swapped under eight readers of different habits, which are killed at random: each sees one
// generation, whole, and never an earlier one than before.
#include "faults/campaign.hpp"
#include "faults/child_process.hpp"
#include "faults/shared_state.hpp"
#include "faults/swap_reader.hpp"
#include "faults/swap_writer.hpp"
#include "support/damage_lines.hpp"
#include "support/memory_folder.hpp"
#include "support/numbered_publishing.hpp"
#include "support/numbered_reading.hpp"

#include <kwic/index.hpp>
#include <kwic/maintenance.hpp>

#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace kwic::faults {
namespace {

constexpr std::size_t reader_count = 8;

using Names = std::set<std::string>;

// What lies in the index's folder besides kwic.lock and CURRENT.
Names generations_in(const std::string& folder) {
    Names names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    names.erase("kwic.lock");
    names.erase("CURRENT");
    return names;
}

class SwapRace {
  public:
    SwapRace() : folder_(memory_.path("index")) {
        numbered::publish(folder_, 1);
        progress_->begun = 1;
        progress_->published = 1;
        writer_.emplace(folder_, *progress_);
        for (std::size_t number = 0; number < reader_count; ++number) start_reader(number);
    }

    // One swap, and in most of them one reader's death at any moment of it. Returns what went wrong.
    std::string swap() {
        writer_->ask();
        if (random_() % 4 != 0) kill_a_reader();
        std::string wrong = writer_->wait();
        if (wrong.empty()) wrong = find_failed_reader();
        // A reader that refreshes holds two for a moment.
        if (wrong.empty() && generations_in(folder_).size() > 2 + 2 * reader_count) wrong = "too many generations stay";
        return wrong;
    }

    // The readers end; returns what went wrong with the last of them.
    std::string dismiss_readers() {
        progress_->ends = true;
        std::string wrong;
        for (ChildProcess& reader : readers_) {
            if (const std::string said = reader.finish(); wrong.empty()) wrong = said;
        }
        readers_.clear();
        return wrong;
    }

    [[nodiscard]] const std::string& folder() const { return folder_; }
    [[nodiscard]] std::uint64_t published() const { return progress_->published; }
    [[nodiscard]] std::uint64_t readings() const { return progress_->readings; }
    [[nodiscard]] std::uint64_t kills() const { return kills_; }

    std::string publish_last() {
        writer_->ask();
        return writer_->wait();
    }

  private:
    void start_reader(std::size_t number) {
        ChildProcess reader([this, number] {
            read_while_swapped(number, folder_, *progress_);
            return std::string();
        });
        if (number < readers_.size()) {
            readers_[number] = std::move(reader);
        } else {
            readers_.push_back(std::move(reader));
        }
    }

    void kill_a_reader() {
        constexpr useconds_t longest_pause_us = 30'000;
        ::usleep(static_cast<useconds_t>(random_() % longest_pause_us));
        const std::size_t number = random_() % readers_.size();
        if (readers_[number].has_ended()) return;  // by itself: what it has to say is asked for later
        readers_[number].kill();
        ++kills_;
        start_reader(number);
    }

    std::string find_failed_reader() {
        for (std::size_t number = 0; number < readers_.size(); ++number) {
            if (!readers_[number].has_ended()) continue;
            const std::string said = readers_[number].finish();
            start_reader(number);
            return "reader " + std::to_string(number) + " ends: " + said;
        }
        return {};
    }

    MemoryFolder memory_;
    std::string folder_;
    SharedState<SwapProgress> progress_;
    std::optional<SwapWriter> writer_;
    std::vector<ChildProcess> readers_;
    std::mt19937_64 random_{7};
    std::uint64_t kills_ = 0;
};

std::string name_of_generation(std::uint64_t number) {
    const std::string digits = std::to_string(number);
    return "gen-" + std::string(8 - digits.size(), '0') + digits;
}

TEST(SwapRaceTest, EveryReaderSeesOneGenerationAndNeverAnEarlierOne) {
    SwapRace race;
    Campaign campaign("swaps", {.fast_cases = 25, .full_cases = 1200});
    campaign.run([&](std::uint64_t) { return race.swap(); });
    EXPECT_GE(race.readings(), race.published());
    EXPECT_EQ(race.dismiss_readers(), "");
    std::printf("%llu readings, %llu readers killed\n", static_cast<unsigned long long>(race.readings()),
                static_cast<unsigned long long>(race.kills()));

    ASSERT_EQ(race.publish_last(), "");
    const std::uint64_t last = race.published();
    EXPECT_EQ(generations_in(race.folder()), (Names{name_of_generation(last - 1), name_of_generation(last)}));
    EXPECT_EQ(numbered::read_all(Index::open(race.folder())), last);
    EXPECT_EQ(damage_lines(check_index(race.folder(), {.deep = true})), "");
}

TEST(SwapRaceTest, GenerationsThatNobodyHoldsGoAndHeldOnesStay) {
    const MemoryFolder memory;
    const std::string folder = memory.path("index");
    numbered::publish(folder, 1);
    std::optional<Index> first = Index::open(folder);
    numbered::publish(folder, 2);
    numbered::publish(folder, 3);
    Index third = Index::open(folder);
    for (std::uint64_t number = 4; number <= 7; ++number) numbered::publish(folder, number);
    EXPECT_EQ(generations_in(folder), (Names{"gen-00000001", "gen-00000003", "gen-00000006", "gen-00000007"}));
    EXPECT_EQ(numbered::read_all(*first), 1U);
    EXPECT_EQ(numbered::read_all(third), 3U);

    first.reset();
    EXPECT_TRUE(third.refresh());
    EXPECT_EQ(numbered::read_all(third), 7U);
    EXPECT_FALSE(third.refresh());
    numbered::publish(folder, 8);
    EXPECT_EQ(generations_in(folder), (Names{"gen-00000007", "gen-00000008"}));
}

TEST(SwapRaceTest, AMixtureOfGenerationsIsSeen) {
    const MemoryFolder memory;
    const std::string folder = memory.path("index");
    std::vector<Document> documents = numbered::documents_of(5);
    documents[1] = numbered::changing_document(6, documents[1].id);
    Builder builder(folder);
    for (const Document& document : documents) builder.add(document);
    builder.publish();
    const Index index = Index::open(folder);
    for (std::uint64_t kind = 0; kind < numbered::queries.size(); ++kind) {
        EXPECT_THROW(numbered::search(index, kind), numbered::Contradiction) << numbered::queries.at(kind);
    }
    EXPECT_EQ(numbered::generation_of_ids(index.ids()), 5U);
    EXPECT_THROW(numbered::read_all(index), numbered::Contradiction);
}

}  // namespace
}  // namespace kwic::faults
