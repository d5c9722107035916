#include "analysis/packed_word.hpp"

#include "analysis/language.hpp"
#include "analysis/word_analyzer.hpp"

#include <algorithm>
#include <functional>

namespace kwic {
namespace {

std::uint32_t count_tokens(std::span<const CompoundMember> members) {
    std::uint32_t count = 0;
    for (const CompoundMember& member : members) count += member.word->token_count;
    return count;
}

// Copies the members' tokens; returns the positions that they take.
std::uint32_t copy_tokens(std::span<const CompoundMember> members, PackedToken* tokens) {
    std::uint32_t positions = 0;
    for (const CompoundMember& member : members) {
        const auto offset = static_cast<std::uint32_t>(member.begin_byte - members.front().begin_byte);
        for (const PackedToken& token : member.word->tokens()) {
            *tokens = token;
            tokens->begin_byte += offset;
            tokens->end_byte += offset;
            tokens->position += positions;
            ++tokens;
        }
        positions += member.word->positions;
    }
    return positions;
}

}  // namespace

const TermText& WordPacker::make_text(std::string_view form, std::string_view stem, std::string_view split,
                                      bool stop_word) {
    const std::size_t bytes = sizeof(TermText) + TermText::bytes_behind(form, split, stem);
    return *new (arena_.allocate_bytes(bytes, alignof(TermText))) TermText(form, split, stem, stop_word);
}

const TermText& WordPacker::add_part(const WordKey& key, std::string_view form, std::string_view stem, bool stop_word) {
    using Parts = WordTable<TermText>;
    if (last_ == TextsLast::no || !parts_.has_place_for(key)) return make_text(form, stem, {}, stop_word);
    void* const place = Parts::allocate(key, TermText::bytes_behind(form, {}, stem), arena_);
    return parts_.add(key, new (place) Parts::Entry{key.ends, TermText(form, {}, stem, stop_word)});
}

PackedWord WordPacker::pack(const WordAnalysis& analysis) {
    PackedWord word{};
    word.positions = analysis.positions;
    word.compounds = analysis.compounds;
    word.token_count = word.positions > 0 ? static_cast<std::uint32_t>(analysis.tokens.size()) : 0;
    auto* tokens = arena_.allocate<PackedToken>(word.token_count);
    std::copy_n(analysis.tokens.begin(), word.token_count, tokens);
    word.begin_token = tokens;
    pack_joined(analysis, word);
    return word;
}

// Mostly the text of a token begins so.
void WordPacker::pack_joined(const WordAnalysis& analysis, PackedWord& word) {
    word.joined_bytes = analysis.joined.size();
    word.split_bytes = analysis.split.size();
    for (const PackedToken& token : analysis.tokens) {
        const std::string_view bytes = token.text->bytes();
        if (!bytes.starts_with(analysis.joined)) continue;
        if (!bytes.substr(analysis.joined.size()).starts_with(analysis.split)) continue;
        word.joined_text = bytes.data();
        return;
    }
    word.joined_text = arena_.copy(analysis.joined + analysis.split);
}

// The space after the stem of a part makes it the split of such a word.
PackedWord WordPacker::pack_part(PackedToken& token, const TermText& part, std::size_t bytes) {
    token.text = &part;
    token.end_byte = bytes;
    token.stop_word = part.stop_word;
    token.weighs = !part.stop_word;
    PackedWord word{};
    word.begin_token = &token;
    word.token_count = word.positions = 1;
    word.joined_text = part.bytes().data();
    word.joined_bytes = part.form_bytes;
    word.split_bytes = part.stem_bytes + std::uint64_t{1};
    word.compounds = true;
    return word;
}

PackedWord WordPacker::pack_compound(const Language& language, std::span<const CompoundMember> members,
                                     std::size_t end_byte) {
    PackedWord word{};
    word.token_count = count_tokens(members);
    auto* tokens = arena_.allocate<PackedToken>(word.token_count + 1);
    word.begin_token = tokens;
    word.positions = copy_tokens(members, tokens);
    if (word.positions == 0 || word.positions > max_joined_parts) return word;
    std::string form;
    std::string split;
    for (const CompoundMember& member : members) {
        append_joined(form, member.joiner_before, member.word->joined());
        split += member.word->split();
    }
    std::string stem;
    language.stem_word(form, stem);
    PackedToken* end = tokens + word.token_count++;
    *end = {.text = &make_text(form, stem, split, false),
            .end_byte = end_byte - members.front().begin_byte,
            .weighs = false,
            .span = static_cast<std::uint8_t>(word.positions),
            .kind = static_cast<std::uint8_t>(TokenKind::joined)};
    std::rotate(std::upper_bound(tokens, end, *end, std::mem_fn(&PackedToken::stands_before)), end, end + 1);
    return word;
}

PackedWord WordPacker::pack_suffixed(const PackedWord& word, std::string_view suffix, std::size_t bytes) {
    PackedWord suffixed{};
    suffixed.positions = word.positions;
    if (word.positions == 0) return suffixed;
    suffixed.token_count = word.token_count + 1;
    auto* tokens = arena_.allocate<PackedToken>(suffixed.token_count);
    std::copy_n(word.begin_token, word.token_count, tokens + 1);
    PackedToken& alone = tokens[1];
    alone.kind = static_cast<std::uint8_t>(TokenKind::part);
    alone.weighs = false;
    const std::string whole = std::string(alone.form()) + std::string(suffix);
    tokens[0] = {.text = &make_text(whole, whole, {}, false),
                 .begin_byte = alone.begin_byte,
                 .end_byte = static_cast<std::uint32_t>(bytes),
                 .position = alone.position,
                 .kind = static_cast<std::uint8_t>(TokenKind::joined)};
    suffixed.begin_token = tokens;
    return suffixed;
}

}  // namespace kwic
