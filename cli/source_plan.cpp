#include "source_plan.hpp"

#include "index_location.hpp"

#include <kwic/error.hpp>

#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>

namespace kwic::cli {
namespace {

bool is_link(const std::string& path) {
    std::error_code error;
    return std::filesystem::is_symlink(path, error);
}

// What cannot be looked at counts as there: reading it tells why.
bool exists(const std::string& path) {
    std::error_code error;
    return std::filesystem::status(path, error).type() != std::filesystem::file_type::not_found;
}

// Whether reading a source in `sources` around `path` reaches it: hidden entries and links inside are passed over.
bool is_reached(const std::string& path, const std::set<std::string>& sources) {
    std::string inner = path;
    for (std::string outer = folder_around(path); !outer.empty(); outer = folder_around(outer)) {
        const std::string_view name = std::string_view(inner).substr(inner.rfind('/') + 1);
        if (name.starts_with('.') || is_link(inner)) return false;
        if (sources.contains(outer)) return true;
        inner = outer;
    }
    return false;
}

bool lies_in_any(const std::string& path, const std::set<std::string>& sources) {
    for (std::string outer = path; !outer.empty(); outer = folder_around(outer)) {
        if (sources.contains(outer)) return true;
    }
    return false;
}

}  // namespace

SourcePlan::SourcePlan(const std::vector<std::string>& remembered, const std::vector<std::string>& named, bool all) {
    const std::set<std::string> old(remembered.begin(), remembered.end());
    std::set<std::string> sources = old;
    sources.insert(named.begin(), named.end());
    for (const std::string& source : sources) {
        if (!is_reached(source, sources)) remembered_.push_back(source);
    }
    std::vector<std::string> wanted = named;
    if (all) wanted.insert(wanted.begin(), old.begin(), old.end());
    const std::set<std::string> wanted_set(wanted.begin(), wanted.end());
    for (const std::string& source : remembered_) refreshed_[source] = false;
    std::set<std::string> taken;
    for (const std::string& source : wanted) {
        if (!taken.insert(source).second) continue;
        const bool is_there = exists(source);
        const bool known = is_there || old.contains(source);
        if (!known && (all || !lies_in_any(source, old))) {
            throw Error(ErrorCode::not_found, "no such file or folder", source);
        }
        if (is_reached(source, wanted_set)) continue;
        if (!known) doubtful_.push_back(source);
        (is_there ? to_read_ : vanished_).push_back(source);
        refreshed_[source] = true;
    }
}

std::string SourcePlan::refreshed_source(const std::string& path) const {
    for (std::string outer = path; !outer.empty(); outer = folder_around(outer)) {
        const auto source = refreshed_.find(outer);
        if (source != refreshed_.end()) return source->second ? outer : std::string{};
    }
    return {};
}

}  // namespace kwic::cli
