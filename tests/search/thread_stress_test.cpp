// Eight threads on one handle, and on handles and checks of their own, while another one changes the index.
//
// KWIC_STRESS_SECONDS in the environment says how long; without it a few generations are published.
#include "support/damage_lines.hpp"
#include "support/memory_folder.hpp"
#include "support/numbered_publishing.hpp"
#include "support/numbered_reading.hpp"
#include "support/test_rounds.hpp"

#include <kwic/analyzer.hpp>
#include <kwic/index.hpp>
#include <kwic/maintenance.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t thread_count = 8;

// Generations of the index, as the writer knows them.
struct Generations {
    std::atomic<std::uint64_t> begun{1};      // may be visible
    std::atomic<std::uint64_t> published{1};  // must be
};

class Stress;

// What threads do in turns; each returns the generation that it saw on the handle of all, or 0.
using Action = std::uint64_t (*)(Stress& stress, std::uint64_t turn);

class Stress {
  public:
    explicit Stress(const std::string& folder) : folder_(folder), index_(Index::open(folder)) {}

    // Runs the actions in eight threads while `publish_next(number)` is called for the next generations, until it
    // returns false. Returns the first thing that went wrong, or an empty text.
    template <class PublishNext>
    std::string run(PublishNext&& publish_next) {
        std::vector<std::thread> threads;
        for (std::size_t number = 0; number < thread_count; ++number) {
            threads.emplace_back([this, number] { guarded([&] { act_in_turns(number); }); });
        }
        guarded([&] { publish_while(publish_next); });
        ends_ = true;
        for (std::thread& thread : threads) thread.join();
        return wrong_;
    }

    [[nodiscard]] const std::string& folder() const { return folder_; }
    [[nodiscard]] Index& index() { return index_; }
    [[nodiscard]] std::uint64_t published() const { return generations_.published; }
    [[nodiscard]] std::uint64_t turns_of(std::size_t action) const { return turns_.at(action); }

    [[nodiscard]] bool has_taken_every_turn() const {
        return std::all_of(turns_.begin(), turns_.end(), [](const auto& turns) { return turns > 0; });
    }

    static constexpr std::size_t action_count = 11;

  private:
    static const std::array<Action, action_count>& actions();

    template <class Work>
    void guarded(Work&& work) {
        try {
            work();
        } catch (const std::exception& error) {
            const std::lock_guard lock(mutex_);
            if (wrong_.empty()) wrong_ = error.what();
            ends_ = true;
        }
    }

    template <class PublishNext>
    void publish_while(PublishNext&& publish_next) {
        while (!ends_) {
            const std::uint64_t next = generations_.published + 1;
            generations_.begun = next;
            if (!publish_next(next)) return;
            generations_.published = next;
        }
    }

    void act_in_turns(std::size_t number) {
        std::uint64_t latest = 1;
        for (std::uint64_t turn = number; !ends_; ++turn) {
            const std::size_t action = turn % action_count;
            const std::uint64_t seen = actions()[action](*this, turn / action_count);
            numbered::require(seen == 0 || seen >= latest,
                              "the handle went back to generation " + std::to_string(seen));
            numbered::require(seen <= generations_.begun, "a generation is served that was never begun");
            latest = std::max(latest, seen);
            ++turns_[action];
        }
    }

    std::string folder_;
    Index index_;  // of all threads
    Generations generations_;
    std::atomic<bool> ends_{false};
    std::array<std::atomic<std::uint64_t>, action_count> turns_{};
    std::mutex mutex_;
    std::string wrong_;
};

std::uint64_t search_words(Stress& stress, std::uint64_t turn) {
    return numbered::search(stress.index(), turn);
}

std::uint64_t search_otherwise(Stress& stress, std::uint64_t turn) {
    return numbered::search(stress.index(), turn + numbered::queries.size() / 2);
}

std::uint64_t search_what_never_changes(Stress& stress, std::uint64_t turn) {
    SearchOptions options;
    options.literal = turn % 2 == 0;
    options.limit = numbered::same_documents;
    const SearchResults results = stress.index().search("harbour river", options);
    numbered::require(results.hits.size() == numbered::same_documents, "not all documents that never change are found");
    return 0;
}

std::uint64_t read_document(Stress& stress, std::uint64_t) {
    return numbered::generation_of(stress.index().document(numbered::now_id));
}

std::uint64_t read_info(Stress& stress, std::uint64_t) {
    return numbered::generation_of(stress.index().info());
}

std::uint64_t read_ids(Stress& stress, std::uint64_t) {
    return numbered::generation_of_ids(stress.index().ids());
}

std::uint64_t refresh(Stress& stress, std::uint64_t) {
    const std::uint64_t oldest = stress.published();
    stress.index().refresh();
    const std::uint64_t generation = stress.index().info().generation;
    numbered::require(generation >= oldest, "refresh() has missed what was published before");
    return generation;
}

std::uint64_t open_and_close(Stress& stress, std::uint64_t) {
    const std::uint64_t oldest = stress.published();
    const std::uint64_t generation = numbered::read_all(Index::open(stress.folder()));
    numbered::require(generation >= oldest, "open() has missed what was published before");
    return 0;
}

std::uint64_t check(Stress& stress, std::uint64_t turn) {
    const std::string damages = damage_lines(check_index(stress.folder(), {.deep = turn % 4 == 0}));
    numbered::require(damages.empty(), damages);
    return 0;
}

std::uint64_t read_all_documents(Stress& stress, std::uint64_t) {
    std::vector<std::string> ids;
    read_documents(stress.folder(), [&](const Document& document) {
        ids.push_back(document.id);
        return true;
    });
    numbered::generation_of_ids(std::move(ids));
    return 0;
}

std::uint64_t analyze(Stress&, std::uint64_t turn) {
    const Document document = numbered::changing_document(turn, "analyzed");
    numbered::require(Analyzer::detect_language(document.text) == "en", "the language is not detected");
    const std::vector<Token> tokens = Analyzer().analyze(document.text);
    numbered::require(tokens == Analyzer().analyze(document.text), "two analyzers do not agree");
    return 0;
}

const std::array<Action, Stress::action_count>& Stress::actions() {
    static constexpr std::array<Action, action_count> all = {search_words,
                                                             search_otherwise,
                                                             search_what_never_changes,
                                                             read_document,
                                                             read_info,
                                                             read_ids,
                                                             refresh,
                                                             open_and_close,
                                                             check,
                                                             read_all_documents,
                                                             analyze};
    return all;
}

// For how long.
class Duration {
  public:
    Duration() {
        const char* seconds = std::getenv("KWIC_STRESS_SECONDS");
        if (seconds == nullptr) return;
        rounds_ = static_cast<std::size_t>(-1);
        end_ = std::chrono::steady_clock::now() + std::chrono::seconds(std::strtol(seconds, nullptr, 10));
    }

    bool goes_on() {
        if (rounds_ == 0 || std::chrono::steady_clock::now() >= end_) return false;
        --rounds_;
        return true;
    }

  private:
    std::size_t rounds_ = test_rounds(12);
    std::chrono::steady_clock::time_point end_ = std::chrono::steady_clock::time_point::max();
};

TEST(ThreadStress, EightThreadsSeeWholeGenerationsWhileTheyArePublished) {
    const MemoryFolder memory;
    const std::string folder = memory.path("index");
    numbered::publish(folder, 1);
    Stress stress(folder);
    Duration duration;
    const std::string wrong = stress.run([&](std::uint64_t next) {
        if (!duration.goes_on() && stress.has_taken_every_turn()) return false;
        numbered::publish(folder, next);
        return true;
    });
    EXPECT_EQ(wrong, "");
    EXPECT_GT(stress.published(), 1U);
    std::uint64_t turns = 0;
    for (std::size_t action = 0; action < Stress::action_count; ++action) turns += stress.turns_of(action);
    std::printf("%llu generations, %llu actions\n", static_cast<unsigned long long>(stress.published()),
                static_cast<unsigned long long>(turns));
}

}  // namespace
}  // namespace kwic
