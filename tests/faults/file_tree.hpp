// The files of a folder as values.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace kwic::faults {

// Contents by path below the folder, "/" between names.
using FileTree = std::map<std::string, std::string>;

FileTree read_tree(const std::string& folder);

// The paths of files that one of them lacks or that differ.
std::vector<std::string> differences(const FileTree& before, const FileTree& after);

// Makes the folder, which holds `before`, hold `after`.
void change_folder(const std::string& folder, const FileTree& before, const FileTree& after);

}  // namespace kwic::faults
