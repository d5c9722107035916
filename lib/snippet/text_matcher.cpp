#include "snippet/text_matcher.hpp"

#include <algorithm>
#include <atomic>
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

    void take(const WordInText& word, const PackedToken& token) {
        const std::uint32_t position = word.position + token.position;
        if (position != position_) finish_position(position);
        note_uses(matcher_.stems_, token.notes.stem, word, token);
        note_uses(matcher_.forms_, token.notes.form, word, token);
    }

    void note_uses(const TextMatcher::Terms& terms, std::uint32_t number, const WordInText& word,
                   const PackedToken& token) {
        if (number == TextMatcher::no_uses) return;
        for (const TextMatcher::Use& use : terms.uses(number)) {
            if (matcher_.patterns_[use.pattern].title_only && scope_ != ClauseScope::title) continue;
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
        if (state.node == 1) {
            matches_.push_back({state.begin_byte, end_byte, state.position, matcher_.patterns_[state.pattern].clause});
        } else {
            next_states_.push_back(state);
        }
    }

    const TextMatcher& matcher_;
    ClauseScope scope_;
    std::uint32_t position_ = 0;
    std::vector<Found> found_;
    std::vector<State> states_;  // sorted
    std::vector<State> next_states_;
    std::vector<Match> matches_;
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
    for (std::size_t i = 0; i < clauses.size(); ++i) compile(clauses[i], static_cast<std::uint32_t>(i));
    want_beginnings();
}

void TextMatcher::compile(const TextClause& clause, std::uint32_t number) {
    Terms& terms = clause.vocabulary == ClauseVocabulary::stems ? stems_ : forms_;
    for (const Pattern& pattern : clause.patterns) {
        const auto pattern_number = static_cast<std::uint32_t>(patterns_.size());
        patterns_.push_back({&pattern, number, clause.scope == ClauseScope::title});
        for (std::uint32_t edge = 0; edge < pattern.edges.size(); ++edge) {
            const std::vector<Label>& labels = pattern.edges[edge].labels;
            for (std::uint32_t label = 0; label < labels.size(); ++label) {
                for (std::uint32_t term = 0; term < labels[label].terms.size(); ++term) {
                    terms.add(labels[label].terms[term], {pattern_number, edge, label, term});
                }
            }
        }
    }
}

void TextMatcher::want_beginnings() {
    for (const auto& [term, number] : stems_) beginnings_.want_stem(term);
    for (const auto& [term, number] : forms_) beginnings_.want_form(term);
}

// The notes of a word hold the serial of the matcher that met it last, and in the lowest bit whether it takes part; the
// notes of its tokens hold the numbers of the uses then.
bool TextMatcher::takes_part(const PackedWord& word) const {
    const std::uint64_t noted = std::uint64_t{word.notes.number} << 32 | word.notes.document;
    if (noted >> 1 == serial_) return (noted & 1) != 0;
    const bool takes_part = look_up(word);
    const std::uint64_t notes = serial_ << 1 | (takes_part ? 1 : 0);
    word.notes = {static_cast<std::uint32_t>(notes), static_cast<std::uint32_t>(notes >> 32)};
    return takes_part;
}

bool TextMatcher::look_up(const PackedWord& word) const {
    bool found = false;
    for (const PackedToken& token : word.tokens()) {
        token.notes.stem = stems_.find(token.stem());
        token.notes.form = forms_.find(token.form());
        found = found || token.notes.stem != no_uses || token.notes.form != no_uses;
    }
    return found;
}

std::vector<Match> TextMatcher::match(std::string_view text, std::string_view language, ClauseScope scope,
                                      Tokenizer& tokenizer) const {
    MatchSink sink(*this, scope);
    if (!patterns_.empty()) tokenizer.tokenize_wanted(text, language, 1, beginnings_, sink);
    return sink.finish();
}

}  // namespace kwic
