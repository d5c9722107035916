#include "snippet/sort_key.hpp"

#include "text/fold.hpp"

#include <cstddef>

namespace kwic {
namespace {

constexpr std::size_t max_key_bytes = 1024;
constexpr char word_end = '\0';  // below whatever a word may go on with

}  // namespace

std::string make_sort_key(std::string_view text, const std::vector<ByteRange>& words) {
    std::string key;
    std::string folded;
    for (const ByteRange& word : words) {
        fold_word(text.substr(word.begin, word.end - word.begin), folded);
        strip_latin_marks(folded);
        key += folded;
        key += word_end;
        if (key.size() >= max_key_bytes) break;
    }
    if (key.size() > max_key_bytes) key.resize(max_key_bytes);
    return key;
}

}  // namespace kwic
