// Where the index lies.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::cli {

// The folder that is looked for upward from the current one.
inline constexpr std::string_view default_index_name = ".kwic";

struct IndexLocation {
    std::string index;        // the index folder
    std::string base_folder;  // absolute; ids of files are relative to it
};

// The index that `-d` names (`named`, empty if it was not given), else KWIC_INDEX, else the nearest folder .kwic found
// upward from the current folder; nothing if there is none. The base folder is the one that holds .kwic, and the
// current folder for an index of another name.
std::optional<IndexLocation> find_index(const std::string& named);

// The same, or .kwic in the current folder to be made.
IndexLocation find_or_place_index(const std::string& named);

// The one index that `-d` names; empty if it was not given. Throws UsageError when there are several.
std::string single_index(const std::vector<std::string>& named);

// `path` absolute and without "." and ".." (symbolic links stay) and without a slash at its end.
std::string absolute_path(const std::string& path);

// Whether the absolute `path` is `folder` or lies below it.
bool lies_within(std::string_view path, std::string_view folder);

// The folder around the absolute `path`; empty for the root.
std::string folder_around(const std::string& path);

// An absolute path as seen from the current folder if it lies below, else as it is.
std::string shown_path(const std::string& path);

}  // namespace kwic::cli
