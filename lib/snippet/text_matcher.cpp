#include "snippet/text_matcher.hpp"

#include "snippet/near_marks.hpp"

#include <algorithm>
#include <atomic>
#include <span>
#include <tuple>
#include <utility>

namespace kwic {

// Takes the tokens position by position and walks every pattern along. A state is a pattern, the node it has reached
// and where it began; at each position the states of the position before move on over the edges that the tokens
// satisfy. Positions where no token takes part need not be seen.
class MatchSink : public WordSink {
  public:
    MatchSink(const TextMatcher& matcher, ClauseScope scope) : matcher_(matcher), scope_(scope) {}

    void take(std::span<const WordInText> words) override {
        for (const WordInText& word : words) {
            if (!matcher_.takes_part(*word.word)) continue;
            for (const PackedToken& token : word.word->tokens()) take(word, token);
        }
    }

    std::vector<Match> finish() {
        finish_position(0);
        std::sort(parts_.begin(), parts_.end());
        parts_.erase(std::unique(parts_.begin(), parts_.end()), parts_.end());
        for (const TextMatcher::CompiledNear& near : matcher_.nears_) mark(near);
        std::sort(matches_.begin(), matches_.end());
        matches_.erase(std::unique(matches_.begin(), matches_.end()), matches_.end());
        return std::move(matches_);
    }

  private:
    struct Found {
        TextMatcher::Use use;
        std::uint32_t begin_byte;
        std::uint32_t end_byte;
    };
    struct State {
        std::uint32_t pattern;
        std::uint32_t node;
        std::uint32_t position;  // of the match's first word
        std::uint32_t begin_byte;

        auto operator<=>(const State&) const = default;
    };
    // A match of a pattern of a near.
    struct Part {
        std::uint32_t pattern;
        PlaceSpan span;
        std::uint32_t begin_byte;
        std::uint32_t end_byte;

        auto operator<=>(const Part&) const = default;
    };

    void take(const WordInText& word, const PackedToken& token) {
        const std::uint32_t position = word.position + token.position;
        if (position != position_) finish_position(position);
        const TextNotes& notes = matcher_.noted(*token.text);
        note_uses(matcher_.stems_, notes.stem, word, token);
        note_uses(matcher_.forms_, notes.form, word, token);
    }

    void note_uses(const TextMatcher::Terms& terms, std::uint32_t number, const WordInText& word,
                   const PackedToken& token) {
        if (number == TextMatcher::no_uses) return;
        for (const TextMatcher::Use& use : terms.uses(number)) {
            const ClauseScope wanted = matcher_.patterns_[use.pattern].scope;
            if (wanted != ClauseScope::anywhere && wanted != scope_) continue;
            found_.push_back({use, static_cast<std::uint32_t>(word.begin_byte + token.begin_byte),
                              static_cast<std::uint32_t>(word.begin_byte + token.end_byte)});
        }
    }

    void finish_position(std::uint32_t next_position) {
        next_states_.clear();
        if (!found_.empty()) {
            std::sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) { return a.use < b.use; });
            for (std::size_t first = 0; first < found_.size();) first = take_label(first);
            found_.clear();
        }
        std::sort(next_states_.begin(), next_states_.end());
        next_states_.erase(std::unique(next_states_.begin(), next_states_.end()), next_states_.end());
        std::swap(states_, next_states_);
        if (next_position != position_ + 1) states_.clear();
        position_ = next_position;
    }

    // Looks at the tokens found for one label, from `first` on; returns where the next label's begin.
    std::size_t take_label(std::size_t first) {
        const TextMatcher::Use& use = found_[first].use;
        Found range = found_[first];
        std::size_t distinct_terms = 1;
        std::size_t last = first + 1;
        for (; last < found_.size(); ++last) {
            const Found& found = found_[last];
            if (std::tie(found.use.pattern, found.use.edge, found.use.label) !=
                std::tie(use.pattern, use.edge, use.label))
                break;
            if (found.use.term != found_[last - 1].use.term) ++distinct_terms;
            range.begin_byte = std::min(range.begin_byte, found.begin_byte);
            range.end_byte = std::max(range.end_byte, found.end_byte);
        }
        const PatternEdge& edge = matcher_.patterns_[use.pattern].pattern->edges[use.edge];
        if (distinct_terms == edge.labels[use.label].terms.size()) walk(use.pattern, edge, range);
        return last;
    }

    void walk(std::uint32_t pattern, const PatternEdge& edge, const Found& range) {
        if (edge.from == 0) arrive({pattern, edge.to, position_, range.begin_byte}, range.end_byte);
        const auto is_earlier = [](const State& state, const std::pair<std::uint32_t, std::uint32_t>& place) {
            return std::tie(state.pattern, state.node) < std::tie(place.first, place.second);
        };
        auto state = std::lower_bound(states_.begin(), states_.end(), std::pair(pattern, edge.from), is_earlier);
        for (; state != states_.end() && state->pattern == pattern && state->node == edge.from; ++state) {
            arrive({pattern, edge.to, state->position, state->begin_byte}, range.end_byte);
        }
    }

    void arrive(const State& state, std::uint32_t end_byte) {
        if (state.node != 1) {
            next_states_.push_back(state);
            return;
        }
        const TextMatcher::CompiledPattern& pattern = matcher_.patterns_[state.pattern];
        if (pattern.in_near) {
            parts_.push_back({state.pattern, {state.position, position_ + 1}, state.begin_byte, end_byte});
        } else {
            matches_.push_back({state.begin_byte, end_byte, state.position, pattern.clause});
        }
    }

    void mark(const TextMatcher::CompiledNear& near) {
        const auto number_of = [&](const Pattern& pattern) {
            std::uint32_t number = near.first_pattern;
            while (matcher_.patterns_[number].pattern != &pattern) ++number;
            return number;
        };
        const auto parts_of = [&](std::uint32_t pattern, PlaceSpan first, PlaceSpan last) {
            return std::pair(std::lower_bound(parts_.begin(), parts_.end(), Part{pattern, first, 0, 0}),
                             std::upper_bound(parts_.begin(), parts_.end(), Part{pattern, last, no_byte, no_byte}));
        };
        const auto find = [&](const Pattern& pattern) {
            std::vector<PlaceSpan> spans;
            const auto [first, last] = parts_of(number_of(pattern), {0, 0}, {no_byte, no_byte});
            for (auto part = first; part != last; ++part) {
                if (spans.empty() || spans.back() != part->span) spans.push_back(part->span);
            }
            return spans;
        };
        mark_near(*near.near, find, [&](const Pattern& pattern, PlaceSpan span) {
            const auto [first, last] = parts_of(number_of(pattern), span, span);
            for (auto part = first; part != last; ++part) {
                matches_.push_back({part->begin_byte, part->end_byte, span.begin, near.clause});
            }
        });
    }

    static constexpr std::uint32_t no_byte = ~std::uint32_t{0};

    const TextMatcher& matcher_;
    ClauseScope scope_;
    std::uint32_t position_ = 0;
    std::vector<Found> found_;
    std::vector<State> states_;  // sorted
    std::vector<State> next_states_;
    std::vector<Match> matches_;
    std::vector<Part> parts_;
};

void TextMatcher::Terms::add(const std::string& term, const Use& use) {
    if (term.empty()) return;
    const auto [place, is_new] = numbers_.try_emplace(term, static_cast<std::uint32_t>(uses_.size()));
    if (is_new) uses_.emplace_back();
    uses_[place->second].push_back(use);
    traits_ |= trait_of(term);
}

TextMatcher::TextMatcher(const std::vector<TextClause>& clauses) {
    static std::atomic<std::uint64_t> matchers = 0;
    serial_ = ++matchers;
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        compile(clauses[i].places, static_cast<std::uint32_t>(i), clauses[i].scope, false);
    }
    want_beginnings();
}

void TextMatcher::compile(const Places& places, std::uint32_t clause, ClauseScope scope, bool in_near) {
    for (const Pattern& pattern : places.patterns) compile(pattern, clause, scope, in_near);
    for (const Near& near : places.nears) {
        const auto first = static_cast<std::uint32_t>(patterns_.size());
        for (const Places& part : near.parts) compile(part, clause, scope, true);
        if (!in_near) nears_.push_back({&near, clause, first});
    }
}

void TextMatcher::compile(const Pattern& pattern, std::uint32_t clause, ClauseScope scope, bool in_near) {
    const auto number = static_cast<std::uint32_t>(patterns_.size());
    patterns_.push_back({&pattern, clause, scope, in_near});
    for (std::uint32_t edge = 0; edge < pattern.edges.size(); ++edge) {
        const std::vector<Label>& labels = pattern.edges[edge].labels;
        for (std::uint32_t label = 0; label < labels.size(); ++label) {
            Terms& terms = labels[label].kind == LabelKind::stems ? stems_ : forms_;
            for (std::uint32_t term = 0; term < labels[label].terms.size(); ++term) {
                terms.add(labels[label].terms[term], {number, edge, label, term});
            }
        }
    }
}

void TextMatcher::want_beginnings() {
    for (const auto& [term, number] : stems_) beginnings_.want_stem(term);
    for (const auto& [term, number] : forms_) beginnings_.want_form(term);
}

// The notes of a word hold the serial of the matcher that met it last, and in the lowest bit whether it takes part.
bool TextMatcher::takes_part(const PackedWord& word) const {
    const std::uint64_t noted = std::uint64_t{word.notes.number} << 32 | word.notes.document;
    if (noted >> 1 == serial_) return (noted & 1) != 0;
    const bool takes_part = look_up(word);
    const std::uint64_t notes = serial_ << 1 | (takes_part ? 1 : 0);
    word.notes = {static_cast<std::uint32_t>(notes), static_cast<std::uint32_t>(notes >> 32)};
    return takes_part;
}

bool TextMatcher::look_up(const PackedWord& word) const {
    const std::span<const PackedToken> tokens = word.tokens();
    return std::any_of(tokens.begin(), tokens.end(), [this](const PackedToken& token) {
        const TextNotes& notes = noted(*token.text);
        return notes.stem != no_uses || notes.form != no_uses;
    });
}

// Those of a text hold the serial of the matcher that met it last, in any word, and the numbers of its uses.
const TextNotes& TextMatcher::noted(const TermText& text) const {
    TextNotes& notes = text.notes;
    const auto low = static_cast<std::uint32_t>(serial_);
    const auto high = static_cast<std::uint32_t>(serial_ >> 32);
    if (notes.epoch != low || notes.title != high) {
        notes = {low, stems_.find(text.stem()), forms_.find(text.form()), high, 0};
    }
    return notes;
}

std::vector<Match> TextMatcher::match(std::string_view text, std::string_view language, ClauseScope scope,
                                      Tokenizer& tokenizer) const {
    MatchSink sink(*this, scope);
    if (!patterns_.empty()) tokenizer.tokenize_wanted(text, language, 1, beginnings_, sink);
    return sink.finish();
}

}  // namespace kwic
