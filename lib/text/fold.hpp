// Folding: what makes two spellings of a word the same.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Writes to `out` (overwritten) the NFKC case fold of `word` (toNFKC_Casefold, Unicode 15 section 3.13: case, full
// width, ligatures, composition; default ignorable code points such as the soft hyphen go). Ill-formed bytes are left
// out. ASCII does not touch ICU. The result is in NFC. Throws std::length_error for a word of more than 2 GiB.
void fold_word(std::string_view word, std::string& out);

// Takes the combining marks off Latin letters, in place, and writes Latin letters that are a base with a stroke as
// their base (o for ø, l for ł, d for đ), and the two that are one as two (oe for œ, ae for æ). `й` keeps its breve: it
// is another letter than `и`. The text is folded already; ill-formed bytes stay. ASCII does not touch ICU.
void strip_latin_marks(std::string& word);

}  // namespace kwic
