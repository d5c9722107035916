#include "faults/disturbed_run.hpp"

#include "faults/child_process.hpp"
#include "faults/termination_note.hpp"

#include <kwic/error.hpp>

#include <array>
#include <cstdio>
#include <new>
#include <sstream>

namespace kwic::faults {
namespace {

constexpr std::array<std::string_view, 5> ending_names = {"acknowledged", "refused", "starved", "killed", "broken"};

// Does the work, and disarms before anything is said of how it ended: words take memory.
DisturbedRun do_work(const std::function<void()>& work, void (*disarm)()) {
    DisturbedRun run;
    try {
        work();
        disarm();
        run.ending = Ending::acknowledged;
    } catch (const Error& error) {
        disarm();
        run.ending = Ending::refused;
        run.words = error.what();
    } catch (const std::bad_alloc&) {
        disarm();
        run.ending = Ending::starved;
    } catch (const std::exception& error) {
        disarm();
        run.words = std::string("threw ") + error.what();
    } catch (...) {
        disarm();
        run.words = "threw something that is no std::exception";
    }
    run.calls = kwic_faults_calls();
    run.allocations = kwic_faults_allocations();
    return run;
}

std::string print_run(const DisturbedRun& run) {
    return std::to_string(static_cast<int>(run.ending)) + ' ' + std::to_string(run.calls) + ' ' +
           std::to_string(run.allocations) + ' ' + run.words;
}

DisturbedRun judged(DisturbedRun run, const std::function<std::string(Ending)>& judge) {
    if (run.ending == Ending::broken) return run;
    const std::string wrong = judge(run.ending);
    if (wrong.empty()) return run;
    run.words = "it was " + describe(run) + "; " + wrong;
    run.ending = Ending::broken;
    return run;
}

DisturbedRun read_run(const std::string& said) {
    DisturbedRun run;
    std::istringstream words(said);
    int ending = 0;
    if (words >> ending >> run.calls >> run.allocations) {
        run.ending = static_cast<Ending>(ending);
        std::getline(words >> std::ws, run.words);
    } else {
        run.ending = said == "ended by signal 9" ? Ending::killed : Ending::broken;
        run.words = said;
    }
    return run;
}

DisturbedRun run_noted(const std::function<std::string()>& work) {
    const TerminationNote note;
    DisturbedRun run = read_run(ChildProcess([&] {
                                    note.watch();
                                    return work();
                                }).finish());
    if (const std::string file = note.take(); !file.empty()) run.words = "terminated in " + file;
    return run;
}

}  // namespace

DisturbedRun run_disturbed(const FaultPlan& plan, const std::function<void()>& work) {
    return run_noted([&] {
        kwic_faults_arm(&plan);
        return print_run(do_work(work, kwic_faults_disarm));
    });
}

DisturbedRun run_starved(const MemoryPlan& plan, const std::function<void()>& work,
                         const std::function<std::string(Ending)>& judge) {
    return run_noted([&] {
        kwic_faults_spare_library(plan.spared);
        kwic_faults_arm_memory(plan.at, plan.sticky);
        return print_run(judged(do_work(work, kwic_faults_disarm_memory), judge));
    });
}

void print_ended_inside_xapian(std::uint64_t runs) {
    std::printf("%llu of them ended inside Xapian\n", static_cast<unsigned long long>(runs));
}

bool ended_inside_xapian(const DisturbedRun& run) {
    return run.words.starts_with("terminated in libxapian.so");
}

std::string describe(const DisturbedRun& run) {
    const std::string name(ending_names.at(static_cast<std::size_t>(run.ending)));
    return run.words.empty() ? name : name + ": " + run.words;
}

}  // namespace kwic::faults
