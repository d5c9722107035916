// What a folder holds, in memory: folders, files, and which of them are the same file under several names.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace kwic::faults {

// Paths are relative to the folder.
struct DiskImage {
    std::set<std::string> folders;             // with those around them; not the folder itself
    std::vector<std::string> contents;         // of files
    std::map<std::string, std::size_t> files;  // which of the contents a path leads to
};

// Reads everything below a folder. Throws std::runtime_error, std::filesystem::filesystem_error.
DiskImage read_image(const std::string& folder);

// Writes it into a folder that is not there or empty; files of several names become hard links. Throws as above.
void write_image(const DiskImage& image, const std::string& folder);

// What the second has other than the first, by the first path that differs; empty if they are the same tree. Links are
// not compared.
std::string difference(const DiskImage& first, const DiskImage& second);

}  // namespace kwic::faults
