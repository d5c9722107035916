#include "progress.hpp"

#include "message.hpp"
#include "quantities.hpp"
#include "terminal.hpp"

#include <unistd.h>

namespace kwic::cli {
namespace {

constexpr std::chrono::milliseconds draw_interval{200};
constexpr std::string_view start_of_empty_line = "\r\033[K";

std::string stage_name(BuildStage stage) {
    switch (stage) {
        case BuildStage::merging:
            return "merging";
        case BuildStage::publishing:
            return "publishing";
        default:
            return "reading";
    }
}

}  // namespace

Progress::Progress(bool shown) : shown_(shown), begun_(Clock::now()), next_draw_(begun_ + draw_interval) {}

Progress::~Progress() {
    clear();
}

void Progress::update(const BuildProgress& progress) {
    if (is_due()) draw(progress_line(progress, elapsed_seconds()));
}

void Progress::update(const CheckProgress& progress) {
    if (is_due()) draw(progress_line(progress));
}

bool Progress::is_due() {
    if (!shown_ || Clock::now() < next_draw_) return false;
    next_draw_ = Clock::now() + draw_interval;
    return true;
}

void Progress::draw(const std::string& line) {
    drawn_ = true;
    print_raw_message(std::string(start_of_empty_line) + line.substr(0, terminal_columns(STDERR_FILENO) - 1));
}

void Progress::clear() {
    if (drawn_) print_raw_message(start_of_empty_line);
    drawn_ = false;
}

double Progress::elapsed_seconds() const {
    return std::chrono::duration<double>(Clock::now() - begun_).count();
}

std::string progress_line(const BuildProgress& progress, double seconds) {
    const double rate = seconds > 0 ? static_cast<double>(progress.documents) / seconds : 0;
    return stage_name(progress.stage) + "  " + count_text(progress.documents, "document") + "  " +
           megabytes_text(progress.text_bytes) + "  " + count_text(static_cast<std::uint64_t>(rate)) + " documents/s";
}

std::string progress_line(const CheckProgress& progress) {
    return "checking  " + megabytes_text(progress.bytes) + " of " + megabytes_text(progress.all_bytes);
}

}  // namespace kwic::cli
