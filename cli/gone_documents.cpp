#include "gone_documents.hpp"

#include "account_writer.hpp"
#include "index_location.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace kwic::cli {
namespace {

// What the system refused, or what did not hold still: it may be read another time.
constexpr std::array<std::string_view, 2> reasons_to_keep = {"unreadable", "changed"};

bool tells_unread(const AccountEntry& entry) {
    const bool incomplete = entry.kind == AccountKind::skipped || entry.kind == AccountKind::cut;
    return incomplete &&
           std::find(reasons_to_keep.begin(), reasons_to_keep.end(), entry.reason) != reasons_to_keep.end();
}

// An empty folder may be where a disk is mounted at other times.
bool holds_anything(const std::string& path) {
    std::error_code error;
    return std::filesystem::exists(path, error) && !std::filesystem::is_empty(path, error) && !error;
}

// The source around `path` that the index remembers, or nothing.
std::string remembered_around(const std::string& path, const std::vector<std::string>& remembered) {
    for (std::string outer = path; !outer.empty(); outer = folder_around(outer)) {
        if (std::binary_search(remembered.begin(), remembered.end(), outer)) return outer;
    }
    return {};
}

}  // namespace

GoneDocuments::GoneDocuments(const SourcePlan& plan, std::string index_option)
    : plan_(plan), index_option_(std::move(index_option)) {
    for (const std::string& source : plan.vanished()) missing_[source] = Judgement::missing;
    for (const std::string& source : plan.doubtful()) {
        if (holds_anything(remembered_around(source, plan.remembered()))) missing_[source] = Judgement::deleted;
    }
}

void GoneDocuments::note_read(const Document& document) {
    const std::string source = plan_.refreshed_source(document.origin.path);
    if (!source.empty()) yielding_.insert(source);
}

void GoneDocuments::note_account(const AccountEntry& entry) {
    if (tells_unread(entry)) unread_.insert(entry.path);
}

bool GoneDocuments::is_gone(const Origin& origin) {
    const std::string source = plan_.refreshed_source(origin.path);
    if (source.empty() || is_unread(origin.path)) return false;
    const Judgement judgement = judge(source);
    if (judgement == Judgement::found || judgement == Judgement::deleted) return true;
    ++kept_[source];
    return false;
}

GoneDocuments::Judgement GoneDocuments::judge(const std::string& source) const {
    const auto missing = missing_.find(source);
    if (missing != missing_.end()) return missing->second;
    return yielding_.contains(source) ? Judgement::found : Judgement::empty;
}

bool GoneDocuments::is_unread(const std::string& path) const {
    for (std::string outer = path; !outer.empty(); outer = folder_around(outer)) {
        if (unread_.contains(outer)) return true;
    }
    return false;
}

std::vector<AccountEntry> GoneDocuments::vanished() const {
    std::map<std::string, std::string> details;
    for (const auto& [source, judgement] : missing_) {
        if (judgement == Judgement::missing) details[source] = "the source is not there";
    }
    for (const auto& [source, count] : kept_) {
        if (!details.contains(source)) details[source] = "nothing to index is in the source";
    }
    std::vector<AccountEntry> entries;
    for (auto& [source, detail] : details) {
        const bool keeps = kept_.contains(source);
        detail += keeps ? "; its documents are kept" : "";
        detail += " (`kwic remove" + index_option_ + " --source " + shown_path(source) + "` ";
        detail += keeps ? "drops them)" : "forgets it)";
        entries.push_back({AccountKind::skipped, source, 0, {}, std::string(reason_of_vanished_source), detail});
    }
    return entries;
}

}  // namespace kwic::cli
