#include "search/query_compiler.hpp"

#include "search/unit_plan.hpp"
#include "storage/term_space.hpp"

#include <algorithm>
#include <map>
#include <utility>

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

bool is_plain_word(const Query& node) {
    return node.kind == QueryKind::word && node.field.empty() && !node.exact;
}

bool is_bare_word(const Query& node) {
    return is_plain_word(node) && node.boost == 1;
}

// Plans of units that are more than a term, each once for all its repetitions.
class UnitPlans {
  public:
    // The unit must outlive this.
    void add(const QueryUnit& unit) { units_.push_back({&unit, {unit.source}}); }

    // Counts it, if it has been added before.
    bool repeat(const QueryUnit& unit) {
        const auto known = std::find_if(units_.begin(), units_.end(), [&](const Repeated& repeated) {
            return repeated.unit->words == unit.words && repeated.unit->arcs == unit.arcs;
        });
        if (known == units_.end()) return false;
        known->sources.push_back(unit.source);
        return true;
    }

    void move_to(std::vector<QueryPlan>& plans) {
        for (Repeated& repeated : units_) {
            const auto times = static_cast<double>(repeated.sources.size());
            plans.push_back(plan_scaled(make_unit_plan(*repeated.unit, ClauseScope::anywhere), times));
            plans.back().sources = std::move(repeated.sources);
        }
    }

  private:
    struct Repeated {
        const QueryUnit* unit;
        std::vector<const Query*> sources;
    };

    std::vector<Repeated> units_;
};

}  // namespace

CompiledQuery QueryCompiler::compile(const Query& tree) {
    Part whole;
    for (const bool drops_stop_words : {true, false}) {
        compiled_ = {};
        warnings_.take();
        optional_terms_ = 0;
        joins_.clear();
        dropped_stop_words_ = false;
        whole = compile_node(tree, {with_clauses_, drops_stop_words});
        if (whole || !dropped_stop_words_) break;
    }
    if (whole) compiled_.plan = *std::move(whole);
    compiled_.warnings = warnings_.take();
    return std::move(compiled_);
}

// Of the first leaf: all leaves of what stands in one piece have one field.
ClauseScope QueryCompiler::scope_of(const Query& node) const {
    const Query* leaf = &node;
    while (leaf->field.empty() && !leaf->children.empty()) leaf = &leaf->children[0];
    if (leaf->field == "title") return ClauseScope::title;
    const auto number = text_fields_.find(leaf->field);
    return number ? field_scope(*number) : ClauseScope::anywhere;
}

void QueryCompiler::warn_of_cut(const Query& leaf, const QueryUnit& unit) {
    if (unit.cut) warnings_.warn_of_cut(leaf, UnitReader::max_chain_words);
}

// `node`: what the clause is, if that is not what its unit says.
void QueryCompiler::add_clause(TextClause clause, const Query* node) {
    if (clause.places.empty()) return;
    if (node != nullptr) {
        clause.written = node->synonym_of.empty() ? written_of(*node) : node->text;
        clause.synonym_of = node->synonym_of;
    }
    const bool known = std::any_of(compiled_.clauses.begin(), compiled_.clauses.end(), [&](const TextClause& other) {
        return other.scope == clause.scope && other.places == clause.places;
    });
    if (!known) compiled_.clauses.push_back(std::move(clause));
}

QueryCompiler::Part QueryCompiler::compile_node(const Query& node, Context context) {
    Part part = compile_kind(node, context);
    if (part && node.kind != QueryKind::group) part->sources = {&node};
    if (part) part = plan_scaled(*std::move(part), node.boost);
    return part;
}

QueryCompiler::Part QueryCompiler::compile_kind(const Query& node, Context context) {
    if (filter_ != nullptr && FieldFilter::is_filter(node, text_fields_)) return compile_filter(node);
    switch (node.kind) {
        case QueryKind::nothing:
        case QueryKind::range:
            return std::nullopt;
        case QueryKind::group:
            return compile_group(node, context);
        case QueryKind::near:
            return compile_places(node, near_weight, context.marks);
        case QueryKind::wildcard:
        case QueryKind::fuzzy:
            return scope_of(node) == ClauseScope::anywhere ? compile_expansion(node, context.marks)
                                                           : compile_places(node, 0, context.marks);
        case QueryKind::word:
            if (node.exact) return compile_exact_word(node, context.marks);
            if (node.occurrence == Occurrence::optional && is_plain_word(node)) {
                return compile_optional_words({&node}, context);
            }
            return compile_in_one_piece(node, context.marks);
        case QueryKind::phrase:
            return node.exact || !node.children.empty() ? compile_places(node, phrase_weight, context.marks)
                                                        : compile_in_one_piece(node, context.marks);
    }
    return std::nullopt;
}

QueryCompiler::Part QueryCompiler::compile_group(const Query& group, Context context) {
    std::vector<QueryPlan> required;
    std::vector<QueryPlan> optional;
    std::vector<QueryPlan> excluded;
    std::vector<const Query*> bare_words;
    const bool dropped_before = std::exchange(dropped_stop_words_, false);
    bool ranks = false;  // something that is required does
    for (const Query& child : group.children) {
        if (child.occurrence == Occurrence::optional && is_bare_word(child)) {
            bare_words.push_back(&child);
            continue;
        }
        bare_words.push_back(nullptr);
        const bool is_excluded = child.occurrence == Occurrence::excluded;
        const bool is_optional = child.occurrence == Occurrence::optional;
        ranks = ranks || (!is_optional && !is_excluded && !FieldFilter::is_condition(child, text_fields_));
        Part part = compile_node(child, {context.marks && !is_excluded, context.drops_stop_words && is_optional});
        if (part) (is_excluded ? excluded : is_optional ? optional : required).push_back(*std::move(part));
    }
    if (Part words = compile_optional_words(bare_words, context)) optional.push_back(*std::move(words));
    Part all;
    if (!required.empty()) {
        all = plan_of(PlanKind::all, std::move(required));
        if (!optional.empty()) {
            QueryPlan any = plan_of(PlanKind::any, std::move(optional));
            all = ranks ? plan_of(PlanKind::maybe, {*std::move(all), std::move(any)})
                        : plan_of(PlanKind::filter, {std::move(any), *std::move(all)});
        }
    } else if (!optional.empty()) {
        all = plan_of(PlanKind::any, std::move(optional));
    } else if (!excluded.empty() && !dropped_stop_words_) {
        all = plan_everything();
    }
    dropped_stop_words_ = dropped_stop_words_ || dropped_before;
    if (!all || excluded.empty()) return all;
    excluded.insert(excluded.begin(), *std::move(all));
    return plan_of(PlanKind::without, std::move(excluded));
}

// Two neighbours of the query may stand in a text as one word.
void QueryCompiler::compile_join(const QueryUnit& first, const QueryUnit& second, std::vector<QueryPlan>& plans,
                                 bool marks) {
    QueryUnit joined;
    joined.words = 1;
    joined.written = first.written + ' ' + second.written;
    if (!joins_.insert(joined.written).second) return;
    joined.arcs = units_.join(first, second);
    if (joined.arcs.empty()) return;
    plans.push_back(plan_scaled(make_unit_plan(joined, ClauseScope::anywhere), joined_share));
    plans.back().sources = {first.source, second.source};
    if (marks) add_clause(make_unit_clause(joined, ClauseScope::anywhere));
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
            unit.source = word;
            warn_of_cut(*word, unit);
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
QueryCompiler::Part QueryCompiler::compile_optional_words(const std::vector<const Query*>& words, Context context) {
    const bool marks = context.marks;
    const std::vector<QueryUnit> units = read_optional_units(words);
    std::map<std::string, std::vector<const Query*>> repeated;  // by term: the words that ask for it
    std::vector<QueryPlan> plans;
    UnitPlans unit_plans;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const QueryUnit& unit = units[i];
        if (unit.arcs.empty()) continue;
        if (unit.stop_word && context.drops_stop_words) {
            dropped_stop_words_ = true;
            continue;
        }
        if (i + 1 < units.size()) compile_join(unit, units[i + 1], plans, marks);
        const std::string term = as_one_term(unit);
        if (!term.empty() && repeated.contains(term)) {
            repeated[term].push_back(unit.source);
            continue;
        }
        if (term.empty() && unit_plans.repeat(unit)) continue;
        if (!take_optional_term(unit)) break;
        if (unit.hangul_bigrams) {
            plans.push_back(make_bigram_plan(unit, ClauseScope::anywhere));
            plans.back().sources = {unit.source};
            if (marks) add_clause(make_bigram_clause(unit, ClauseScope::anywhere));
            continue;
        }
        if (term.empty()) {
            unit_plans.add(unit);
        } else {
            repeated[term] = {unit.source};
        }
        if (marks) add_clause(make_unit_clause(unit, ClauseScope::anywhere));
    }
    unit_plans.move_to(plans);
    for (auto& [term, sources] : repeated) {
        plans.push_back(plan_term(term, static_cast<Xapian::termcount>(sources.size())));
        plans.back().sources = std::move(sources);
    }
    if (plans.empty()) return std::nullopt;
    return plan_of(PlanKind::any, std::move(plans));
}

// The parser counts words between spaces; a script without spaces holds many in one.
bool QueryCompiler::take_optional_term(const QueryUnit& unit) {
    if (++optional_terms_ <= max_query_terms) return true;
    if (optional_terms_ > max_query_terms + 1) return false;
    warnings_.warn("the query has more than " + std::to_string(max_query_terms) + " different words; those from \"" +
                   unit.written + "\" on are left out");
    return false;
}

QueryCompiler::Part QueryCompiler::compile_filter(const Query& leaf) {
    FieldFilter::Found found = filter_->find(leaf);
    if (!found.remark.empty()) warnings_.warn(leaf, written_of(leaf) + ' ' + found.remark);
    if (found.fault.empty()) return plan_documents(std::move(found.documents));
    warnings_.warn(leaf, written_of(leaf) + ' ' + found.fault + "; it is left out");
    return std::nullopt;
}

QueryCompiler::Part QueryCompiler::compile_in_one_piece(const Query& leaf, bool marks) {
    const QueryUnit whole = units_.chain(units_.read(leaf.text));
    if (whole.arcs.empty()) {
        warnings_.warn_of_no_word(leaf);
        return std::nullopt;
    }
    warn_of_cut(leaf, whole);
    if (marks) add_clause(make_unit_clause(whole, scope_of(leaf)), &leaf);
    return make_unit_plan(whole, scope_of(leaf));
}

// A near may reach farther than the gap between the values of text fields.
QueryCompiler::Part QueryCompiler::compile_places(const Query& node, double own_weight, bool marks) {
    std::optional<CompiledPlaces> places = places_.compile(node);
    if (!places) return std::nullopt;
    places->needs_proof = places->needs_proof || (!text_fields_.empty() && !places->found.nears.empty());
    if (marks) add_clause(make_place_clause(*places, scope_of(node)), &node);
    return make_place_plan(*places, scope_of(node), own_weight);
}

// The index says which documents have a form, but not where. A compound has its joined form, and no other way to write
// it.
QueryCompiler::Part QueryCompiler::compile_exact_word(const Query& leaf, bool marks) {
    const std::vector<QueryUnit> units = units_.read(leaf.text);
    const bool is_one_form = units.size() == 1 && !units[0].form.empty() && !units[0].hangul_bigrams;
    if (!is_one_form || scope_of(leaf) != ClauseScope::anywhere) return compile_places(leaf, phrase_weight, marks);
    if (marks) {
        TextClause clause;
        clause.places.patterns.push_back({2, {{0, 1, {{{units[0].form}, LabelKind::forms}}}}});
        add_clause(std::move(clause), &leaf);
    }
    return plan_of(PlanKind::filter, {make_unit_plan(units[0], ClauseScope::anywhere),
                                      plan_native(without_weight(forms_.documents_with(units[0].form)))});
}

// Of the forms found the stems weigh, together as one word.
QueryCompiler::Part QueryCompiler::compile_expansion(const Query& leaf, bool marks) {
    const std::optional<FormExpansion> expansion = expander_.expand(leaf);
    if (!expansion) return std::nullopt;
    std::set<std::string> stems;
    PatternEdge edge;
    std::vector<Xapian::Query> found;
    for (const ExpandedForm& expanded : expansion->forms) {
        found.push_back(expanded.query);
        if (expanded.form.empty()) continue;
        edge.labels.push_back({{expanded.form}, LabelKind::forms});
        for (std::string& stem : units_.stems_of(expanded.form)) stems.insert(std::move(stem));
    }
    if (found.empty()) return QueryPlan();
    if (marks) {
        TextClause clause;
        clause.places.patterns.push_back({2, {std::move(edge)}});
        add_clause(std::move(clause), &leaf);
    }
    std::vector<Xapian::Query> weights;
    for (const std::string& stem : stems) weights.emplace_back(make_term(TermSpace::stem, stem));
    if (weights.empty()) return plan_native(without_weight(any_of(found)));
    const Xapian::Query as_one_word(Xapian::Query::OP_SYNONYM, weights.begin(), weights.end());
    return plan_native({Xapian::Query::OP_AND_MAYBE, without_weight(any_of(found)), as_one_word});
}

}  // namespace kwic
