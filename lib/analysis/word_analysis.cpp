#include "analysis/word_analysis.hpp"

#include "analysis/word_parts.hpp"
#include "text/character_class.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace kwic {
namespace {

bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

PackedToken make_token(const TermText& text, const WordPart& part) {
    return {.text = &text,
            .begin_byte = part.begin_byte,
            .end_byte = part.end_byte,
            .stop_word = text.stop_word,
            .weighs = !text.stop_word};
}

PackedToken fold_part(PartFolder& folder, std::string_view word, const WordPart& part) {
    return make_token(folder.fold(word.substr(part.begin_byte, part.end_byte - part.begin_byte)), part);
}

std::vector<PackedToken> make_tokens(PartFolder& folder, std::string_view word, const std::vector<WordPart>& parts) {
    std::vector<PackedToken> tokens;
    tokens.reserve(parts.size());
    for (const WordPart& part : parts) tokens.push_back(fold_part(folder, word, part));
    return tokens;
}

void add_overlay(WordAnalysis& analysis, PartFolder& folder, std::string_view word, const WordPart& part,
                 TokenKind kind, bool weighs) {
    std::string stem;
    fold_word(word.substr(part.begin_byte, part.end_byte - part.begin_byte), stem);
    if (stem.empty()) return;
    PackedToken token = make_token(folder.keep({}, stem, false), part);
    token.kind = static_cast<std::uint8_t>(kind);
    token.weighs = weighs;
    analysis.tokens.push_back(token);
}

struct Character {
    std::uint32_t begin_byte;
    std::uint32_t end_byte;
    CharacterClass type;
};

std::vector<Character> split_characters(std::string_view word) {
    std::vector<Character> characters;
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t end = end_of_character(word, at);
        characters.push_back(
            {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end), class_of(decode_utf8(word, at).value)});
        at = end;
    }
    return characters;
}

bool is_east_asian(CharacterClass type) {
    return type == CharacterClass::han || type == CharacterClass::kana || type == CharacterClass::hangul;
}

// A word of Han, Kana or Hangul characters takes one position. Hangul of three syllables and more is found by its
// bigrams alone, which therefore weigh; the bigrams of Han and Kana only add to the dictionary's word.
void add_character_tokens(WordAnalysis& analysis, PartFolder& folder, std::string_view word,
                          const std::vector<Character>& characters) {
    const bool longer = characters.size() >= 3;
    for (std::size_t i = 0; longer && i + 1 < characters.size(); ++i) {
        const Character& first = characters[i];
        const Character& second = characters[i + 1];
        if (!is_east_asian(first.type) || !is_east_asian(second.type)) continue;
        const bool hangul = first.type == CharacterClass::hangul && second.type == CharacterClass::hangul;
        add_overlay(analysis, folder, word, {first.begin_byte, second.end_byte}, TokenKind::bigram, hangul);
    }
    for (std::size_t i = 0; characters.size() >= 2 && i < characters.size(); ++i) {
        const Character& character = characters[i];
        if (character.type != CharacterClass::han && character.type != CharacterClass::hangul) continue;
        add_overlay(analysis, folder, word, {character.begin_byte, character.end_byte}, TokenKind::character, false);
    }
}

void analyze_east_asian(WordAnalysis& analysis, PartFolder& folder, std::string_view word,
                        const std::vector<Character>& characters) {
    PackedToken whole = fold_part(folder, word, {0, static_cast<std::uint32_t>(word.size())});
    if (whole.form().empty()) return;
    const bool all_hangul = std::all_of(characters.begin(), characters.end(),
                                        [](const Character& c) { return c.type == CharacterClass::hangul; });
    if (all_hangul && characters.size() >= 3) {
        whole.text = &folder.keep(whole.form(), {}, false);
        whole.weighs = false;
        whole.stop_word = false;
    }
    analysis.tokens.push_back(whole);
    add_character_tokens(analysis, folder, word, characters);
    std::stable_sort(analysis.tokens.begin(), analysis.tokens.end(), std::mem_fn(&PackedToken::stands_before));
    analysis.positions = 1;
}

PackedToken make_joined(PartFolder& folder, std::string_view form, std::string_view split, std::uint32_t span,
                        const WordPart& first, const WordPart& last) {
    PackedToken token = make_token(folder.join(form, split), {first.begin_byte, last.end_byte});
    token.span = static_cast<std::uint8_t>(span);
    token.kind = static_cast<std::uint8_t>(TokenKind::joined);
    return token;
}

std::string stems_of(const std::vector<PackedToken>& tokens) {
    std::string stems;
    for (const PackedToken& token : tokens) (stems += token.stem()) += ' ';
    return stems;
}

std::string joined_form(const std::vector<PackedToken>& tokens, const std::vector<WordPart>& parts) {
    std::string joined;
    for (std::size_t i = 0; i < parts.size(); ++i) append_joined(joined, parts[i].joiner_before, tokens[i].form());
    return joined;
}

// Several parts that weigh as one word: the joined form first, then the parts at its positions.
void add_as_one_word(WordAnalysis& analysis, PartFolder& folder, std::string_view word,
                     const std::vector<WordPart>& parts) {
    std::vector<PackedToken> tokens = make_tokens(folder, word, parts);
    const auto span = static_cast<std::uint32_t>(parts.size());
    const bool joins = span <= max_joined_parts;
    analysis.tokens.reserve(analysis.tokens.size() + span + 2);
    const std::string joined = joined_form(tokens, parts);
    const std::string stems = stems_of(tokens);
    append_joined(analysis.joined, parts.front().joiner_before, joined);
    analysis.split += stems;
    if (joins) {
        PackedToken token = make_joined(folder, joined, stems, span, parts.front(), parts.back());
        token.position = analysis.positions;
        analysis.tokens.push_back(token);
    }
    for (PackedToken& token : tokens) {
        token.position = analysis.positions++;
        token.kind = static_cast<std::uint8_t>(TokenKind::part);
        if (joins) token.weighs = false;
        analysis.tokens.push_back(token);
    }
}

void add_word(WordAnalysis& analysis, PackedToken token, char joiner_before) {
    if (token.form().empty()) return;
    token.position = analysis.positions++;
    append_joined(analysis.joined, joiner_before, token.form());
    (analysis.split += token.stem()) += ' ';
    analysis.tokens.push_back(token);
}

// "1,234.5" and "U.S.A" are one word at one position.
void add_without_joiners(WordAnalysis& analysis, PartFolder& folder, std::string_view word,
                         const std::vector<WordPart>& parts) {
    const std::vector<PackedToken> tokens = make_tokens(folder, word, parts);
    PackedToken whole = make_joined(folder, joined_form(tokens, parts), {}, 1, parts.front(), parts.back());
    whole.kind = static_cast<std::uint8_t>(TokenKind::word);
    add_word(analysis, whole, '\0');
}

void add_piece(WordAnalysis& analysis, PartFolder& folder, std::string_view word, const WordPart& piece) {
    const std::vector<WordPart> parts = split_at_humps(word, piece);
    if (parts.size() == 1) {
        add_word(analysis, fold_part(folder, word, piece), piece.joiner_before);
    } else {
        add_as_one_word(analysis, folder, word, parts);
    }
}

// "don't" is one stop word, not two words. Stop words hold no other joiner than an apostrophe.
bool add_contraction(WordAnalysis& analysis, PartFolder& folder, std::string_view word,
                     const std::vector<WordPart>& pieces) {
    if (std::none_of(pieces.begin(), pieces.end(), [](const WordPart& piece) { return piece.joiner_before == '\''; })) {
        return false;
    }
    std::string folded;
    fold_word(word, folded);
    plain_apostrophes(folded);
    if (!folder.language().is_stop_word(folded)) return false;
    std::string stem;
    folder.language().stem_word(folded, stem);
    const WordPart whole{0, static_cast<std::uint32_t>(word.size())};
    analysis.tokens.push_back(make_token(folder.keep(folded, stem, true), whole));
    analysis.split = stem + ' ';
    analysis.joined = std::move(folded);
    analysis.positions = 1;
    return true;
}

void add_pieces(WordAnalysis& analysis, PartFolder& folder, std::string_view word, std::vector<WordPart> pieces) {
    if (folder.language().code() == "en" && ends_in_possessive(word, pieces)) pieces.pop_back();
    for (const WordPart& piece : pieces) add_piece(analysis, folder, word, piece);
    if (pieces.size() < 2 || analysis.positions < 2 || analysis.positions > max_joined_parts) return;
    PackedToken token =
        make_joined(folder, analysis.joined, analysis.split, analysis.positions, pieces.front(), pieces.back());
    token.weighs = false;
    const auto place = std::upper_bound(analysis.tokens.begin(), analysis.tokens.end(), token,
                                        std::mem_fn(&PackedToken::stands_before));
    analysis.tokens.insert(place, token);
}

}  // namespace

void append_joined(std::string& joined, char joiner, std::string_view next) {
    const bool between_digits =
        !joined.empty() && !next.empty() && is_ascii_digit(joined.back()) && is_ascii_digit(next.front());
    const bool thousands = joiner == ',' && next.size() == 3;
    if (between_digits && joiner != '\0' && joiner != '\'' && !thousands) joined += joiner == ',' ? '.' : joiner;
    joined += next;
}

bool is_one_plain_part(std::string_view word) noexcept {
    const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
    return (is_small(word[0]) || (word[0] >= 'A' && word[0] <= 'Z')) &&
           std::all_of(word.begin() + 1, word.end(), is_small);
}

WordAnalysis analyze_word(PartFolder& folder, SegmentKind kind, std::string_view word) {
    WordAnalysis analysis;
    if (kind == SegmentKind::ideographic || (kind == SegmentKind::letters && word[0] < 0)) {
        const std::vector<Character> characters = split_characters(word);
        if (std::any_of(characters.begin(), characters.end(),
                        [](const Character& c) { return is_east_asian(c.type); })) {
            analyze_east_asian(analysis, folder, word, characters);
            return analysis;
        }
    }
    analysis.compounds = true;
    const std::vector<WordPart> pieces = split_at_joiners(word);
    if (pieces.size() == 1) {
        add_piece(analysis, folder, word, pieces[0]);
    } else if (pieces.size() > 1 && are_digits(word, pieces)) {
        if (are_one_number(pieces)) {
            add_without_joiners(analysis, folder, word, pieces);
        } else {
            add_as_one_word(analysis, folder, word, pieces);
        }
    } else if (pieces.size() > 1 && are_initials(word, pieces)) {
        add_without_joiners(analysis, folder, word, pieces);
    } else if (pieces.size() > 1 && !add_contraction(analysis, folder, word, pieces)) {
        add_pieces(analysis, folder, word, pieces);
    }
    return analysis;
}

}  // namespace kwic
