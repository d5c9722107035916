#include "analysis/packed_word.hpp"

#include <algorithm>
#include <cstring>
#include <tuple>

namespace kwic {
namespace {

bool stands_before(const PackedToken& a, const PackedToken& b) {
    return std::tie(a.position, a.begin_byte) < std::tie(b.position, b.begin_byte);
}

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
            tokens->notes = {};
            tokens->begin_byte += offset;
            tokens->end_byte += offset;
            tokens->position += positions;
            ++tokens;
        }
        positions += member.word->positions;
    }
    return positions;
}

WordToken make_joined(const Language& language, std::span<const CompoundMember> members) {
    WordToken token;
    for (const CompoundMember& member : members) {
        append_joined(token.form, member.joiner_before, member.word->joined());
        token.split += member.word->split();
    }
    language.stem_word(token.form, token.stem);
    token.kind = TokenKind::joined;
    token.weighs = false;
    return token;
}

}  // namespace

PackedWord WordPacker::pack(const WordAnalysis& analysis) {
    PackedWord word{};
    word.positions = analysis.positions;
    word.compounds = analysis.compounds;
    word.token_count = word.positions > 0 ? static_cast<std::uint32_t>(analysis.tokens.size()) : 0;
    auto* tokens = arena_.allocate<PackedToken>(word.token_count);
    for (std::uint32_t i = 0; i < word.token_count; ++i) tokens[i] = pack_token(analysis.tokens[i]);
    word.begin_token = tokens;
    word.joined_text = join(analysis.joined, analysis.split, {});
    word.joined_bytes = static_cast<std::uint32_t>(analysis.joined.size());
    word.split_bytes = static_cast<std::uint32_t>(analysis.split.size());
    return word;
}

PackedWord WordPacker::pack_part(const FoldedPart& part, std::size_t bytes) {
    PackedToken token{};
    token.text = join(part.form, part.stem, " ");
    token.form_bytes = static_cast<std::uint32_t>(part.form.size());
    token.stem_bytes = static_cast<std::uint32_t>(part.stem.size());
    token.end_byte = static_cast<std::uint32_t>(bytes);
    token.span = 1;
    token.kind = static_cast<std::uint8_t>(TokenKind::word);
    token.stop_word = part.stop_word;
    token.weighs = !part.stop_word;
    PackedWord word{};
    word.begin_token = new (arena_.allocate<PackedToken>(1)) PackedToken(token);
    word.token_count = word.positions = 1;
    word.joined_text = token.text;
    word.joined_bytes = token.form_bytes;
    word.split_bytes = token.stem_bytes + 1;
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
    WordToken joined = make_joined(language, members);
    joined.end_byte = static_cast<std::uint32_t>(end_byte - members.front().begin_byte);
    joined.span = word.positions;
    PackedToken* end = tokens + word.token_count++;
    *end = pack_token(joined);
    std::rotate(std::upper_bound(tokens, end, *end, stands_before), end, end + 1);
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
    for (PackedToken& token : std::span(tokens + 1, word.token_count)) token.notes = {};
    WordToken whole;
    whole.form = std::string(alone.form()) + std::string(suffix);
    whole.stem = whole.form;
    whole.begin_byte = alone.begin_byte;
    whole.end_byte = static_cast<std::uint32_t>(bytes);
    whole.position = alone.position;
    whole.kind = TokenKind::joined;
    tokens[0] = pack_token(whole);
    suffixed.begin_token = tokens;
    return suffixed;
}

PackedToken WordPacker::pack_token(const WordToken& token) {
    return {join(token.form, token.stem, token.split),
            static_cast<std::uint32_t>(token.form.size()),
            static_cast<std::uint32_t>(token.stem.size()),
            static_cast<std::uint32_t>(token.split.size()),
            {},
            token.begin_byte,
            token.end_byte,
            token.position,
            static_cast<std::uint8_t>(token.span),
            static_cast<std::uint8_t>(token.kind),
            token.stop_word,
            token.weighs};
}

const char* WordPacker::join(std::string_view first, std::string_view second, std::string_view third) {
    char* joined = arena_.allocate<char>(first.size() + second.size() + third.size());
    char* end = std::copy(first.begin(), first.end(), joined);
    end = std::copy(second.begin(), second.end(), end);
    std::copy(third.begin(), third.end(), end);
    return joined;
}

}  // namespace kwic
