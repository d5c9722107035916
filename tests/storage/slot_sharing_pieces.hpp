// Pieces that somebody has made up so that the tables of words keep few of them.
#pragma once

#include "analysis/word_key.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace kwic::testing {

// All begin to be looked for in the same slot of the first table, which has 1024.
inline std::vector<std::string> make_slot_sharing_pieces(std::size_t count) {
    std::vector<std::string> pieces;
    for (int number = 0; pieces.size() < count; ++number) {
        const std::string piece = "w" + std::to_string(number);
        if (make_word_key(piece, 0, piece.size(), 0).hash >> 54 == 77) pieces.push_back(piece);
    }
    return pieces;
}

}  // namespace kwic::testing
