#include "search/longer_words.hpp"

#include "analysis/word_analyzer.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

// Han and Kana alone.
bool is_ideographic(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCodePoint character = decode_utf8(text, at);
        const char32_t value = character.value;
        const bool is_one = (value >= 0x3041 && value <= 0x30FF) || (value >= 0x3400 && value <= 0x9FFF) ||
                            (value >= 0xF900 && value <= 0xFAFF) || (value >= 0x20000 && value <= 0x3FFFF);
        if (!is_one) return false;
        at += character.bytes;
    }
    return !text.empty();
}

// Each two neighbouring characters, distinct.
Label bigrams_of(std::string_view text) {
    Label label;
    std::size_t before = 0;
    for (std::size_t at = decode_utf8(text, 0).bytes; at < text.size();) {
        const std::size_t end = at + decode_utf8(text, at).bytes;
        std::string bigram(text.substr(before, end - before));
        const bool is_new = std::find(label.terms.begin(), label.terms.end(), bigram) == label.terms.end();
        if (is_new) label.terms.push_back(std::move(bigram));
        before = at;
        at = end;
    }
    return label;
}

}  // namespace

void add_longer_words(const std::vector<QueryUnit>& units, std::size_t last, QueryUnit& whole) {
    const std::uint32_t end = whole.words + units[last].words;
    std::string joined;
    std::uint32_t words = 0;
    for (std::size_t i = last + 1; i-- > 0 && last - i < max_joined_parts;) {
        const QueryUnit& unit = units[i];
        const bool goes_on = i == last || unit.begin_byte + unit.written.size() == units[i + 1].begin_byte;
        words += unit.words;
        if (!goes_on || words > end || unit.form.empty() || !is_ideographic(unit.written)) return;
        joined.insert(0, unit.written);
        if (i < last) add_arc(whole, {end - words, end, {bigrams_of(joined)}, false, 1});
    }
}

}  // namespace kwic
