#include "index_location.hpp"

#include "usage_error.hpp"

#include <kwic/error.hpp>

#include <array>
#include <climits>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <unistd.h>

namespace kwic::cli {
namespace {

std::string current_folder() {
    std::error_code error;
    const std::filesystem::path folder = std::filesystem::current_path(error);
    if (error) throw Error(ErrorCode::io, "the current folder cannot be told: " + error.message());
    return folder.string();
}

IndexLocation located(const std::string& index) {
    const std::filesystem::path path = absolute_path(index);
    const bool by_default = path.filename() == default_index_name;
    return {index, by_default ? path.parent_path().string() : current_folder()};
}

std::optional<std::string> nearest_index() {
    std::filesystem::path folder = current_folder();
    for (;;) {
        std::error_code error;
        const std::filesystem::path index = folder / default_index_name;
        if (std::filesystem::is_directory(index, error)) return index.string();
        if (folder == folder.parent_path()) return std::nullopt;
        folder = folder.parent_path();
    }
}

}  // namespace

std::optional<IndexLocation> find_index(const std::string& named) {
    if (!named.empty()) return located(named);
    const char* environment = std::getenv("KWIC_INDEX");
    if (environment != nullptr && *environment != '\0') return located(environment);
    const std::optional<std::string> nearest = nearest_index();
    if (!nearest) return std::nullopt;
    return located(*nearest);
}

IndexLocation find_or_place_index(const std::string& named) {
    const std::optional<IndexLocation> found = find_index(named);
    if (found) return *found;
    const std::string folder = current_folder();
    return {(std::filesystem::path(folder) / default_index_name).string(), folder};
}

std::string single_index(const std::vector<std::string>& named) {
    if (named.size() > 1) throw UsageError("several indexes at once are not supported: give a single -d");
    if (named.size() == 1 && named.front().empty()) throw UsageError("-d needs the name of a folder");
    return named.empty() ? std::string{} : named.front();
}

std::string absolute_path(const std::string& path) {
    std::filesystem::path whole = std::filesystem::path(current_folder()) / path;
    std::string normal = whole.lexically_normal().string();
    while (normal.size() > 1 && normal.back() == '/') normal.pop_back();
    return normal;
}

bool lies_within(std::string_view path, std::string_view folder) {
    if (!path.starts_with(folder)) return false;
    return path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/';
}

std::string folder_around(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos || path == "/") return {};
    return slash == 0 ? "/" : path.substr(0, slash);
}

std::string shown_path(const std::string& path) {
    std::array<char, PATH_MAX> buffer{};
    if (::getcwd(buffer.data(), buffer.size()) == nullptr) return path;
    const std::string_view folder(buffer.data());
    if (path == folder || !lies_within(path, folder)) return path;
    return path.substr(folder.ends_with('/') ? folder.size() : folder.size() + 1);
}

}  // namespace kwic::cli
