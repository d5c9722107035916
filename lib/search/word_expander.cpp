#include "search/word_expander.hpp"

#include "analysis/word_analyzer.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace kwic {
namespace {

constexpr std::string_view wildcards = "*?";

// What joins words, as ASCII has it: its punctuation, and the hyphens and apostrophes beyond that stand inside words.
char joiner_of(char32_t character) {
    if (character == U'\u2010' || character == U'\u2011') return '-';
    if (character == U'\u2019') return '\'';
    const bool is_letter = (character >= U'a' && character <= U'z') || (character >= U'0' && character <= U'9');
    return character < 0x80 && !is_letter ? static_cast<char>(character) : '\0';
}

std::string fold_letters(std::string_view text) {
    std::string folded;
    fold_word(text, folded);
    strip_latin_marks(folded);
    std::string joined;
    std::string piece;
    char joiner_before = '\0';
    for (std::size_t at = 0; at < folded.size();) {
        const DecodedCodePoint character = decode_utf8(folded, at);
        const char joiner = joiner_of(character.value);
        if (joiner == '\0') piece.append(folded, at, character.bytes);
        at += character.bytes;
        if (joiner == '\0' && at < folded.size()) continue;
        if (!piece.empty()) append_joined(joined, joiner_before, piece);
        piece.clear();
        joiner_before = joiner;
    }
    return joined;
}

}  // namespace

std::string fold_wildcard(std::string_view text) {
    std::string folded;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(wildcards), text.size());
        folded += fold_letters(text.substr(0, end));
        if (end < text.size()) folded += text[end];
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return folded;
}

std::optional<FormExpansion> WordExpander::expand(const Query& leaf) {
    const std::string written = written_of(leaf);
    const std::string text = fold_wildcard(leaf.text);
    if (text.find_first_not_of(wildcards) == std::string::npos) {
        warnings_.warn(leaf, "there is no letter in " + written + "; it is left out");
        return std::nullopt;
    }
    FormExpansion expansion = leaf.kind == QueryKind::fuzzy
                                  ? forms_.expand_fuzzy(text, leaf.distance, max_wildcard_expansions)
                                  : forms_.expand_pattern(text, max_wildcard_expansions);
    if (expansion.found > expansion.forms.size()) {
        warnings_.warn(leaf, written + " stands for " + std::to_string(expansion.found) + " words; only the " +
                                 std::to_string(expansion.forms.size()) + " most frequent are searched");
    }
    return expansion;
}

}  // namespace kwic
