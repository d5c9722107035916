#include "search/unit_reader.hpp"

#include "analysis/word_analyzer.hpp"
#include "search/longer_words.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace kwic {
namespace {

constexpr std::size_t max_label_terms = 64;  // bigrams of one word

// Gathers the units of one language.
class UnitSink : public TokenSink {
  public:
    UnitSink(std::string_view text, LabelKind kind, std::vector<QueryUnit>& units)
        : text_(text), kind_(kind), units_(units) {}

    // What goes beyond max_chain_words words of a unit is left out.
    void take(const TokenView& token) override {
        if (units_.empty() || token.unit != unit_) begin_unit(token);
        QueryUnit& unit = units_.back();
        const std::uint32_t word = token.position - first_position_;
        if (word + token.span > UnitReader::max_chain_words) {
            unit.cut = true;
            return;
        }
        unit.words = std::max(unit.words, word + token.span);
        if (unit.words > 1) unit.stop_word = false;
        begin_byte_ = std::min(begin_byte_, token.begin_byte);
        end_byte_ = std::max(end_byte_, token.end_byte);
        if (token.kind == TokenKind::bigram) {
            if (kind_ == LabelKind::stems) take_bigram(token, word);
        } else if (token.kind != TokenKind::character) {
            take_word(token, word);
        }
    }

    void finish() {
        if (units_.empty()) return;
        units_.back().written = text_.substr(begin_byte_, end_byte_ - begin_byte_);
        units_.back().begin_byte = begin_byte_;
    }

  private:
    void begin_unit(const TokenView& token) {
        finish();
        units_.emplace_back();
        unit_ = token.unit;
        first_position_ = token.position;
        begin_byte_ = token.begin_byte;
        end_byte_ = token.end_byte;
        whole_word_ = npos;
        bigram_arc_ = npos;
        parts_in_word_ = 1;
    }

    // "C" is part of "C++" and takes the same word; asking for the whole must not find the part.
    void take_word(const TokenView& token, std::uint32_t word) {
        QueryUnit& unit = units_.back();
        if (token.kind == TokenKind::part && whole_word_ == word) return;
        if (token.kind == TokenKind::joined && token.span == 1) whole_word_ = word;
        if (token.kind == TokenKind::joined && token.weighs) parts_in_word_ = token.span;
        if (word == 0 && (token.kind == TokenKind::joined || (token.kind == TokenKind::word && unit.form.empty()))) {
            unit.form = token.form;
        }
        if (token.kind == TokenKind::word && word == 0 && unit.words == 1) unit.stop_word = token.stop_word;
        const std::string_view term = kind_ == LabelKind::stems ? token.stem : token.form;
        if (term.empty()) return;
        const double share = token.kind == TokenKind::part ? 1.0 / parts_in_word_ : 1.0;
        add_arc(unit, {word, word + token.span, {{{std::string(term)}, kind_}}, !token.stop_word, share});
    }

    // A unit with bigrams is one word, so all of them belong to one label.
    void take_bigram(const TokenView& token, std::uint32_t word) {
        QueryUnit& unit = units_.back();
        if (bigram_arc_ == npos) {
            bigram_arc_ = static_cast<std::uint32_t>(unit.arcs.size());
            unit.arcs.push_back({word, word + 1, {{}}, token.weighs, 1});
            unit.hangul_bigrams = token.weighs;
        }
        std::vector<std::string>& terms = unit.arcs[bigram_arc_].labels[0].terms;
        if (terms.size() < max_label_terms && std::find(terms.begin(), terms.end(), token.stem) == terms.end()) {
            terms.emplace_back(token.stem);
        }
    }

    static constexpr std::uint32_t npos = ~0U;

    std::string_view text_;
    LabelKind kind_;
    std::vector<QueryUnit>& units_;
    std::uint32_t unit_ = 0;
    std::uint32_t first_position_ = 0;
    std::size_t begin_byte_ = 0;
    std::size_t end_byte_ = 0;
    std::uint32_t whole_word_ = npos;
    std::uint32_t bigram_arc_ = npos;
    std::uint32_t parts_in_word_ = 1;
};

// The arcs of a unit as one way through another unit that has `words` words: its words in a chain, and its joined form.
std::vector<Arc> as_detours(const QueryUnit& unit, std::uint32_t words) {
    std::vector<Arc> detours;
    Arc chain{0, words, {}, false, 1};
    for (std::uint32_t word = 0; word < unit.words; ++word) {
        const auto step = std::find_if(unit.arcs.begin(), unit.arcs.end(), [&](const Arc& arc) {
            return arc.from == word && arc.to == word + 1 && arc.labels.size() == 1;
        });
        if (step == unit.arcs.end()) return detours;
        chain.labels.push_back(step->labels[0]);
        chain.weighs = chain.weighs || step->weighs;
    }
    detours.push_back(std::move(chain));
    for (const Arc& arc : unit.arcs) {
        if (arc.from == 0 && arc.to == unit.words && unit.words > 1)
            detours.push_back({0, words, arc.labels, arc.weighs, 1});
    }
    return detours;
}

std::vector<Label> read_way(std::string_view way) {
    std::vector<Label> labels;
    while (!way.empty()) {
        const std::size_t end = std::min(way.find(' '), way.size());
        if (end > 0) labels.push_back({{std::string(way.substr(0, end))}});
        way.remove_prefix(std::min(end + 1, way.size()));
    }
    return labels;
}

void shift(Arc& arc, std::uint32_t by) {
    arc.from += by;
    arc.to += by;
}

}  // namespace

std::vector<QueryUnit> UnitReader::read(std::string_view text) {
    std::vector<QueryUnit> units;
    for (const std::string& language : languages_) {
        std::vector<QueryUnit> read;
        UnitSink sink(text, LabelKind::stems, read);
        tokenizer_.tokenize(text, language, 1, sink);
        sink.finish();
        if (&language == &languages_.front()) {
            units = std::move(read);
        } else {
            merge(units, std::move(read));
        }
    }
    for (QueryUnit& unit : units) add_splits(unit);
    return units;
}

// Folding is the same in all languages. A unit without its form is joined with none beside it.
std::vector<QueryUnit> UnitReader::read_forms(std::string_view text) {
    std::vector<QueryUnit> units;
    UnitSink sink(text, LabelKind::forms, units);
    tokenizer_.tokenize(text, languages_.front(), 1, sink);
    sink.finish();
    for (QueryUnit& unit : units) unit.form.clear();
    return units;
}

double UnitReader::best_weight(std::string_view text) {
    double sum = 0;
    for (const QueryUnit& unit : read(text)) {
        double best = 0;
        for (const Arc& arc : unit.arcs) {
            if (arc.weighs && arc.is_one_term()) best = std::max(best, vocabulary_.best_weight(arc.labels[0].terms[0]));
        }
        sum += best;
    }
    return sum;
}

double UnitReader::most_weight(std::string_view text) {
    double sum = 0;
    for (const QueryUnit& unit : read(text)) {
        for (const Arc& arc : unit.arcs) {
            if (!arc.weighs) continue;
            for (const Label& label : arc.labels) {
                for (const std::string& term : label.terms) {
                    const bool may_weigh = vocabulary_.statistics(term).wdf_sum > 0;
                    if (may_weigh) sum += arc.share * vocabulary_.best_weight(term);
                }
            }
        }
    }
    return sum;
}

// Word boundaries are the same in all languages, so the units are; only what is inside of them may differ.
void UnitReader::merge(std::vector<QueryUnit>& units, std::vector<QueryUnit> others) const {
    for (std::size_t i = 0; i < std::min(units.size(), others.size()); ++i) {
        QueryUnit& unit = units[i];
        const QueryUnit& other = others[i];
        unit.stop_word = unit.stop_word && other.stop_word;
        std::vector<Arc> arcs = other.words == unit.words ? other.arcs : as_detours(other, unit.words);
        for (Arc& arc : arcs) {
            // A word that is a stop word in one language only still weighs in documents of the others.
            const auto same = std::find_if(unit.arcs.begin(), unit.arcs.end(), [&](const Arc& known) {
                return known.from == arc.from && known.to == arc.to && known.labels == arc.labels;
            });
            if (same == unit.arcs.end()) {
                unit.arcs.push_back(std::move(arc));
            } else {
                same->weighs = same->weighs || arc.weighs;
            }
        }
    }
}

// The parts count together as one word, and all ways together no more than the word that they make: the parts of one
// that was split by mistake ("f ile") may be much rarer than the word.
void UnitReader::weigh_ways(const std::string& joined_stem, std::span<Arc> ways) const {
    const double joined = vocabulary_.best_weight(joined_stem);
    for (Arc& way : ways) {
        double parts = 0;
        for (const Label& label : way.labels) parts += vocabulary_.best_weight(label.terms[0]);
        way.share = 1.0 / static_cast<double>(way.labels.size());
        if (parts > 0) way.share = std::min(way.share, joined / parts / static_cast<double>(ways.size()));
    }
}

void UnitReader::add_splits(QueryUnit& unit) const {
    std::vector<Arc> ways;
    for (const Arc& arc : unit.arcs) {
        if (!arc.is_one_term()) continue;
        const std::size_t first = ways.size();
        const std::string lines = vocabulary_.splits_of(arc.labels[0].terms[0]);
        for (std::size_t begin = 0; begin < lines.size();) {
            const std::size_t end = std::min(lines.find('\n', begin), lines.size());
            std::vector<Label> labels = read_way(std::string_view(lines).substr(begin, end - begin));
            if (labels.size() > 1 && labels.size() <= max_joined_parts) {
                ways.push_back({arc.from, arc.to, std::move(labels), true, 1});
            }
            begin = end + 1;
        }
        weigh_ways(arc.labels[0].terms[0], std::span(ways).subspan(first));
    }
    for (Arc& way : ways) {
        // The way that the query itself takes, word by word, is there already.
        const bool own_words = way.to - way.from == way.labels.size();
        if (!own_words) add_arc(unit, std::move(way));
    }
}

std::vector<std::string> UnitReader::stems_of(std::string_view form) {
    std::vector<std::string> stems;
    std::string stem;
    for (const std::string& language : languages_) {
        tokenizer_.language(language).stem_word(form, stem);
        if (std::find(stems.begin(), stems.end(), stem) == stems.end()) stems.push_back(stem);
    }
    return stems;
}

std::vector<Label> UnitReader::labels_of(std::string_view form) {
    std::vector<Label> labels;
    if (!std::all_of(form.begin(), form.end(), is_ascii)) {
        for (const QueryUnit& unit : read(form)) {
            if (unit.words != 1 || !unit.hangul_bigrams) continue;
            for (const Arc& arc : unit.arcs) labels.push_back(arc.labels[0]);
        }
    }
    if (labels.empty()) {
        for (std::string& stem : stems_of(form)) labels.push_back({{std::move(stem)}});
    }
    return labels;
}

std::vector<Arc> UnitReader::join(const QueryUnit& first, const QueryUnit& second) {
    std::vector<Arc> arcs;
    const auto is_plain = [](const QueryUnit& unit) {
        return unit.words == 1 && !unit.form.empty() && !unit.stop_word;
    };
    if (!is_plain(first) || !is_plain(second)) return arcs;
    std::string joined = first.form;
    append_joined(joined, '-', second.form);
    for (std::string& stem : stems_of(joined)) {
        if (vocabulary_.has_stem(stem)) arcs.push_back({0, 1, {{{std::move(stem)}}}, true, 1});
    }
    return arcs;
}

QueryUnit UnitReader::chain(const std::vector<QueryUnit>& units) {
    QueryUnit whole;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const QueryUnit& unit = units[i];
        whole.cut = whole.cut || unit.cut;
        if (whole.words + unit.words > max_chain_words) {
            whole.cut = true;
            break;
        }
        if (i > 0) {
            for (Arc& arc : join(units[i - 1], unit)) {
                add_arc(whole, {whole.words - 1, whole.words + 1, std::move(arc.labels), arc.weighs, arc.share});
            }
        }
        for (Arc arc : unit.arcs) {
            shift(arc, whole.words);
            add_arc(whole, std::move(arc));
        }
        add_longer_words(units, i, whole);
        whole.words += unit.words;
        whole.stop_word = (i == 0 || whole.stop_word) && unit.stop_word;
    }
    return whole;
}

}  // namespace kwic
