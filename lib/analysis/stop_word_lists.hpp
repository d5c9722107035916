// The stop words of each language, compiled from data/stopwords/.
#pragma once

#include <string_view>
#include <vector>

namespace kwic {

struct StopWordList {
    std::string_view language;  // ISO 639-1
    std::string_view words;     // NFC, lower case, each followed by a space
};

// One list a language. Defined in a generated file.
const std::vector<StopWordList>& stop_word_lists();

}  // namespace kwic
