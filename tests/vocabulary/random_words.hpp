// Lists of random words, some of them not ASCII, many of which begin alike.
#pragma once

#include "storage/random_text.hpp"
#include "text/utf8.hpp"
#include "vocabulary/word_list.hpp"
#include "vocabulary/word_list_writer.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace kwic::testing {

using CountedWords = std::map<std::string, std::uint64_t>;

inline std::string random_word(RandomText& random, std::size_t max_letters) {
    const char32_t letters[] = {U'a', U'b', U'c', U'd', U'\u00E9', U'\u0436', U'\u904B', U'\U00010330'};
    std::string word;
    for (std::size_t left = 1 + random.below(max_letters); left > 0; --left) {
        append_utf8(word, letters[random.below(random.below(3) == 0 ? 8 : 3)]);
    }
    return word;
}

inline CountedWords random_words(RandomText& random, std::size_t count, std::size_t max_letters) {
    CountedWords words;
    for (; count > 0; --count) words[random_word(random, max_letters)] = 1 + random.below(1 + random.below(300));
    return words;
}

inline std::string list_bytes(const CountedWords& words, std::uint64_t documents = 9, std::uint64_t length_sum = 99) {
    std::string bytes;
    WordListWriter writer([&](std::string_view more) { bytes += more; }, documents, length_sum);
    for (const auto& [word, count] : words) writer.add(word, count);
    writer.finish();
    return bytes;
}

inline std::unique_ptr<const WordList> make_list(const CountedWords& words) {
    return WordList::of_bytes(list_bytes(words));
}

}  // namespace kwic::testing
