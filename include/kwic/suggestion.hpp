// Words that an index holds, for somebody who types: completions and corrections (Index::complete, Index::nearest,
// Index::suggest).
#pragma once

#include <cstdint>
#include <string>

namespace kwic {

struct Suggestion {
    std::string word;             // as the index compares words: folded, without the marks of Latin letters
    std::uint64_t documents = 0;  // that have it in this form; as the usual form of two stems it counts twice

    bool operator==(const Suggestion&) const = default;
};

}  // namespace kwic
