// Texts that a glance shows to be English: a language detector takes several times as long (bench/build_stages).
#pragma once

#include <string_view>

namespace kwic {

// Whether in each half of `sample` at least three words and a fifth of all are stop words of English, no other language
// that has a list of stop words has more than two thirds as many, and hardly a byte is beyond ASCII. Or, where no
// letter is beyond ASCII, whether that holds for the whole with six words and an eighth of all, and each half has an
// English one and of no other language more. False for some English texts. Throws std::bad_alloc. Thread rule: any
// thread.
bool is_plainly_english(std::string_view sample);

}  // namespace kwic
