#include "search/plan_evaluator.hpp"

#include "search/document_set_source.hpp"
#include "search/place_matcher.hpp"
#include "search/ranking.hpp"
#include "topk/term_weight.hpp"

#include <algorithm>

namespace kwic {

PlanEvaluator::PlanEvaluator(SearchSession& session, Xapian::docid docid) : session_(session), docid_(docid) {
    if (docid == 0) return;
    length_ = session.database.get_doclength(docid);
    length_factor_ = length_factor(session.database.get_avlength(), length_);
}

bool PlanEvaluator::has_term(const std::string& term) const {
    Xapian::PostingIterator posting = session_.database.postlist_begin(term);
    posting.skip_to(docid_);
    return posting != session_.database.postlist_end(term) && *posting == docid_;
}

bool PlanEvaluator::has_places(const QueryPlan& plan) const {
    PlaceMatcher matcher(plan.places);
    return matcher.open_candidates(session_.database, nullptr)->skip_to(docid_) == docid_ &&
           matcher.matches(session_, docid_);
}

Xapian::MSet PlanEvaluator::evaluate_natively(const Xapian::Query& query) const {
    Xapian::Enquire enquire(session_.database);
    enquire.set_weighting_scheme(make_ranking());
    const Xapian::Query this_document((new DocumentSetSource({docid_}))->release());
    enquire.set_query({Xapian::Query::OP_FILTER, query, this_document});
    return enquire.get_mset(0, 1);
}

bool PlanEvaluator::matches(const QueryPlan& plan) const {
    if (docid_ == 0) return false;
    const auto is_match = [this](const QueryPlan& part) { return matches(part); };
    switch (plan.kind) {
        case PlanKind::nothing:
            return false;
        case PlanKind::everything:
            return true;
        case PlanKind::term:
            return has_term(plan.term);
        case PlanKind::places:
            return has_places(plan);
        case PlanKind::documents:
            return std::binary_search(plan.documents->begin(), plan.documents->end(), docid_);
        case PlanKind::native:
            return !evaluate_natively(plan.native).empty();
        case PlanKind::any:
            return std::any_of(plan.parts.begin(), plan.parts.end(), is_match);
        case PlanKind::all:
        case PlanKind::filter:
            return std::all_of(plan.parts.begin(), plan.parts.end(), is_match);
        case PlanKind::maybe:
        case PlanKind::scaled:
            return is_match(plan.parts.front());
        case PlanKind::without:
            return is_match(plan.parts.front()) && std::none_of(plan.parts.begin() + 1, plan.parts.end(), is_match);
    }
    return false;
}

double PlanEvaluator::score(const QueryPlan& plan) const {
    double sum = 0;
    visit(plan, [&](const ScoringPart& part) {
        if (part.counts) sum += part.factor * score_of(part);
    });
    return sum;
}

double PlanEvaluator::score_of(const ScoringPart& part) const {
    switch (part.plan.kind) {
        case PlanKind::term:
            return part.plan.repetitions * evidence(part.plan.term).weight();
        case PlanKind::places:
            return part.plan.own_weight;
        default:
            return evaluate_natively(part.plan.native).begin().get_weight();
    }
}

TermEvidence PlanEvaluator::evidence(const std::string& term) const {
    TermEvidence evidence;
    const auto [documents, occurrences] = session_.entries.count(term);
    evidence.documents = documents;
    evidence.occurrences = occurrences;
    if (documents == 0) return evidence;
    evidence.information = term_factor({documents, occurrences}, session_.database.get_doccount());
    if (docid_ == 0 || !has_term(term)) return evidence;
    evidence.present = true;
    Xapian::PostingIterator posting = session_.database.postlist_begin(term);
    posting.skip_to(docid_);
    evidence.count = posting.get_wdf();
    evidence.saturation = saturation(static_cast<double>(evidence.count) * length_factor_);
    return evidence;
}

void PlanEvaluator::visit(const QueryPlan& plan, const std::function<void(const ScoringPart&)>& use) const {
    Surroundings around;
    around.sources = &plan.sources;
    visit_part(plan, around, use);
}

void PlanEvaluator::visit_part(const QueryPlan& plan, Surroundings around,
                               const std::function<void(const ScoringPart&)>& use) const {
    around.counts = around.counts && matches(plan);
    if (!plan.sources.empty()) around.sources = &plan.sources;
    const bool first_only = plan.kind == PlanKind::filter;
    const bool excludes = plan.kind == PlanKind::without;
    switch (plan.kind) {
        case PlanKind::nothing:
        case PlanKind::everything:
            return;
        case PlanKind::term:
        case PlanKind::places:
        case PlanKind::native:
            return use({plan, around.factor, around.counts, *around.sources});
        default:
            around.factor *= plan.factor;
            for (std::size_t i = 0; i < (first_only ? 1 : plan.parts.size()); ++i) {
                Surroundings inside = around;
                inside.counts = around.counts && !(excludes && i > 0);
                visit_part(plan.parts[i], inside, use);
            }
    }
}

}  // namespace kwic
