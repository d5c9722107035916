#include "analysis/word_analyzer.hpp"

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

bool is_east_asian(CharacterClass type) {
    return type == CharacterClass::han || type == CharacterClass::kana || type == CharacterClass::hangul;
}

}  // namespace

const WordAnalysis& WordAnalyzer::analyze(PartFolder& folder, SegmentKind kind, std::string_view word) {
    folder_ = &folder;
    word_ = word;
    analysis_.tokens.clear();
    analysis_.positions = 0;
    analysis_.joined.clear();
    analysis_.split.clear();
    if (kind == SegmentKind::ideographic || (kind == SegmentKind::letters && word[0] < 0)) {
        split_characters();
    } else {
        characters_.clear();
    }
    analysis_.compounds =
        std::none_of(characters_.begin(), characters_.end(), [](const Character& c) { return is_east_asian(c.type); });
    analysis_.compounds ? analyze_pieces() : analyze_east_asian();
    return analysis_;
}

void WordAnalyzer::split_characters() {
    characters_.clear();
    for (std::size_t at = 0; at < word_.size();) {
        const std::size_t end = end_of_character(word_, at);
        characters_.push_back(
            {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end), class_of(decode_utf8(word_, at).value)});
        at = end;
    }
}

// A word of Han, Kana or Hangul characters takes one position. Hangul of three syllables and more is found by its
// bigrams alone, which therefore weigh; the bigrams of Han and Kana only add to the dictionary's word.
void WordAnalyzer::analyze_east_asian() {
    PackedToken whole = fold_part({0, static_cast<std::uint32_t>(word_.size())});
    if (whole.form().empty()) return;
    const bool all_hangul = std::all_of(characters_.begin(), characters_.end(),
                                        [](const Character& c) { return c.type == CharacterClass::hangul; });
    if (all_hangul && characters_.size() >= 3) {
        whole.text = &folder_->keep(whole.form(), {}, false);
        whole.weighs = false;
        whole.stop_word = false;
    }
    analysis_.tokens.push_back(whole);
    add_character_tokens();
    std::stable_sort(analysis_.tokens.begin(), analysis_.tokens.end(), std::mem_fn(&PackedToken::stands_before));
    analysis_.positions = 1;
}

void WordAnalyzer::add_character_tokens() {
    const bool longer = characters_.size() >= 3;
    for (std::size_t i = 0; longer && i + 1 < characters_.size(); ++i) {
        const Character& first = characters_[i];
        const Character& second = characters_[i + 1];
        if (!is_east_asian(first.type) || !is_east_asian(second.type)) continue;
        const bool hangul = first.type == CharacterClass::hangul && second.type == CharacterClass::hangul;
        add_overlay({first.begin_byte, second.end_byte}, TokenKind::bigram, hangul);
    }
    for (std::size_t i = 0; characters_.size() >= 2 && i < characters_.size(); ++i) {
        const Character& character = characters_[i];
        if (character.type != CharacterClass::han && character.type != CharacterClass::hangul) continue;
        add_overlay({character.begin_byte, character.end_byte}, TokenKind::character, false);
    }
}

void WordAnalyzer::add_overlay(const WordPart& part, TokenKind kind, bool weighs) {
    std::string stem;
    fold_word(text_of(part), stem);
    if (stem.empty()) return;
    PackedToken token = make_token(folder_->keep({}, stem, false), part);
    token.kind = static_cast<std::uint8_t>(kind);
    token.weighs = weighs;
    analysis_.tokens.push_back(token);
}

void WordAnalyzer::analyze_pieces() {
    split_at_joiners(word_, pieces_);
    if (pieces_.size() == 1) {
        add_piece(pieces_[0]);
    } else if (pieces_.size() > 1 && are_digits(word_, pieces_)) {
        if (are_one_number(pieces_)) {
            add_without_joiners();
        } else {
            add_as_one_word(pieces_);
        }
    } else if (pieces_.size() > 1 && are_initials(word_, pieces_)) {
        add_without_joiners();
    } else if (pieces_.size() > 1 && !add_contraction()) {
        add_pieces();
    }
}

void WordAnalyzer::add_pieces() {
    if (folder_->language().code() == "en" && ends_in_possessive(word_, pieces_)) pieces_.pop_back();
    for (const WordPart& piece : pieces_) add_piece(piece);
    if (pieces_.size() < 2 || analysis_.positions < 2 || analysis_.positions > max_joined_parts) return;
    PackedToken token =
        make_joined(analysis_.joined, analysis_.split, analysis_.positions, pieces_.front(), pieces_.back());
    token.weighs = false;
    const auto place = std::upper_bound(analysis_.tokens.begin(), analysis_.tokens.end(), token,
                                        std::mem_fn(&PackedToken::stands_before));
    analysis_.tokens.insert(place, token);
}

void WordAnalyzer::add_piece(const WordPart& piece) {
    split_at_humps(word_, piece, parts_);
    if (parts_.size() == 1) {
        add_word(fold_part(piece), piece.joiner_before);
    } else {
        add_as_one_word(parts_);
    }
}

// Several parts that weigh as one word: the joined form first, then the parts at its positions.
void WordAnalyzer::add_as_one_word(std::span<const WordPart> parts) {
    fold_parts(parts);
    stems_.clear();
    for (const PackedToken& token : part_tokens_) (stems_ += token.stem()) += ' ';
    append_joined(analysis_.joined, parts.front().joiner_before, joined_);
    analysis_.split += stems_;
    const bool joins = parts.size() <= max_joined_parts;
    if (joins) {
        PackedToken token =
            make_joined(joined_, stems_, static_cast<std::uint32_t>(parts.size()), parts.front(), parts.back());
        token.position = analysis_.positions;
        analysis_.tokens.push_back(token);
    }
    for (PackedToken& token : part_tokens_) {
        token.position = analysis_.positions++;
        token.kind = static_cast<std::uint8_t>(TokenKind::part);
        if (joins) token.weighs = false;
        analysis_.tokens.push_back(token);
    }
}

// "1,234.5" and "U.S.A" are one word at one position.
void WordAnalyzer::add_without_joiners() {
    fold_parts(pieces_);
    PackedToken whole = make_joined(joined_, {}, 1, pieces_.front(), pieces_.back());
    whole.kind = static_cast<std::uint8_t>(TokenKind::word);
    add_word(whole, '\0');
}

// "don't" is one stop word, not two words. Stop words hold no other joiner than an apostrophe.
bool WordAnalyzer::add_contraction() {
    if (std::none_of(pieces_.begin(), pieces_.end(),
                     [](const WordPart& piece) { return piece.joiner_before == '\''; })) {
        return false;
    }
    std::string folded;
    fold_word(word_, folded);
    plain_apostrophes(folded);
    if (!folder_->language().is_stop_word(folded)) return false;
    std::string stem;
    folder_->language().stem_word(folded, stem);
    const WordPart whole{0, static_cast<std::uint32_t>(word_.size())};
    analysis_.tokens.push_back(make_token(folder_->keep(folded, stem, true), whole));
    analysis_.split = stem + ' ';
    analysis_.joined = std::move(folded);
    analysis_.positions = 1;
    return true;
}

void WordAnalyzer::add_word(PackedToken token, char joiner_before) {
    if (token.form().empty()) return;
    token.position = analysis_.positions++;
    append_joined(analysis_.joined, joiner_before, token.form());
    (analysis_.split += token.stem()) += ' ';
    analysis_.tokens.push_back(token);
}

PackedToken WordAnalyzer::fold_part(const WordPart& part) {
    return make_token(folder_->fold(text_of(part)), part);
}

void WordAnalyzer::fold_parts(std::span<const WordPart> parts) {
    part_tokens_.clear();
    joined_.clear();
    for (const WordPart& part : parts) {
        part_tokens_.push_back(fold_part(part));
        append_joined(joined_, part.joiner_before, part_tokens_.back().form());
    }
}

PackedToken WordAnalyzer::make_joined(std::string_view form, std::string_view split, std::uint32_t span,
                                      const WordPart& first, const WordPart& last) {
    PackedToken token = make_token(folder_->join(form, split), {first.begin_byte, last.end_byte});
    token.span = static_cast<std::uint8_t>(span);
    token.kind = static_cast<std::uint8_t>(TokenKind::joined);
    return token;
}

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

}  // namespace kwic
