#include "account_writer.hpp"

#include "index_location.hpp"
#include "json_text.hpp"
#include "quantities.hpp"
#include "terminal_text.hpp"

#include <algorithm>
#include <string_view>

namespace kwic::cli {
namespace {

constexpr std::size_t shown_entries = 10;
constexpr std::array<std::string_view, 5> reasons_by_rule = {"hidden", "symlink", "excluded", "index", "not-a-file"};

bool is_by_rule(const AccountEntry& entry) {
    return entry.kind == AccountKind::skipped &&
           std::find(reasons_by_rule.begin(), reasons_by_rule.end(), entry.reason) != reasons_by_rule.end();
}

Json entry_json(const AccountEntry& entry) {
    return {{"kind", std::string(name_of(entry.kind))},
            {"path", entry.path},
            {"line", entry.line},
            {"id", entry.id},
            {"reason", entry.reason},
            {"detail", entry.detail}};
}

// "skipped notes.jsonl:12 (id 7): bad-json: a sentence".
std::string entry_line(const AccountEntry& entry) {
    if (entry.reason == reason_of_vanished_source) return shown_path(entry.path) + ": " + entry.detail;
    std::string line = std::string(name_of(entry.kind)) + " " + shown_path(entry.path);
    if (entry.line > 0) line += ":" + std::to_string(entry.line);
    if (!entry.id.empty() && entry.id != shown_path(entry.path)) line += " (id " + entry.id + ")";
    line += ": " + entry.reason;
    if (!entry.detail.empty()) line += ": " + entry.detail;
    return line;
}

// `entries` are the first of `all`.
std::string entry_lines(const std::vector<AccountEntry>& entries, std::uint64_t all) {
    std::string lines;
    for (const AccountEntry& entry : entries) lines += "kwic: " + terminal_text(entry_line(entry)) + "\n";
    if (all > entries.size()) lines += "kwic: and " + count_text(all - entries.size()) + " more\n";
    return lines;
}

}  // namespace

AccountWriter::AccountWriter(const std::string& file) : file_name_(file) {
    if (!file.empty()) file_.emplace(file);
}

void AccountWriter::add(const AccountEntry& entry) {
    if (file_) file_->write(json_text(entry_json(entry), JsonLayout::line) + "\n");
    if (is_by_rule(entry)) {
        ++by_rule_;
        return;
    }
    if (entry.reason == reason_of_vanished_source) {
        ++vanished_;
        if (first_vanished_.size() < shown_entries) first_vanished_.push_back(entry);
        return;
    }
    ++counts_.at(static_cast<std::size_t>(entry.kind));
    if (entry.kind == AccountKind::skipped) ++refused_;
    if (!file_ && first_.size() < shown_entries) first_.push_back(entry);
}

void AccountWriter::flush() {
    if (file_) file_->flush();
}

std::string AccountWriter::lines() const {
    std::uint64_t all = 0;
    for (const std::uint64_t count : counts_) all += count;
    return entry_lines(first_vanished_, vanished_) + entry_lines(first_, first_.empty() ? 0 : all);
}

std::string AccountWriter::summary() const {
    std::string list;
    const auto append = [&list](std::uint64_t count, std::string_view what) {
        if (count > 0) list += (list.empty() ? "; " : ", ") + count_text(count) + " " + std::string(what);
    };
    for (const AccountKind kind :
         {AccountKind::skipped, AccountKind::cut, AccountKind::recoded, AccountKind::replaced}) {
        append(counts_.at(static_cast<std::size_t>(kind)), name_of(kind));
    }
    append(by_rule_, "hidden or special passed over");
    if (list.empty()) return {};
    return list + " (details: " + (file_ ? terminal_text(file_name_) : "--account FILE") + ")";
}

}  // namespace kwic::cli
