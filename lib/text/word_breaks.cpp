#include "text/word_breaks.hpp"

#include "text/dictionary_breaks.hpp"
#include "text/plain_words.hpp"
#include "text/utf8.hpp"
#include "text/word_break_class.hpp"
#include "text/word_break_rules.hpp"

namespace kwic {
namespace {

struct RuleMatch {
    std::size_t end = 0;
    SegmentKind kind = SegmentKind::none;
    bool dictionary = false;  // a character of a dictionary script is in it
};

WordBreakProperty property_of(const DecodedCodePoint& decoded) {
    return decoded.well_formed ? word_break_property_of(decoded.value)
                               : WordBreakProperty{WordBreakClass::newline, false};
}

// The longest match of all rules from `begin`.
RuleMatch match_rules(std::string_view text, std::size_t begin) {
    RuleMatch match;
    std::uint8_t state = word_break_start;
    bool dictionary = false;
    for (std::size_t at = begin; at < text.size();) {
        const DecodedCodePoint decoded = decode_utf8(text, at);
        const WordBreakProperty property = property_of(decoded);
        state = word_break_next(state, property.break_class);
        if (state == word_break_dead) break;
        dictionary = dictionary || property.in_dictionary_script;
        at += decoded.bytes;
        const WordBreakResult result = word_break_results[state];
        if (result.accepts) match = {at, result.kind, dictionary};
    }
    return match;
}

}  // namespace

WordBreaker::WordBreaker() = default;
WordBreaker::~WordBreaker() = default;
WordBreaker::WordBreaker(WordBreaker&&) noexcept = default;
WordBreaker& WordBreaker::operator=(WordBreaker&&) noexcept = default;

void WordBreaker::set_text(std::string_view text) {
    text_ = text;
    at_ = 0;
    run_ = {};
}

bool WordBreaker::next(Segment& segment) {
    if (is_dividing()) {
        take_piece(segment);
        return true;
    }
    if (at_ == text_.size()) return false;
    if (read_plain_segment(segment)) {
        at_ = segment.end_byte;
        return true;
    }
    const RuleMatch match = match_rules(text_, at_);
    segment = {at_, match.end, match.kind};
    if (match.dictionary) {
        divide(segment);
        take_piece(segment);
    } else {
        at_ = match.end;
    }
    return true;
}

bool WordBreaker::read_plain_segment(Segment& segment) const noexcept {
    PlainWord word;
    if (read_plain_word(text_, at_, word)) {
        segment = {at_, word.end_byte, kind_of_plain_word(text_, at_, word)};
        return true;
    }
    segment = {at_, find_plain_separator_end(text_, at_), SegmentKind::none};
    return segment.end_byte > at_;
}

void WordBreaker::divide(const Segment& run) {
    if (!dictionary_) dictionary_ = std::make_unique<DictionaryBreaks>();
    dictionary_->set_segment(text_.substr(run.begin_byte, run.end_byte - run.begin_byte));
    run_ = run;
}

void WordBreaker::take_piece(Segment& segment) {
    segment = run_;
    segment.begin_byte = at_;
    segment.end_byte = run_.begin_byte + dictionary_->next();
    at_ = segment.end_byte;
}

}  // namespace kwic
