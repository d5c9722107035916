// Texts that a glance shows to be English: a language detector takes six times as long (bench/build_stages).
#pragma once

#include <string_view>

namespace kwic {

// Whether in each half of `sample` at least three words and a fifth of all are stop words of English and no other
// language that has a list of stop words has more than two thirds as many, and hardly a byte is beyond ASCII. False for
// some English texts. Thread rule: any thread.
bool is_plainly_english(std::string_view sample);

}  // namespace kwic
