#include "snippet/words_around.hpp"

#include "snippet/word_ranges.hpp"
#include "text/character_boundary.hpp"

#include <algorithm>

namespace kwic {
namespace {

constexpr std::size_t bytes_per_word = 16;  // generous, so that one reading is mostly enough
constexpr std::size_t growth = 8;           // of the piece that is read, where it was not

constexpr bool is_space(char byte) noexcept {
    return byte == ' ' || byte == '\n';
}

// Where a space ends there is a word boundary, whatever stands before. `at` if there is no such place up to `end`.
std::size_t after_first_space(std::string_view text, std::size_t at, std::size_t end) {
    for (std::size_t next = at; next + 1 < end; ++next) {
        if (is_space(text[next]) && !is_space(text[next + 1])) return next + 1;
    }
    return at;
}

// The same with the last space before `at`, where it begins.
std::size_t before_last_space(std::string_view text, std::size_t begin, std::size_t at) {
    for (std::size_t before = at; before > begin + 1; --before) {
        if (is_space(text[before - 1]) && !is_space(text[before - 2])) return before - 1;
    }
    return at;
}

std::size_t first_reach(std::size_t count, std::size_t max_bytes) {
    return count < max_bytes / bytes_per_word ? (count + 2) * bytes_per_word : max_bytes;
}

}  // namespace

std::vector<ByteRange> words_before(std::string_view text, std::size_t at, std::size_t count, std::size_t max_bytes,
                                    WordBreaker& breaker) {
    std::vector<ByteRange> words;
    const std::size_t all = std::min(at, max_bytes);
    for (std::size_t reach = std::min(first_reach(count, max_bytes), all);; reach = std::min(reach * growth, all)) {
        const std::size_t edge = boundary_at_or_after(text, at - reach);
        const std::size_t begin = edge == 0 ? 0 : after_first_space(text, edge, at);
        words.clear();
        read_words(text, {begin, at}, all_words, breaker, words);
        if (edge > 0 && begin == edge && !words.empty() && words.front().begin == edge) words.erase(words.begin());
        if (words.size() >= count || reach == all) break;
    }
    std::reverse(words.begin(), words.end());
    words.resize(std::min(words.size(), count));
    return words;
}

std::vector<ByteRange> words_after(std::string_view text, std::size_t at, std::size_t count, std::size_t max_bytes,
                                   WordBreaker& breaker) {
    std::vector<ByteRange> words;
    const std::size_t all = std::min(text.size() - at, max_bytes);
    for (std::size_t reach = std::min(first_reach(count, max_bytes), all);; reach = std::min(reach * growth, all)) {
        const std::size_t edge = boundary_at_or_before(text, at + reach);
        const std::size_t end = edge == text.size() ? edge : before_last_space(text, at, edge);
        words.clear();
        read_words(text, {at, end}, count, breaker, words);
        if (edge < text.size() && end == edge && !words.empty() && words.back().end == edge) words.pop_back();
        if (words.size() >= count || reach == all) break;
    }
    return words;
}

}  // namespace kwic
