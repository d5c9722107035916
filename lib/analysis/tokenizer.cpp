#include "analysis/tokenizer.hpp"

#include "text/character_boundary.hpp"
#include "text/character_class.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <tuple>

namespace kwic {
namespace {

// What joins two words into a compound when it stands alone between them: '-' for any hyphen, '&', or '\0'.
char compound_joiner(std::string_view gap) {
    if (gap == "-" || gap == "&") return gap[0];
    for (const std::string_view hyphen : {"\u2010", "\u2011", "\uFE63", "\uFF0D"}) {
        if (gap == hyphen) return '-';
    }
    return '\0';
}

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_ascii_word(std::string_view word) {
    return std::all_of(word.begin(), word.end(), is_ascii_letter);
}

}  // namespace

WordCache& Tokenizer::cache(std::string_view code) {
    if (!is_known_language(code)) code = undetermined_language;
    auto found = caches_.find(code);
    if (found == caches_.end()) found = caches_.emplace(std::string(code), WordCache(code)).first;
    found->second.make_room();
    return found->second;
}

const Language& Tokenizer::language(std::string_view code) {
    return cache(code).language();
}

std::uint32_t Tokenizer::tokenize(std::string_view text, std::string_view language, std::uint32_t first_position,
                                  TokenSink& sink) {
    text_ = text;
    cache_ = &cache(language);
    position_ = first_position;
    unit_ = 0;
    rest_ = {};
    breaker_.set_text(text);
    Segment segment;
    for (bool more = next_segment(segment); more;) {
        if (segment.kind == SegmentKind::none) {
            more = next_segment(segment);
            continue;
        }
        read_unit(segment, more);
        emit_unit(sink);
        cache_->make_room();
    }
    return position_;
}

bool Tokenizer::next_segment(Segment& segment) {
    if (rest_.begin_byte == rest_.end_byte) {
        if (!breaker_.next(segment)) return false;
        if (segment.kind == SegmentKind::none || segment.end_byte - segment.begin_byte <= max_word_bytes) return true;
        rest_ = segment;
    }
    segment = rest_;
    if (segment.end_byte - segment.begin_byte > max_word_bytes) {
        segment.end_byte = boundary_at_or_before(text_, segment.begin_byte + max_word_bytes);
    }
    rest_.begin_byte = segment.end_byte;
    return true;
}

// Gathers a word and what is joined to it without space. `segment` begins as its first word and ends as the first
// segment that is not part of the unit.
void Tokenizer::read_unit(Segment& segment, bool& more) {
    members_.clear();
    suffix_ = {};
    char joiner = '\0';
    const WordAnalysis* analysis = &cache_->word(segment.kind, text_of(segment));
    while (true) {
        const std::string_view word = text_of(segment);
        members_.push_back({analysis, segment.begin_byte, joiner});
        unit_end_byte_ = segment.end_byte;
        more = next_segment(segment);
        if (!more || !analysis->compounds || members_.size() == max_joined_parts) return;
        if (segment.kind != SegmentKind::none) return;
        if (members_.size() == 1 && is_ascii_word(word) && read_suffix(segment, more)) return;
        joiner = compound_joiner(text_of(segment));
        if (joiner == '\0') return;
        more = next_segment(segment);
        if (!more || (segment.kind != SegmentKind::letters && segment.kind != SegmentKind::number)) return;
        analysis = &cache_->word(segment.kind, text_of(segment));
        if (!analysis->compounds) return;
    }
}

// "C++", "C#": `segment` is the sign after the word; true if it was taken.
bool Tokenizer::read_suffix(Segment& segment, bool& more) {
    const std::string_view rest = text_.substr(segment.begin_byte);
    const std::size_t word_bytes = segment.begin_byte - members_[0].begin_byte;
    const bool sharp = word_bytes == 1 && rest.starts_with('#');
    if (!sharp && !rest.starts_with("++")) return false;
    suffix_ = rest.substr(0, sharp ? 1 : 2);
    unit_end_byte_ = segment.begin_byte + suffix_.size();
    while (more && segment.begin_byte < unit_end_byte_) more = next_segment(segment);
    return true;
}

void Tokenizer::emit_unit(TokenSink& sink) {
    tokens_.clear();
    const std::uint32_t first = position_;
    collect_members();
    if (position_ == first) return;
    if (!suffix_.empty()) collect_suffixed();
    if (members_.size() > 1 && position_ - first <= max_joined_parts) collect_compound();
    if (tokens_.size() > 1) {
        std::stable_sort(tokens_.begin(), tokens_.end(), [](const TokenView& a, const TokenView& b) {
            return std::tie(a.position, a.begin_byte) < std::tie(b.position, b.begin_byte);
        });
    }
    for (TokenView& token : tokens_) {
        token.unit = unit_;
        sink.take(token);
    }
    ++unit_;
}

void Tokenizer::collect_members() {
    for (const Member& member : members_) {
        for (const WordToken& token : member.analysis->tokens) {
            TokenView& view = tokens_.emplace_back();
            view.form = token.form;
            view.stem = token.stem;
            view.split = token.split;
            view.begin_byte = member.begin_byte + token.begin_byte;
            view.end_byte = member.begin_byte + token.end_byte;
            view.position = position_ + token.position;
            view.span = token.span;
            view.kind = token.kind;
            view.stop_word = token.stop_word;
            view.weighs = token.weighs;
        }
        position_ += member.analysis->positions;
    }
}

void Tokenizer::collect_compound() {
    joined_.clear();
    split_.clear();
    for (const Member& member : members_) {
        append_joined(joined_, member.joiner_before, member.analysis->joined);
        split_ += member.analysis->split;
    }
    TokenView& view = tokens_.emplace_back();
    view.form = joined_;
    view.stem = cache_->stem_of_joined(joined_);
    view.split = split_;
    view.begin_byte = members_.front().begin_byte;
    view.end_byte = unit_end_byte_;
    view.position = tokens_.front().position;
    view.span = position_ - view.position;
    view.kind = TokenKind::joined;
    view.weighs = false;
}

// The word with its sign is what weighs; the word alone only finds it.
void Tokenizer::collect_suffixed() {
    TokenView& word = tokens_.front();
    joined_ = std::string(word.form) + std::string(suffix_);
    word.kind = TokenKind::part;
    word.weighs = false;
    TokenView view;
    view.form = joined_;
    view.stem = joined_;
    view.begin_byte = word.begin_byte;
    view.end_byte = unit_end_byte_;
    view.position = word.position;
    view.kind = TokenKind::joined;
    tokens_.insert(tokens_.begin(), view);
}

}  // namespace kwic
