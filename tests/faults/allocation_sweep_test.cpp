// Memory that runs out, at each allocation in turn, once or from then on: std::bad_alloc, kwic::Error or the right
// result, and everything right when there is memory again, in the same process.
//
// Two limits lie in other libraries. ICU 72 crashes or goes on for ever when one of its own allocations fails while it
// looks up words in a dictionary (Chinese, Japanese, Thai, ...): its own allocations are spared where texts have such
// words. Xapian 1.4.22 writes values in a destructor, so an allocation that fails there ends the process: then the
// index must be what it is after kill -9.
//
// The children find what the library makes once for a process (tables, ICU's data) not yet made, so that those
// allocations fail too: nothing here uses the library in the parent.
#include "faults/campaign.hpp"
#include "faults/child_process.hpp"
#include "faults/disturbed_run.hpp"
#include "faults/fault_points.hpp"
#include "faults/operations.hpp"
#include "faults/sample_documents.hpp"
#include "support/memory_folder.hpp"

#include <kwic/index.hpp>

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <functional>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace kwic::faults {
namespace {

// Words, compounds, phrases, prefixes, fields, exclusion, and scripts that only a dictionary divides.
constexpr std::array<std::string_view, 8> queries = {
    "common",         "non-aligned countries", "\"old letters\" -harbour",    "riv* node.js", "title:says +bridge",
    "東京都の図書館", "Straße OR reunión",     "(snow AND \"C++\") O'Neill's"};

constexpr const char* unsafe_with_dictionaries = "libicuuc.so";

void in_child(const std::function<void()>& work) {
    const std::string said = ChildProcess([&] {
                                 work();
                                 return std::string("done");
                             }).finish();
    if (said != "done") throw std::runtime_error(said);
}

void print(std::ostream& out, const SearchResults& results) {
    out << results.query << ' ' << results.total << ' ' << results.total_exact << '\n';
    for (const Hit& hit : results.hits) {
        out << hit.id << ' ' << hit.score << ' ' << hit.title << ' ' << hit.date << ' ' << hit.language << '\n';
        for (const Mark& mark : hit.title_marks) out << mark.begin << '-' << mark.end << '\n';
        for (const Passage& passage : hit.passages) {
            out << passage.begin_byte << ' ' << passage.text << '\n';
            for (const Mark& mark : passage.marks) out << mark.begin << '-' << mark.end << '\n';
        }
        for (const std::string& unshown : hit.unshown) out << unshown << '\n';
        out << hit.opening << '\n';
    }
}

// What a reading program gets.
struct Answers {
    std::vector<SearchResults> results;
    std::vector<Document> documents;
    std::uint64_t count = 0;
};

void ask(const std::string& folder, Answers& answers) {
    answers = {};
    const Index index = Index::open(folder);
    for (const std::string_view query : queries) answers.results.push_back(index.search(query));
    for (const std::uint64_t document : {0, 2, 4}) {
        answers.documents.push_back(index.document(id_of_document(document)));
    }
    answers.count = index.info().documents;
}

std::string print(const Answers& answers) {
    std::ostringstream out;
    for (const SearchResults& results : answers.results) print(out, results);
    for (const Document& document : answers.documents) out << document.id << ' ' << document.text << '\n';
    out << answers.count << '\n';
    return out.str();
}

class StarvedReading {
  public:
    explicit StarvedReading(const MemoryFolder& space) : folder_(space.path("index")) {
        const std::string answers = space.path("answers");
        in_child([&] {
            prepare(Operation::rebuild, folder_);
            Answers whole;
            ask(folder_, whole);
            std::ofstream(answers, std::ios::binary) << print(whole);
        });
        std::ifstream file(answers, std::ios::binary);
        expected_ = {std::istreambuf_iterator<char>(file), {}};
    }

    std::uint64_t count() { return run({.spared = unsafe_with_dictionaries}).allocations; }

    std::string fail(const MemoryPlan& plan) {
        const DisturbedRun read = run(plan);
        return read.ending == Ending::broken || read.ending == Ending::killed ? describe(read) : "";
    }

  private:
    DisturbedRun run(const MemoryPlan& plan) {
        Answers answers;
        return run_starved(
            plan, [&] { ask(folder_, answers); },
            [&](Ending ending) -> std::string {
                if (ending == Ending::acknowledged && print(answers) != expected_) return "it found other things";
                ask(folder_, answers);
                return print(answers) == expected_ ? "" : "with memory again, it found other things";
            });
    }

    std::string folder_;
    std::string expected_;
};

std::string in_other_child(const std::function<std::string()>& judge) {
    return ChildProcess(judge).finish();
}

DisturbedRun write_starved(OperationFolders& folders, Operation operation, const MemoryPlan& plan) {
    in_child([&] { folders.begin(operation, 0); });
    const std::string index = folders.index();
    return run_starved(
        plan, [&] { perform(operation, index); },
        [&](Ending ending) { return judge(operation, index, ending == Ending::acknowledged); });
}

std::string judge_write(OperationFolders& folders, Operation operation, const MemoryPlan& plan, std::uint64_t& ended) {
    const DisturbedRun run = write_starved(folders, operation, plan);
    if (run.ending != Ending::broken && run.ending != Ending::killed) return {};
    if (!ended_inside_xapian(run)) return describe(run);
    ++ended;
    const std::string wrong = in_other_child([&] { return judge(operation, folders.index(), false); });
    return wrong.empty() ? "" : describe(run) + "; " + wrong;
}

// Failing once and from then on take turns.
MemoryPlan plan_at(std::uint64_t point) {
    return {point / 2 + 1, point % 2 == 1, unsafe_with_dictionaries};
}

struct StarvedPoint {
    Operation operation = Operation::create;
    MemoryPlan plan;
};

StarvedPoint point_at(const std::vector<std::uint64_t>& allocations, std::uint64_t number) {
    for (std::size_t i = 0; i < allocations.size(); ++i) {
        if (number < 2 * allocations[i]) return {all_operations.at(i), plan_at(number)};
        number -= 2 * allocations[i];
    }
    throw std::out_of_range("there is no such point");
}

std::string describe(const MemoryPlan& plan) {
    return "allocation " + std::to_string(plan.at) + (plan.sticky ? " and all after it: " : ": ");
}

TEST(AllocationSweep, ReaderSurvivesEveryAllocation) {
    const MemoryFolder space;
    StarvedReading reading(space);
    const std::uint64_t points = 2 * reading.count();
    ASSERT_GT(points, 1000);
    Campaign campaign("allocations in reading", {.fast_cases = 250, .full_cases = points});
    campaign.run([&](std::uint64_t number) {
        const std::uint64_t point = campaign.spread(number, points);
        const MemoryPlan plan = plan_at(point);
        const std::string wrong = reading.fail(plan);
        return wrong.empty() ? "" : describe(plan) + wrong;
    });
}

TEST(AllocationSweep, WriterSurvivesAllocationsEverywhere) {
    const MemoryFolder space;
    OperationFolders folders(space.path());
    std::vector<std::uint64_t> allocations;
    std::uint64_t points = 0;
    for (const Operation operation : all_operations) {
        allocations.push_back(write_starved(folders, operation, {.spared = unsafe_with_dictionaries}).allocations);
        points += 2 * allocations.back();
    }
    ASSERT_GT(points, 10'000);
    std::uint64_t ended = 0;
    Campaign campaign("allocations in writing", {.fast_cases = 250, .full_cases = 8'001});
    campaign.run([&](std::uint64_t number) {
        const StarvedPoint point = point_at(allocations, number * points / campaign.cases());
        const std::string wrong = judge_write(folders, point.operation, point.plan, ended);
        return wrong.empty() ? "" : std::string(name_of(point.operation)) + ", " + describe(point.plan) + wrong;
    });
    print_ended_inside_xapian(ended);
}

}  // namespace
}  // namespace kwic::faults
