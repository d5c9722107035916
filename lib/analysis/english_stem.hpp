// Which words the English stemmer leaves as they are.
#pragma once

#include <string_view>

namespace kwic {

// Whether the stemmer surely returns the word, for how it ends: true only if none of the endings of Porter2
// (snowballstem.org) that it takes away or alters ends so, nor any word of its list of exceptions. The word is folded
// and bears no marks. To stem takes longer than anything else of a word that is met for the first time
// (bench/build_stages). Thread rule: any thread.
bool is_own_english_stem(std::string_view word) noexcept;

}  // namespace kwic
