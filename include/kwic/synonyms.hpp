// Synonyms and abbreviations: words and phrases that a search takes for one another.
//
//     nam = non-aligned movement
//     car = automobile = motor car      # any number of them, in both directions
#pragma once

#include <kwic/export.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Words or phrases that mean the same, at least two.
using SynonymGroup = std::vector<std::string>;

// What a line of a list of synonyms does not say.
struct SynonymFault {
    std::size_t line = 0;  // from 1
    std::string message;   // one sentence

    bool operator==(const SynonymFault&) const = default;
};

struct ParsedSynonyms {
    std::vector<SynonymGroup> groups;  // in the order of the lines
    std::vector<SynonymFault> faults;  // lines that are left out, or a part of them
};

inline constexpr std::size_t max_synonym_groups = 100'000;
inline constexpr std::size_t max_synonyms_in_group = 16;
inline constexpr std::size_t max_synonym_bytes = 256;  // of one of them

// Reads a list: a group a line, its words or phrases with `=` between them; `#` and what follows it on the line is a
// comment. `text` may be anything; ill-formed UTF-8 is a fault of its line. Thread rule: any thread.
KWIC_API ParsedSynonyms parse_synonyms(std::string_view text);

}  // namespace kwic
