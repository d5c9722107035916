// Texts that a glance shows to be English: a language detector takes several times as long (bench/build_stages).
#pragma once

#include <string_view>

namespace kwic {

// Whether in each half of `sample` at least three words and a fifth of all are stop words of English and no other
// language that has a list of stop words has more than two thirds as many, and hardly a byte is beyond ASCII. Or all of
// that holds for the whole, with six words, not a byte is beyond ASCII, and each half has an English one and no other
// language more than English. False for some English texts. Throws std::bad_alloc. Thread rule: any thread.
bool is_plainly_english(std::string_view sample);

}  // namespace kwic
