// Damage to the files of an index, as a failing disk does it.
#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace kwic::cli_test {

// Changes one bit in the middle of the file.
inline void flip_bit(const std::string& path) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    const auto middle = static_cast<std::streamoff>(std::filesystem::file_size(path) / 2);
    file.seekg(middle);
    const int byte = file.get();
    file.seekp(middle);
    file.put(static_cast<char>(byte ^ 1));
    if (!file.flush()) throw std::runtime_error("cannot damage " + path);
}

// The folder of a generation.
inline std::string generation_path(const std::string& index, int generation) {
    const std::string digits = std::to_string(generation);
    return index + "/gen-" + std::string(8 - digits.size(), '0') + digits;
}

// The largest file of a generation's database.
inline std::string largest_file(const std::string& index, int generation) {
    std::string largest;
    std::uintmax_t bytes = 0;
    for (const auto& entry : std::filesystem::directory_iterator(generation_path(index, generation) + "/db")) {
        if (entry.file_size() <= bytes) continue;
        bytes = entry.file_size();
        largest = entry.path().string();
    }
    return largest;
}

}  // namespace kwic::cli_test
