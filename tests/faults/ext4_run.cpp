#include "faults/ext4_run.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <stdexcept>
#include <thread>

namespace kwic::faults {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t steps_of_a_run = 60;
constexpr std::uint64_t max_milliseconds_between_copies = 120;
constexpr std::uint64_t max_milliseconds_between_steps = 30;
constexpr std::chrono::seconds time_limit{60};

struct CallRange {
    CallClass calls;
    std::uint64_t max_call;  // some ten steps
};

constexpr std::array<CallRange, 3> call_ranges = {
    {{CallClass::all, 2500}, {CallClass::writes, 1200}, {CallClass::syncs, 250}}};

void pause(std::uint64_t milliseconds) {
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

}  // namespace

Ext4Workshop::Ext4Workshop()
    : empty_images{folder.path("empty-1k"), folder.path("empty-4k")},
      live_folder(folder.path("live")),
      copy_folder(folder.path("copy")) {
    take_own_mounts();
    make_ext4_image(empty_images[0], 1024);
    make_ext4_image(empty_images[1], 4096);
    fs::create_directory(live_folder);
    fs::create_directory(copy_folder);
    const Ext4Mount trial(empty_images[0], live_folder, "");
}

Ext4Run::Ext4Run(const Ext4Workshop& workshop, std::uint64_t seed)
    : history_(seed, steps_of_a_run), random_(seed), image_(workshop.folder.path("image")) {
    copy_image(workshop.empty_images[random_() % workshop.empty_images.size()], image_);
    const char* options = random_() % 2 == 0 ? "data=ordered,commit=1" : "data=ordered,commit=30";
    mount_ = std::make_unique<Ext4Mount>(image_, workshop.live_folder, options);
}

ServedSteps Ext4Run::copy_at_any_moment(const std::string& copy) {
    if (!writer_) start({});
    pause(random_() % max_milliseconds_between_copies);
    disturb();
    ::kill(writer_->id(), SIGSTOP);
    const std::uint64_t first = acknowledged_->load();
    mount_->copy_at_one_instant(copy);
    const std::uint64_t last = acknowledged_->load() + 1;
    ::kill(writer_->id(), SIGCONT);
    if (writer_->has_ended() && acknowledged_->load() < history_.steps()) {
        throw std::runtime_error("the writer " + writer_->finish());
    }
    return {first, last};
}

ServedSteps Ext4Run::copy_at_a_call(const std::string& copy) {
    start(plan_kill());
    const std::string said = writer_->finish(time_limit);
    mount_->copy_at_one_instant(copy);
    if (said != "ended by signal 9") throw std::runtime_error("the writer should have been killed, but " + said);
    const std::uint64_t first = acknowledged_->load();
    return {first, first + 1};
}

FaultPlan Ext4Run::plan_kill() {
    const CallRange& range = call_ranges[random_() % call_ranges.size()];
    FaultPlan plan;
    plan.watched_folder = mount_->folder().c_str();
    plan.kind = random_() % 2 == 0 ? FaultKind::kill : FaultKind::torn_kill;
    plan.calls = range.calls;
    plan.at_call = 1 + random_() % range.max_call;
    return plan;
}

void Ext4Run::start(const FaultPlan& plan) {
    writer_ = std::make_unique<ChildProcess>([&] { return write_history(plan); });
}

std::string Ext4Run::write_history(const FaultPlan& plan) {
    const std::string folder = mount_->folder() + index_name;
    if (plan.kind != FaultKind::none) kwic_faults_arm(&plan);
    for (std::uint64_t step = 1; step <= history_.steps(); ++step) {
        history_.perform(step, folder);
        acknowledged_->store(step);
        if (random_() % 4 == 0) pause(random_() % max_milliseconds_between_steps);
    }
    return "did all steps";
}

void Ext4Run::disturb() {
    switch (random_() % 3) {
        case 0:
            return commit_journal();
        case 1:
            return write_back();
        default:
            return;
    }
}

void Ext4Run::commit_journal() const {
    const std::string path = mount_->folder() + "/other";
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const bool done = file >= 0 && ::write(file, "x", 1) == 1 && ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!done) throw std::runtime_error("cannot write beside the index");
}

// Files may vanish meanwhile.
void Ext4Run::write_back() const {
    std::error_code error;
    fs::recursive_directory_iterator entry(mount_->folder(), error);
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        const int file = ::open(entry->path().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
        if (file < 0) continue;
        ::sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE);
        ::close(file);
    }
}

}  // namespace kwic::faults
