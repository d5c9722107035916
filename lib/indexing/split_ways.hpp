// In which ways the documents split a joined form, as the index keeps them.
#pragma once

#include "storage/term_space.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// Adds a way of splitting to `ways`, which hold one a line: the first `max_splits` in byte order, so that the order in
// which documents come makes no difference. False if that changes nothing.
inline bool add_split_way(std::string& ways, std::string_view way) {
    if (ways.empty()) {
        (ways = way) += '\n';
        return true;
    }
    std::size_t at = 0;
    std::size_t lines = 0;
    while (at < ways.size()) {
        const std::size_t end = ways.find('\n', at);
        const std::string_view line = std::string_view(ways).substr(at, end - at);
        if (line == way) return false;
        if (way < line) break;
        at = end + 1;
        ++lines;
    }
    if (lines == max_splits) return false;
    ways.insert(at, std::string(way) + '\n');
    if (static_cast<std::size_t>(std::count(ways.begin(), ways.end(), '\n')) > max_splits) {
        ways.erase(ways.find_last_of('\n', ways.size() - 2) + 1);
    }
    return true;
}

}  // namespace kwic
