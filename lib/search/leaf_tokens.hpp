// The words of a leaf of the query, as each language of the index reads them.
#pragma once

#include "analysis/tokenizer.hpp"

#include <kwic/query.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace kwic {

struct LeafToken {
    std::string form;
    std::string stem;
    TokenKind kind = TokenKind::word;
    std::uint32_t position = 0;  // in words, from 1
    std::uint32_t span = 1;
    bool stop_word = true;               // in all of these languages
    std::vector<std::string> languages;  // that read it so
};

// What the words of a leaf look for, in the order of positions. Tokens without a stem, and single characters of longer
// words, are left out: nobody looks for them. Wildcards and fuzzy words have none.
std::vector<LeafToken> read_leaf(const Query& leaf, const std::vector<std::string>& languages, Tokenizer& tokenizer);

}  // namespace kwic
