// Stems of English words: Porter2.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Makes of a folded word of ASCII its stem, in place: that of the English stemmer of Snowball ("Porter2",
// snowballstem.org/algorithms/english), as Xapian 1.4 has it, which may be empty. To stem takes longer than anything
// else of a word that is met for the first time (bench/build_stages); the general stemmer takes three times as long.
// Thread rule: any thread.
void stem_english(std::string& word);

}  // namespace kwic
