#include "search/query_explainer.hpp"

#include "search/document_words.hpp"
#include "search/miss_notes.hpp"
#include "search/miss_reasons.hpp"
#include "search/query_warnings.hpp"
#include "storage/term_space.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace kwic {
namespace {

std::string spelling_of(TokenKind kind) {
    return std::string(name_of(kind));
}

// The rule of query.hpp, over the children that take part.
bool satisfies_group(const std::vector<ExplainedClause>& children) {
    bool has_required = false;
    bool has_optional = false;
    bool has_match = false;
    for (const ExplainedClause& child : children) {
        if (!child.takes_part) continue;
        if (child.occurrence == Occurrence::required && !child.matches) return false;
        if (child.occurrence == Occurrence::excluded && child.matches) return false;
        has_required = has_required || (child.occurrence == Occurrence::required && !child.is_condition);
        if (child.occurrence != Occurrence::optional) continue;
        has_optional = true;
        has_match = has_match || child.matches;
    }
    return has_required || !has_optional || has_match;
}

std::string note_left_out(const std::vector<LeafToken>& tokens) {
    if (tokens.empty()) return "there is no word in it; it is left out";
    if (std::any_of(tokens.begin(), tokens.end(), [](const LeafToken& token) { return !token.stop_word; })) {
        return "it is left out";
    }
    return "it is a stop word in every language of the index and left out; with +, in a phrase or in a field it counts";
}

class NoteGiver {
  public:
    NoteGiver(MissNotes& notes, const std::map<const Query*, std::vector<LeafToken>>& tokens)
        : notes_(notes), tokens_(tokens) {}

    void give(const Query& node, ExplainedClause& clause) {
        for (std::size_t i = 0; i < clause.children.size(); ++i) give(node.children[i], clause.children[i]);
        const bool asks = clause.takes_part && clause.occurrence != Occurrence::excluded;
        if (!asks || clause.matches || !clause.children.empty()) return;
        for (std::string& note : notes_.of(node, tokens_.at(&node))) clause.notes.push_back(std::move(note));
        if (node.kind != QueryKind::wildcard && node.kind != QueryKind::fuzzy) return;
        clause.notes.push_back(clause.expansions.empty() ? "no word of the index is like it"
                                                         : "the document has none of the words that it stands for");
    }

  private:
    MissNotes& notes_;
    const std::map<const Query*, std::vector<LeafToken>>& tokens_;
};

}  // namespace

Explanation QueryExplainer::explain(const Query& tree, std::string_view text) {
    CompiledQuery compiled = QueryCompiler(session_, languages_, text, literal_, false, fields_).compile(tree);
    Explanation explanation;
    explanation.query = to_string(tree);
    explanation.warnings = std::move(compiled.warnings);
    explanation.languages = languages_;
    explanation.documents = session_.database.get_doccount();
    explanation.average_length = session_.database.get_avlength();
    read_plan(compiled.plan);
    explanation.whole = explain_node(tree);
    explanation.whole.written = explanation.query;
    if (docid_ == 0) return explanation;
    explanation.matches = evaluator_.matches(compiled.plan);
    explanation.score = evaluator_.score(compiled.plan);
    explain_document(tree, explanation);
    return explanation;
}

void QueryExplainer::read_plan(const QueryPlan& plan) {
    note_leaves(plan);
    evaluator_.visit(plan, [this](const ScoringPart& part) { add_part(part); });
}

void QueryExplainer::note_leaves(const QueryPlan& plan) {
    for (const Query* source : plan.sources) {
        Leaf& leaf = leaves_[source];
        leaf.matches = leaf.matches || evaluator_.matches(plan);
    }
    for (const QueryPlan& part : plan.parts) note_leaves(part);
}

void QueryExplainer::add_part(const ScoringPart& part) {
    const double share = 1.0 / static_cast<double>(part.sources.size());
    for (const Query* source : part.sources) {
        Leaf& leaf = leaves_[source];
        if (part.plan.kind == PlanKind::term) {
            add_term(part, share, leaf);
        } else if (part.counts) {
            leaf.constant += share * part.factor * evaluator_.score_of(part);
        }
    }
}

void QueryExplainer::add_term(const ScoringPart& part, double share, Leaf& leaf) const {
    const auto [known, is_new] = leaf.terms.try_emplace(part.plan.term);
    TermUse& use = known->second;
    if (is_new) use.term = make_explained_term(part.plan.term);
    const double times = share * part.factor * part.plan.repetitions;
    use.times_at_most += times;
    if (!part.counts) return;
    use.term.times += times;
    use.term.weight = use.term.times * use.term.information * use.term.saturation;
}

ExplainedTerm QueryExplainer::make_explained_term(const std::string& indexed) const {
    const TermEvidence evidence = evaluator_.evidence(indexed);
    ExplainedTerm term;
    term.stem = indexed;
    term.spelling = "index";
    term.documents = evidence.documents;
    term.occurrences = evidence.occurrences;
    term.information = evidence.information;
    term.present = evidence.present;
    term.count = evidence.count;
    term.saturation = evidence.saturation;
    return term;
}

ExplainedClause QueryExplainer::explain_node(const Query& node) {
    ExplainedClause clause;
    clause.written = written_of(node);
    clause.kind = node.kind;
    clause.occurrence = node.occurrence;
    clause.is_condition = FieldFilter::is_condition(node, session_.text_fields);
    const bool is_group = node.kind == QueryKind::group || node.kind == QueryKind::nothing;
    is_group ? explain_group(node, clause) : explain_leaf(node, clause);
    return clause;
}

void QueryExplainer::explain_group(const Query& group, ExplainedClause& clause) {
    clause.takes_part = false;
    for (const Query& node : group.children) {
        const ExplainedClause& child = clause.children.emplace_back(explain_node(node));
        clause.takes_part = clause.takes_part || child.takes_part;
        clause.score += child.score;
    }
    clause.matches = docid_ != 0 && clause.takes_part && satisfies_group(clause.children);
}

void QueryExplainer::explain_leaf(const Query& leaf, ExplainedClause& clause) {
    tokens_[&leaf] = read_leaf(leaf, languages_, session_.tokenizer);
    clause.takes_part = leaves_.contains(&leaf);
    list_terms(leaf, clause);
    if (leaf.kind == QueryKind::wildcard || leaf.kind == QueryKind::fuzzy) list_expansions(leaf, clause);
    if (!clause.takes_part) {
        clause.notes.push_back(note_left_out(tokens_[&leaf]));
        return;
    }
    const Leaf& read = leaves_[&leaf];
    clause.matches = read.matches;
    clause.constant = read.constant;
    clause.score = read.constant;
    for (const ExplainedTerm& term : clause.terms) clause.score += term.weight;
}

// What the query has itself, then what else the index has seen.
void QueryExplainer::list_terms(const Query& leaf, ExplainedClause& clause) {
    std::map<std::string, TermUse> uses;
    if (leaves_.contains(&leaf)) uses = leaves_[&leaf].terms;
    for (auto& [indexed, use] : uses) {
        if (use.term.times == 0) use.term.times = use.times_at_most;
    }
    std::map<std::string, std::size_t> listed;
    for (const LeafToken& token : tokens_[&leaf]) {
        const std::string indexed = make_term(TermSpace::stem, token.stem);
        const auto [known, is_new] = listed.try_emplace(indexed, clause.terms.size());
        if (!is_new) continue;
        const auto use = uses.find(indexed);
        ExplainedTerm& term =
            clause.terms.emplace_back(use == uses.end() ? make_explained_term(indexed) : use->second.term);
        term.form = token.form;
        term.stem = token.stem;
        term.spelling = spelling_of(token.kind);
        term.languages = token.languages;
        term.stop_word = token.stop_word;
    }
    for (const auto& [indexed, use] : uses) {
        if (!listed.contains(indexed)) clause.terms.push_back(use.term);
    }
}

// What would be marked if the leaf were all of the query.
void QueryExplainer::list_expansions(const Query& leaf, ExplainedClause& clause) {
    Query alone;
    alone.kind = QueryKind::group;
    alone.children.push_back(leaf);
    alone.children.front().occurrence = Occurrence::required;
    const CompiledQuery compiled = QueryCompiler(session_, languages_, {}, literal_, true, fields_).compile(alone);
    std::map<std::string, LabelKind> words;
    for (const TextClause& marked : compiled.clauses) {
        for_each_label(marked.places, [&](const Label& label) { words.emplace(label.terms.front(), label.kind); });
    }
    for (const auto& [word, kind] : words) {
        clause.expansions.push_back({word, kind == LabelKind::forms ? session_.forms.frequency(word)
                                                                    : session_.vocabulary.statistics(word).documents});
    }
    std::stable_sort(clause.expansions.begin(), clause.expansions.end(),
                     [](const auto& a, const auto& b) { return a.documents > b.documents; });
}

void QueryExplainer::explain_document(const Query& tree, Explanation& explanation) {
    const StoredDocument stored = session_.documents.read(docid_);
    explanation.id = stored.document.id;
    explanation.title = stored.document.title;
    explanation.language = stored.language;
    explanation.length = evaluator_.length();
    std::set<std::string> wanted;
    for (const auto& [leaf, tokens] : tokens_) {
        for (const LeafToken& token : tokens) wanted.insert(token.stem);
    }
    const DocumentWords words(stored, session_.text_fields, wanted, session_.tokenizer);
    MissNotes notes(session_, languages_, stored, words);
    NoteGiver(notes, tokens_).give(tree, explanation.whole);
    if (!explanation.matches) explanation.reasons = reasons_for_miss(explanation.whole);
}

}  // namespace kwic
