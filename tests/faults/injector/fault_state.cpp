#include "faults/injector/fault_state.hpp"

#include "faults/injector/call_recorder.hpp"
#include "faults/injector/watched_path.hpp"

#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace kwic::faults {
namespace {

std::atomic<bool> armed{false};
std::atomic<std::uint64_t> calls{0};
FaultPlan current;

bool counts(CallClass wanted, unsigned traits) noexcept {
    switch (wanted) {
        case CallClass::all:
            return true;
        case CallClass::syncs:
            return (traits & CallTrait::syncs) != 0;
        case CallClass::writes:
            return (traits & CallTrait::changes) != 0;
        case CallClass::transfers:
            return (traits & CallTrait::transfers) != 0;
        case CallClass::interruptible:
            return (traits & CallTrait::interruptible) != 0;
        case CallClass::descriptors:
            return (traits & CallTrait::needs_descriptor) != 0;
        case CallClass::paths:
            return (traits & CallTrait::names_path) != 0;
    }
    return false;
}

bool is_its_turn(std::uint64_t number) noexcept {
    if (current.at_call == 0 || number < current.at_call) return false;
    if (number == current.at_call) return true;
    // A call that was interrupted passes when it is made again.
    if (current.sticky && current.kind == FaultKind::interrupt) return (number - current.at_call) % 2 == 0;
    return current.sticky;
}

Fate fate_of(unsigned traits) noexcept {
    switch (current.kind) {
        case FaultKind::none:
            return {};
        case FaultKind::kill:
            kill_this_process();
        case FaultKind::torn_kill:
            return {.halved = (traits & CallTrait::changes) != 0 && (traits & CallTrait::transfers) != 0,
                    .killed = true};
        case FaultKind::error:
            return {.error_number = current.error_number};
        case FaultKind::short_transfer:
            return {.halved = (traits & CallTrait::transfers) != 0};
        case FaultKind::interrupt:
            return {.error_number = EINTR};
        case FaultKind::read_only:
            return {.error_number = (traits & CallTrait::changes) != 0 ? EROFS : 0};
    }
    return {};
}

// For a program that knows nothing of the injector.
struct PlanName {
    const char* name;
    int value;
};

int value_named(const char* variable, const PlanName* names, std::size_t count) {
    const char* text = std::getenv(variable);
    for (std::size_t i = 0; text != nullptr && i < count; ++i) {
        if (std::strcmp(text, names[i].name) == 0) return names[i].value;
    }
    return 0;
}

std::uint64_t number_named(const char* variable) {
    const char* text = std::getenv(variable);
    return text == nullptr ? 0 : std::strtoull(text, nullptr, 10);
}

// KWIC_FAULTS_FOLDER, KWIC_FAULTS_KIND, KWIC_FAULTS_CALLS, KWIC_FAULTS_AT, KWIC_FAULTS_STICKY (not 0),
// KWIC_FAULTS_ERRNO (a number), KWIC_FAULTS_RECORD.
FaultPlan fault_plan_from_environment() {
    constexpr PlanName kinds[] = {{"none", 0},  {"kill", 1},      {"torn_kill", 2}, {"error", 3},
                                  {"short", 4}, {"interrupt", 5}, {"read_only", 6}};
    constexpr PlanName classes[] = {{"all", 0},           {"syncs", 1},       {"writes", 2}, {"transfers", 3},
                                    {"interruptible", 4}, {"descriptors", 5}, {"paths", 6}};
    FaultPlan plan;
    plan.watched_folder = std::getenv("KWIC_FAULTS_FOLDER");
    plan.kind = static_cast<FaultKind>(value_named("KWIC_FAULTS_KIND", kinds, std::size(kinds)));
    plan.calls = static_cast<CallClass>(value_named("KWIC_FAULTS_CALLS", classes, std::size(classes)));
    plan.at_call = number_named("KWIC_FAULTS_AT");
    plan.sticky = number_named("KWIC_FAULTS_STICKY") != 0;
    plan.error_number = static_cast<int>(number_named("KWIC_FAULTS_ERRNO"));
    plan.record_to = std::getenv("KWIC_FAULTS_RECORD");
    return plan;
}

[[gnu::constructor]] void arm_from_environment() {
    const FaultPlan plan = fault_plan_from_environment();
    if (plan.watched_folder != nullptr) kwic_faults_arm(&plan);
}

}  // namespace

bool is_armed() noexcept {
    return armed.load(std::memory_order_relaxed);
}

Fate count_call(unsigned traits) noexcept {
    if (!counts(current.calls, traits)) return {};
    const std::uint64_t number = calls.fetch_add(1, std::memory_order_relaxed) + 1;
    return is_its_turn(number) ? fate_of(traits) : Fate{};
}

void kill_this_process() noexcept {
    while (true) ::syscall(SYS_kill, ::getpid(), SIGKILL);
}

extern "C" void kwic_faults_arm(const FaultPlan* plan) {
    kwic_faults_disarm();
    current = *plan;
    calls = 0;
    watch_folder(plan->watched_folder);
    start_record(plan->record_to);
    armed = true;
}

extern "C" void kwic_faults_disarm() {
    armed = false;
    stop_record();
}

extern "C" std::uint64_t kwic_faults_calls() {
    return calls;
}

}  // namespace kwic::faults
