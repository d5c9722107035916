#include "search/value_words.hpp"

#include "text/edit_distance.hpp"
#include "text/fold.hpp"
#include "text/glob.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace kwic {
namespace {

// Forms of words are so, too.
std::string as_form(std::string_view text) {
    std::string form;
    fold_word(text, form);
    strip_latin_marks(form);
    return form;
}

}  // namespace

ValueWords::ValueWords(const Query& leaf, const std::vector<std::string>& languages, Tokenizer& tokenizer)
    : tokenizer_(tokenizer) {
    for (const std::string& language : languages) {
        Sequence sequence{language, {}, 0};
        add_leaf(leaf, leaf.exact, sequence);
        if (sequence.end > 0) sequences_.push_back(std::move(sequence));
    }
}

void ValueWords::add_leaf(const Query& leaf, bool exact, Sequence& sequence) {
    const std::uint32_t at = sequence.end;
    switch (leaf.kind) {
        case QueryKind::wildcard:
            sequence.steps.push_back({at, at + 1, Likeness::pattern, as_form(leaf.text)});
            ++sequence.end;
            break;
        case QueryKind::fuzzy:
            sequence.steps.push_back({at, at + 1, Likeness::edits, as_form(leaf.text), leaf.distance});
            ++sequence.end;
            break;
        default:
            if (leaf.children.empty()) return add_text(leaf.text, exact, sequence);
            for (const Query& child : leaf.children) add_leaf(child, exact || child.exact, sequence);
    }
}

// The parts of a word without spaces only count where nothing else stands for it.
void ValueWords::add_text(std::string_view text, bool exact, Sequence& sequence) {
    const std::uint32_t begin = sequence.end;
    std::set<std::uint32_t> whole;
    const std::vector<Word> words = words_of(text, sequence.language);
    for (const Word& word : words) {
        if (!word.form.empty()) whole.insert(word.position);
    }
    for (const Word& word : words) {
        if (word.form.empty() && whole.contains(word.position)) continue;
        const std::uint32_t from = begin + word.position - 1;
        const bool by_form = word.stem.empty() || (exact && !word.form.empty());
        sequence.steps.push_back(
            {from, from + word.span, by_form ? Likeness::form : Likeness::stem, by_form ? word.form : word.stem});
        sequence.end = std::max(sequence.end, from + word.span);
    }
}

std::vector<ValueWords::Word> ValueWords::words_of(std::string_view text, const std::string& language) {
    class Sink : public TokenSink {
      public:
        void take(const TokenView& token) override {
            words.push_back({std::string(token.form), std::string(token.stem), token.position, token.span, token.kind});
        }
        std::vector<Word> words;
    };
    Sink sink;
    tokenizer_.tokenize(text, language, 1, sink);
    return std::move(sink.words);
}

bool ValueWords::match(std::string_view value) {
    return std::any_of(sequences_.begin(), sequences_.end(), [&](const Sequence& sequence) {
        return stands_in(sequence, words_of(value, sequence.language));
    });
}

bool ValueWords::is_like(const Word& word, const Step& step) {
    switch (step.likeness) {
        case Likeness::stem:
            return word.stem == step.text;
        case Likeness::form:
            return word.form == step.text;
        case Likeness::pattern:
            return !word.form.empty() && matches_glob(step.text, word.form);
        case Likeness::edits:
            return !word.form.empty() &&
                   edit_distance(code_points_of(word.form), code_points_of(step.text)) <= step.distance;
    }
    return false;
}

// Places of the sequence that are reached before each word; words come in the order of their positions.
bool ValueWords::stands_in(const Sequence& sequence, const std::vector<Word>& words) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> reached;  // position, place
    for (const Word& word : words) {
        reached.emplace(word.position, 0);
        for (const Step& step : sequence.steps) {
            if (!reached.contains({word.position, step.from}) || !is_like(word, step)) continue;
            if (step.to == sequence.end) return true;
            reached.emplace(word.position + word.span, step.to);
        }
    }
    return false;
}

}  // namespace kwic
