#include "search/query_compiler.hpp"

#include "search/prefix_expansion.hpp"
#include "search/unit_query.hpp"
#include "storage/term_space.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <map>

namespace kwic {
namespace {

// What two words of the query count where a text writes them as one ("web assembly" in "WebAssembly"): such a word is
// rarer than either of them, and counted in full would outweigh texts that write the two apart.
constexpr double joined_share = 0.25;

Xapian::Query without_weight(const Xapian::Query& query) {
    return {Xapian::Query::OP_SCALE_WEIGHT, query, 0.0};
}

Xapian::Query any_of(const std::vector<Xapian::Query>& queries) {
    return {Xapian::Query::OP_OR, queries.begin(), queries.end()};
}

ClauseScope scope_of(const Query& leaf) {
    return leaf.field == "title" ? ClauseScope::title : ClauseScope::anywhere;
}

bool is_bare_word(const Query& node) {
    return node.kind == QueryKind::word && node.field.empty();
}

std::string written_of(const Query& leaf) {
    Query alone = leaf;
    alone.occurrence = Occurrence::optional;
    return to_string(Query{QueryKind::group, Occurrence::optional, "", "", {alone}, 0, 0});
}

}  // namespace

CompiledQuery QueryCompiler::compile(const Query& tree, std::string_view text) {
    text_ = text;
    keep_stop_words_ = false;
    dropped_stop_words_ = false;
    optional_terms_ = 0;
    compiled_ = {};
    Part whole = compile_node(tree, true);
    if (!whole && dropped_stop_words_) {
        keep_stop_words_ = true;
        optional_terms_ = 0;
        compiled_ = {};
        whole = compile_node(tree, true);
    }
    if (whole) compiled_.query = *whole;
    return std::move(compiled_);
}

void QueryCompiler::warn(const Query& node, std::string message) {
    const std::size_t begin = std::min(node.begin_byte, text_.size());
    compiled_.warnings.push_back({count_code_points(text_.substr(0, begin)) + 1, std::move(message), ""});
}

void QueryCompiler::add_clause(TextClause clause, bool marks) {
    if (marks) compiled_.clauses.push_back(std::move(clause));
}

QueryCompiler::Part QueryCompiler::compile_node(const Query& node, bool marks) {
    switch (node.kind) {
        case QueryKind::nothing:
            return std::nullopt;
        case QueryKind::group:
            return compile_group(node, marks);
        case QueryKind::prefix:
            return compile_prefix(node, marks);
        case QueryKind::word:
        case QueryKind::phrase:
            return compile_in_one_piece(node, marks);
    }
    return std::nullopt;
}

QueryCompiler::Part QueryCompiler::compile_group(const Query& group, bool marks) {
    std::vector<Xapian::Query> required;
    std::vector<Xapian::Query> optional;
    std::vector<Xapian::Query> excluded;
    std::vector<const Query*> bare_words;
    for (const Query& child : group.children) {
        if (child.occurrence == Occurrence::optional && is_bare_word(child)) {
            bare_words.push_back(&child);
            continue;
        }
        bare_words.push_back(nullptr);
        const bool is_excluded = child.occurrence == Occurrence::excluded;
        const Part part = compile_node(child, marks && !is_excluded);
        if (!part) continue;
        (is_excluded ? excluded : child.occurrence == Occurrence::required ? required : optional).push_back(*part);
    }
    if (const Part words = compile_optional_words(bare_words, marks)) optional.push_back(*words);
    Part all;
    if (!required.empty()) {
        all = Xapian::Query(Xapian::Query::OP_AND, required.begin(), required.end());
        if (!optional.empty()) all = Xapian::Query(Xapian::Query::OP_AND_MAYBE, *all, any_of(optional));
    } else if (!optional.empty()) {
        all = any_of(optional);
    } else if (!excluded.empty() && !dropped_stop_words_) {
        all = without_weight(Xapian::Query::MatchAll);
    }
    if (!all || excluded.empty()) return all;
    return Xapian::Query(Xapian::Query::OP_AND_NOT, *all, any_of(excluded));
}

// Two neighbours of the query may stand in a text as one word.
void QueryCompiler::compile_join(const QueryUnit& first, const QueryUnit& second, std::vector<Xapian::Query>& queries,
                                 bool marks) {
    QueryUnit joined;
    joined.words = 1;
    joined.arcs = units_.join(first, second);
    if (joined.arcs.empty()) return;
    joined.written = first.written + ' ' + second.written;
    queries.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, make_unit_query(joined, ClauseScope::anywhere), joined_share);
    add_clause(make_unit_clause(joined, ClauseScope::anywhere), marks);
}

// A null word stands for something else between two words, which are then no neighbours; so does an empty unit.
std::vector<QueryUnit> QueryCompiler::read_optional_units(const std::vector<const Query*>& words) {
    std::vector<QueryUnit> units;
    for (const Query* word : words) {
        if (word == nullptr) {
            units.emplace_back();
            continue;
        }
        for (QueryUnit& unit : units_.read(word->text)) {
            if (literal_ && unit.words > 1) {
                for (QueryUnit& part : take_apart(unit)) units.push_back(std::move(part));
            } else {
                units.push_back(std::move(unit));
            }
        }
    }
    return units;
}

// Repetitions of a term count: raw query term frequency.
QueryCompiler::Part QueryCompiler::compile_optional_words(const std::vector<const Query*>& words, bool marks) {
    const std::vector<QueryUnit> units = read_optional_units(words);
    std::map<std::string, Xapian::termcount> frequencies;
    std::vector<Xapian::Query> queries;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const QueryUnit& unit = units[i];
        if (unit.arcs.empty()) continue;
        if (unit.stop_word && !keep_stop_words_) {
            dropped_stop_words_ = true;
            continue;
        }
        if (i + 1 < units.size()) compile_join(unit, units[i + 1], queries, marks);
        const std::string term = as_one_term(unit);
        if (!term.empty() && frequencies.contains(term)) {
            ++frequencies[term];
            continue;
        }
        if (!take_optional_term(unit)) break;
        if (unit.hangul_bigrams) {
            queries.push_back(make_bigram_query(unit, ClauseScope::anywhere));
            add_clause(make_bigram_clause(unit, ClauseScope::anywhere), marks);
            continue;
        }
        if (term.empty()) {
            queries.push_back(make_unit_query(unit, ClauseScope::anywhere));
        } else {
            frequencies[term] = 1;
        }
        add_clause(make_unit_clause(unit, ClauseScope::anywhere), marks);
    }
    for (const auto& [term, frequency] : frequencies) queries.emplace_back(term, frequency);
    if (queries.empty()) return std::nullopt;
    return any_of(queries);
}

// The parser counts words between spaces; a script without spaces holds many in one.
bool QueryCompiler::take_optional_term(const QueryUnit& unit) {
    if (++optional_terms_ <= max_query_terms) return true;
    compiled_.warnings.push_back({1,
                                  "the query has more than " + std::to_string(max_query_terms) +
                                      " different words; those from \"" + unit.written + "\" on are left out",
                                  ""});
    return false;
}

QueryCompiler::Part QueryCompiler::compile_in_one_piece(const Query& leaf, bool marks) {
    const QueryUnit whole = units_.chain(units_.read(leaf.text));
    if (whole.arcs.empty()) {
        warn(leaf, "there is no word in " + written_of(leaf) + "; it is left out");
        return std::nullopt;
    }
    TextClause clause = make_unit_clause(whole, scope_of(leaf));
    clause.written = written_of(leaf);
    add_clause(std::move(clause), marks);
    return make_unit_query(whole, scope_of(leaf));
}

// A compound's forms are joined ones, so that `non-align*` looks for "nonalign".
std::string QueryCompiler::prefix_form(const Query& leaf) {
    std::string form;
    for (const QueryUnit& unit : units_.read(leaf.text)) {
        std::string folded;
        fold_word(unit.written, folded);
        strip_latin_marks(folded);
        for (const char c : folded) {
            if (c != '-' && c != '\'' && c != '_' && c != '&') form += c;
        }
    }
    return form;
}

QueryCompiler::Part QueryCompiler::compile_prefix(const Query& leaf, bool marks) {
    const std::string prefix = prefix_form(leaf);
    if (prefix.empty()) {
        warn(leaf, "there is no letter in " + written_of(leaf) + "; it is left out");
        return std::nullopt;
    }
    const PrefixExpansion expansion = expand_prefix(database_, prefix, max_wildcard_expansions);
    if (expansion.found > expansion.forms.size()) {
        warn(leaf, written_of(leaf) + " stands for " + std::to_string(expansion.found) + " words; only the " +
                       std::to_string(expansion.forms.size()) + " most frequent are searched");
    }
    const bool in_title = scope_of(leaf) == ClauseScope::title;
    TextClause clause;
    clause.written = written_of(leaf);
    clause.scope = scope_of(leaf);
    clause.vocabulary = in_title ? ClauseVocabulary::stems : ClauseVocabulary::forms;
    PatternEdge edge;
    std::vector<Xapian::Query> found;
    std::vector<Xapian::Query> weights;
    for (const std::string& form : expansion.forms) {
        if (!in_title) {
            found.emplace_back(make_term(TermSpace::form, form));
            edge.labels.push_back({{form}});
        }
        for (const std::string& stem : units_.stems_of(form)) {
            const Label label{{stem}};
            if (in_title && std::find(edge.labels.begin(), edge.labels.end(), label) == edge.labels.end()) {
                found.emplace_back(make_term(TermSpace::title, stem));
                edge.labels.push_back(label);
            }
            weights.emplace_back(make_term(TermSpace::stem, stem));
        }
    }
    clause.patterns.push_back({2, {std::move(edge)}});
    add_clause(std::move(clause), marks);
    if (found.empty()) return Xapian::Query::MatchNothing;
    const Xapian::Query as_one_word(Xapian::Query::OP_SYNONYM, weights.begin(), weights.end());
    return Xapian::Query(Xapian::Query::OP_AND_MAYBE, without_weight(any_of(found)), as_one_word);
}

}  // namespace kwic
