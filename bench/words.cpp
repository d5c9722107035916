// What the words of an index answer: completion, patterns, words within two edits. The list is made of random words
// that begin alike as those of a language do; the first line tells what it takes to make it.
//
//     words [WORDS]        500000 if it is not said
//
// Decides how the list is laid out (lib/vocabulary/word_list_layout.hpp): each line must stay below 10 ms, also the
// first time, for which the list is opened anew.
#include "vocabulary/best_words.hpp"
#include "vocabulary/find_words.hpp"
#include "vocabulary/word_list_writer.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace {

double processor_ms() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

std::string make_word(std::mt19937& random) {
    static const char* const syllables[] = {"con", "re", "go",  "ver", "n",  "ment", "a",  "li", "ta",  "tion",
                                            "s",   "ed", "ing", "be",  "l",  "g",    "ra", "de", "sum", "mi",
                                            "t",   "o",  "pe",  "c",   "un", "i",    "m",  "ne", "ko",  "ph"};
    std::string word;
    for (unsigned left = 2 + random() % 4; left > 0; --left) word += syllables[random() % std::size(syllables)];
    return word;
}

std::string make_list(std::size_t words) {
    std::mt19937 random(1);
    std::map<std::string, std::uint64_t> all;
    while (all.size() < words) all.emplace(make_word(random), 1 + (random() % 4 == 0 ? random() % 1000 : 0));
    const std::vector<std::pair<std::string, std::uint64_t>> words_in_order(all.begin(), all.end());
    std::string bytes;
    const double begin = processor_ms();
    kwic::WordListWriter writer([&](std::string_view more) { bytes += more; }, words, words);
    for (const auto& [word, documents] : words_in_order) writer.add(word, documents);
    writer.finish();
    std::printf("| %-28s | %8.2f ms | %8zu bytes |\n", "write", processor_ms() - begin, bytes.size());
    return bytes;
}

void measure(const char* name, const std::string& bytes, const std::function<void(const kwic::WordList&)>& ask) {
    double least = 1e9;
    for (int round = 0; round < 20; ++round) {
        const double begin = processor_ms();
        ask(*kwic::WordList::of_bytes(bytes));
        least = std::min(least, processor_ms() - begin);
    }
    std::printf("| %-28s | %8.2f ms |\n", name, least);
}

}  // namespace

int main(int count, char** arguments) {
    const std::string bytes = make_list(count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 500'000);
    const auto complete = [](const char* beginning) {
        return [beginning](const kwic::WordList& list) {
            kwic::BestWords best(10);
            kwic::for_each_beginning(list, beginning, [&](const kwic::WordCursor& cursor) {
                best.add(cursor.word(), cursor.documents(), static_cast<double>(cursor.documents()));
            });
        };
    };
    const auto match = [](const char* pattern) {
        return [pattern](const kwic::WordList& list) {
            std::size_t found = 0;
            kwic::for_each_like(list, kwic::WildcardPattern(pattern), [&](const kwic::WordCursor&) { ++found; });
        };
    };
    const auto approach = [](const char* word, std::size_t edits) {
        return [word, edits](const kwic::WordList& list) {
            std::size_t found = 0;
            kwic::for_each_near(list, word, edits, [&](const kwic::WordCursor&, std::size_t) { ++found; });
        };
    };
    measure("open", bytes, [](const kwic::WordList&) {});
    measure("complete \"govern\"", bytes, complete("govern"));
    measure("complete \"g\"", bytes, complete("g"));
    measure("complete everything", bytes, complete(""));
    measure("like \"gov*ment\"", bytes, match("gov*ment"));
    measure("like \"*ment\"", bytes, match("*ment"));
    measure("like \"*a?i*\"", bytes, match("*a?i*"));
    measure("one edit from \"govrenment\"", bytes, approach("govrenment", 1));
    measure("two edits from \"govrenment\"", bytes, approach("govrenment", 2));
    measure("two edits from \"sumitt\"", bytes, approach("sumitt", 2));
}
