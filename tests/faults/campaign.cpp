#include "faults/campaign.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <utility>

namespace kwic::faults {
namespace {

constexpr std::uint64_t cases_between_saves = 50;
constexpr std::size_t max_shown_failures = 10;

std::string file_name_for(const std::string& name) {
    std::string file;
    for (const char letter : name) {
        const bool is_plain =
            (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
        file += is_plain ? letter : '-';
    }
    return file;
}

std::string on_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::string outcome_of(const std::function<std::string(std::uint64_t)>& run_case, std::uint64_t number) {
    try {
        return run_case(number);
    } catch (const std::exception& error) {
        return std::string("the case itself threw: ") + error.what();
    }
}

}  // namespace

Campaign::Campaign(std::string name, CampaignSize size) : name_(std::move(name)) {
    const char* state_folder = std::getenv("KWIC_FAULTS_STATE");
    is_full_ = state_folder != nullptr && *state_folder != '\0';
    cases_ = is_full_ ? size.full_cases : size.fast_cases;
    if (!is_full_) return;
    std::filesystem::create_directories(state_folder);
    state_file_ = std::string(state_folder) + '/' + file_name_for(name_);
    load();
}

std::uint64_t Campaign::spread(std::uint64_t number, std::uint64_t points) const noexcept {
    if (is_full_) return number % points;
    return number * points / cases_;
}

void Campaign::run(const std::function<std::string(std::uint64_t number)>& run_case) {
    while (done_ < cases_) {
        const std::uint64_t number = done_++;
        const std::string wrong = outcome_of(run_case, number);
        if (!wrong.empty()) failures_.push_back("case " + std::to_string(number) + ": " + on_one_line(wrong));
        if (!wrong.empty() || done_ % cases_between_saves == 0 || done_ == cases_) save();
    }
    std::printf("| %s | %llu | %zu |\n", name_.c_str(), static_cast<unsigned long long>(cases_), failures_.size());
    for (std::size_t i = 0; i < std::min(failures_.size(), max_shown_failures); ++i) ADD_FAILURE() << failures_[i];
    if (failures_.size() > max_shown_failures) ADD_FAILURE() << name_ << ": " << failures_.size() << " failures in all";
}

// A state that is of another number of cases is of another campaign.
void Campaign::load() {
    std::ifstream file(state_file_);
    std::uint64_t done = 0;
    std::uint64_t cases = 0;
    if (!(file >> done >> cases) || cases != cases_ || done > cases) return;
    done_ = done;
    file.ignore();
    for (std::string line; std::getline(file, line);) failures_.push_back(line);
}

void Campaign::save() const {
    if (state_file_.empty()) return;
    const std::string next = state_file_ + ".tmp";
    {
        std::ofstream file(next, std::ios::trunc);
        file << done_ << ' ' << cases_ << '\n';
        for (const std::string& failure : failures_) file << failure << '\n';
    }
    std::filesystem::rename(next, state_file_);
}

}  // namespace kwic::faults
