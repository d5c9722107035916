// What the tokenizer must find, the plain way: every segment by all rules, every word analysed anew.
#pragma once

#include "analysis/tokenizer.hpp"
#include "analysis/word_analyzer.hpp"
#include "text/character_boundary.hpp"
#include "text/word_breaks.hpp"

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace kwic {

// A TokenView that owns its texts.
struct FoundToken {
    std::string form;
    std::string stem;
    std::string split;
    std::size_t begin_byte = 0;
    std::size_t end_byte = 0;
    std::uint32_t position = 0;
    std::uint32_t span = 1;
    TokenKind kind = TokenKind::word;
    bool stop_word = false;
    bool weighs = true;
    std::uint32_t unit = 0;

    bool operator==(const FoundToken&) const = default;
};

inline std::ostream& operator<<(std::ostream& out, const FoundToken& token) {
    return out << token.position << '+' << token.span << ':' << token.form << '/' << token.stem << '/' << token.split
               << ' ' << name_of(token.kind) << ' ' << token.begin_byte << ".." << token.end_byte << ' '
               << token.stop_word << token.weighs << " unit " << token.unit;
}

class NaiveTokenizer {
  public:
    explicit NaiveTokenizer(std::string_view language) : language_(language) {}

    std::vector<FoundToken> tokenize(std::string_view text, std::uint32_t first_position) {
        text_ = text;
        position_ = first_position;
        unit_ = 0;
        tokens_.clear();
        read_segments();
        for (std::size_t at = 0; at < segments_.size();) at = take_unit(at);
        return tokens_;
    }

    [[nodiscard]] std::uint32_t position() const { return position_; }

  private:
    struct Member {
        WordAnalysis analysis;
        std::size_t begin_byte;
        char joiner_before;
    };

    void read_segments() {
        segments_.clear();
        WordBreaker breaker;
        breaker.set_text(text_);
        for (Segment segment; breaker.next(segment);) {
            while (segment.kind != SegmentKind::none &&
                   segment.end_byte - segment.begin_byte > Tokenizer::max_word_bytes) {
                Segment first = segment;
                first.end_byte = boundary_at_or_before(text_, segment.begin_byte + Tokenizer::max_word_bytes);
                segments_.push_back(first);
                segment.begin_byte = first.end_byte;
            }
            segments_.push_back(segment);
        }
    }

    [[nodiscard]] std::string_view text_of(std::size_t at) const {
        return text_.substr(segments_[at].begin_byte, segments_[at].end_byte - segments_[at].begin_byte);
    }

    [[nodiscard]] bool is_word(std::size_t at) const {
        return at < segments_.size() &&
               (segments_[at].kind == SegmentKind::letters || segments_[at].kind == SegmentKind::number);
    }

    [[nodiscard]] WordAnalysis analyse(std::size_t at) {
        WordTable<TermText> no_parts;
        WordPacker packer(arena_, no_parts, TextsLast::no);
        PartFolder folder;
        folder.set_language(language_, 0);
        folder.set_packer(packer);
        return WordAnalyzer().analyze(folder, segments_[at].kind, text_of(at));
    }

    static char joiner_of(std::string_view gap) {
        if (gap == "&") return '&';
        const auto hyphens = {"-", "\u2010", "\u2011", "\uFE63", "\uFF0D"};
        return std::find(hyphens.begin(), hyphens.end(), gap) == hyphens.end() ? '\0' : '-';
    }

    // The segment after the unit that begins with segment `at`.
    std::size_t take_unit(std::size_t at) {
        if (segments_[at].kind == SegmentKind::none) return at + 1;
        std::vector<Member> members = {{analyse(at), segments_[at].begin_byte, '\0'}};
        std::size_t end = segments_[at].end_byte;
        const std::string_view word = text_of(at);
        if (const std::size_t sign = sign_bytes(at, word); members[0].analysis.compounds && sign > 0) {
            end += sign;
            for (++at; at < segments_.size() && segments_[at].begin_byte < end;) ++at;
            emit(members, end, text_.substr(end - sign, sign));
            return at;
        }
        for (++at; members.back().analysis.compounds && members.size() < max_joined_parts && is_word(at + 1); at += 2) {
            const char joiner = segments_[at].kind == SegmentKind::none ? joiner_of(text_of(at)) : '\0';
            Member next = {analyse(at + 1), segments_[at + 1].begin_byte, joiner};
            if (joiner == '\0' || !next.analysis.compounds) break;
            end = segments_[at + 1].end_byte;
            members.push_back(std::move(next));
        }
        emit(members, end, {});
        return at;
    }

    [[nodiscard]] std::size_t sign_bytes(std::size_t at, std::string_view word) const {
        const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
        if (at + 1 == segments_.size() || segments_[at + 1].kind != SegmentKind::none) return 0;
        if (!std::all_of(word.begin(), word.end(), is_letter)) return 0;
        const std::string_view rest = text_.substr(segments_[at].end_byte);
        if (rest.starts_with("++")) return 2;
        return word.size() == 1 && rest.starts_with('#') ? 1 : 0;
    }

    void emit(const std::vector<Member>& members, std::size_t end, std::string_view sign) {
        std::vector<FoundToken> tokens;
        const std::uint32_t first = position_;
        for (const Member& member : members) {
            for (const PackedToken& token : member.analysis.tokens) {
                tokens.push_back({std::string(token.form()), std::string(token.stem()), std::string(token.split()),
                                  member.begin_byte + token.begin_byte, member.begin_byte + token.end_byte,
                                  position_ + token.position, token.span, static_cast<TokenKind>(token.kind),
                                  token.stop_word, token.weighs, unit_});
            }
            position_ += member.analysis.positions;
        }
        if (position_ == first) return;
        if (!sign.empty()) add_whole(tokens, end, sign);
        if (members.size() > 1 && position_ - first <= max_joined_parts) add_joined(tokens, members, end);
        std::stable_sort(tokens.begin(), tokens.end(), [](const FoundToken& a, const FoundToken& b) {
            return std::tie(a.position, a.begin_byte) < std::tie(b.position, b.begin_byte);
        });
        tokens_.insert(tokens_.end(), tokens.begin(), tokens.end());
        ++unit_;
    }

    void add_whole(std::vector<FoundToken>& tokens, std::size_t end, std::string_view sign) const {
        FoundToken& word = tokens.front();
        word.kind = TokenKind::part;
        word.weighs = false;
        FoundToken whole;
        whole.form = word.form + std::string(sign);
        whole.stem = whole.form;
        whole.begin_byte = word.begin_byte;
        whole.end_byte = end;
        whole.position = word.position;
        whole.kind = TokenKind::joined;
        whole.unit = unit_;
        tokens.insert(tokens.begin(), whole);
    }

    void add_joined(std::vector<FoundToken>& tokens, const std::vector<Member>& members, std::size_t end) const {
        FoundToken joined;
        for (const Member& member : members) {
            append_joined(joined.form, member.joiner_before, member.analysis.joined);
            joined.split += member.analysis.split;
        }
        language_.stem_word(joined.form, joined.stem);
        joined.begin_byte = members.front().begin_byte;
        joined.end_byte = end;
        joined.position = tokens.front().position;
        joined.span = position_ - joined.position;
        joined.kind = TokenKind::joined;
        joined.weighs = false;
        joined.unit = unit_;
        tokens.push_back(joined);
    }

    Language language_;
    ByteArena arena_;  // of texts
    std::string_view text_;
    std::vector<Segment> segments_;
    std::vector<FoundToken> tokens_;
    std::uint32_t position_ = 0;
    std::uint32_t unit_ = 0;
};

}  // namespace kwic
