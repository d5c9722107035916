#include "search/plan_top_query.hpp"

#include "search/document_set_source.hpp"
#include "search/place_stream.hpp"
#include "storage/byte_stream.hpp"
#include "topk/term_weight.hpp"

#include <algorithm>
#include <deque>
#include <utility>

namespace kwic {
namespace {

// Members return false, or null, where the side index does not cover a plan. `factor`: by what its weights are
// multiplied.
class Planner {
  public:
    Planner(const SideIndex& index, SearchSession& session) : index_(index), session_(session) {}

    bool take(const QueryPlan& plan, double factor);
    TopQuery query() && { return std::move(query_); }

  private:
    bool require(const QueryPlan& plan, double factor);
    bool require_set(const QueryPlan& plan);
    bool add(const QueryPlan& plan, double factor);
    bool add_part(const QueryPlan& plan, double factor);
    bool weigh_required(const QueryPlan& plan, double factor, ConditionalPart& part);
    bool weigh_optional(const QueryPlan& plan, double factor, std::deque<ScoredPostings>& terms);
    void add_term(const QueryPlan& term, double factor, std::deque<ScoredPostings>& terms);
    TermStatistics complete(RarePostings& rare) const;
    std::unique_ptr<DocumentStream> set_of(const QueryPlan& plan);
    bool sets_of(const QueryPlan& plan, DocumentStreams& sets);
    bool exclude_others(const QueryPlan& without);

    template <class Use>
    static bool for_all(const QueryPlan& plan, std::size_t first, Use&& use) {
        return std::all_of(plan.parts.begin() + static_cast<std::ptrdiff_t>(first), plan.parts.end(), use);
    }

    const SideIndex& index_;
    SearchSession& session_;
    TopQuery query_;
};

// A plan that nothing stands around.
bool Planner::take(const QueryPlan& plan, double factor) {
    switch (plan.kind) {
        case PlanKind::all:
        case PlanKind::maybe:
        case PlanKind::filter:
            return require(plan, factor);
        case PlanKind::scaled:
            return take(plan.parts.front(), factor * plan.factor);
        case PlanKind::without:
            return take(plan.parts.front(), factor) && exclude_others(plan);
        default:
            return add(plan, factor);
    }
}

// A plan that every document must match.
bool Planner::require(const QueryPlan& plan, double factor) {
    switch (plan.kind) {
        case PlanKind::term:
            add_term(plan, factor, query_.terms);
            return require_set(plan);
        case PlanKind::places:
            query_.constant += plan.own_weight * factor;
            return require_set(plan);
        case PlanKind::documents:
            return require_set(plan);
        case PlanKind::any:
            return require_set(plan) && add(plan, factor);
        case PlanKind::all:
            return for_all(plan, 0, [&](const QueryPlan& part) { return require(part, factor); });
        case PlanKind::maybe:
            return require(plan.parts.front(), factor) &&
                   for_all(plan, 1, [&](const QueryPlan& part) { return add(part, factor); });
        case PlanKind::filter:
            return require(plan.parts.front(), factor) &&
                   for_all(plan, 1, [&](const QueryPlan& part) { return require_set(part); });
        case PlanKind::without:
            return require(plan.parts.front(), factor) && exclude_others(plan);
        case PlanKind::scaled:
            return require(plan.parts.front(), factor * plan.factor);
        default:
            return false;
    }
}

bool Planner::require_set(const QueryPlan& plan) {
    auto set = set_of(plan);
    if (!set) return false;
    query_.required.push_back(std::move(set));
    return true;
}

// What it finds natively is found now, as to_xapian_query() does.
bool Planner::exclude_others(const QueryPlan& without) {
    return for_all(without, 1, [&](const QueryPlan& plan) {
        auto set = set_of(plan);
        if (!set) set = these_documents(find_documents(session_.database, to_xapian_query(plan, session_)));
        query_.excluded.push_back(std::move(set));
        return true;
    });
}

// A plan that adds to the score of the documents that match it.
bool Planner::add(const QueryPlan& plan, double factor) {
    switch (plan.kind) {
        case PlanKind::nothing:
            return true;
        case PlanKind::term:
            add_term(plan, factor, query_.terms);
            return true;
        case PlanKind::any:
            return for_all(plan, 0, [&](const QueryPlan& part) { return add(part, factor); });
        case PlanKind::scaled:
            return add(plan.parts.front(), factor * plan.factor);
        default:
            return add_part(plan, factor);
    }
}

bool Planner::add_part(const QueryPlan& plan, double factor) {
    ConditionalPart part;
    part.set = set_of(plan);
    if (!part.set || !weigh_required(plan, factor, part)) return false;
    query_.parts.push_back(std::move(part));
    return true;
}

// The weight of a plan in documents that match it.
bool Planner::weigh_required(const QueryPlan& plan, double factor, ConditionalPart& part) {
    switch (plan.kind) {
        case PlanKind::documents:
            return true;
        case PlanKind::places:
            part.own_weight += plan.own_weight * factor;
            return true;
        case PlanKind::all:
            return for_all(plan, 0, [&](const QueryPlan& p) { return weigh_required(p, factor, part); });
        case PlanKind::maybe:
            return weigh_required(plan.parts.front(), factor, part) &&
                   for_all(plan, 1, [&](const QueryPlan& p) { return weigh_optional(p, factor, part.terms); });
        case PlanKind::filter:
            return weigh_required(plan.parts.front(), factor, part);
        case PlanKind::scaled:
            return weigh_required(plan.parts.front(), factor * plan.factor, part);
        default:
            return weigh_optional(plan, factor, part.terms);
    }
}

bool Planner::weigh_optional(const QueryPlan& plan, double factor, std::deque<ScoredPostings>& terms) {
    switch (plan.kind) {
        case PlanKind::term:
            add_term(plan, factor, terms);
            return true;
        case PlanKind::any:
            return for_all(plan, 0, [&](const QueryPlan& part) { return weigh_optional(part, factor, terms); });
        case PlanKind::scaled:
            return weigh_optional(plan.parts.front(), factor * plan.factor, terms);
        default:
            return false;
    }
}

void Planner::add_term(const QueryPlan& term, double factor, std::deque<ScoredPostings>& terms) {
    const auto weight_of = [&](const TermStatistics& statistics) {
        return factor * term.repetitions * term_factor(statistics, index_.documents());
    };
    if (const auto frequent = index_.find(term.term)) {
        terms.emplace_back(index_, *frequent, weight_of(frequent->statistics));
        return;
    }
    auto rare = std::make_unique<RarePostings>();
    session_.entries.read_postings(term.term, rare->postings);
    if (rare->postings.docids.empty()) return;
    const double weight = weight_of(complete(*rare));
    terms.emplace_back(index_, std::move(rare), weight);
}

TermStatistics Planner::complete(RarePostings& rare) const {
    const auto& [docids, wdfs] = rare.postings;
    TermStatistics statistics{docids.size(), 0};
    rare.saturations.reserve(docids.size());
    std::uint32_t before = 0;
    for (std::size_t i = 0; i < docids.size(); ++i) {
        if (docids[i] <= before || docids[i] > index_.last_docid()) ByteParser::fail();
        before = docids[i];
        statistics.wdf_sum += wdfs[i];
        rare.saturations.push_back(saturation(wdfs[i] * index_.length_factors()[docids[i]]));
    }
    return statistics;
}

bool Planner::sets_of(const QueryPlan& plan, DocumentStreams& sets) {
    return for_all(plan, 0, [&](const QueryPlan& part) {
        sets.push_back(set_of(part));
        return sets.back() != nullptr;
    });
}

std::unique_ptr<DocumentStream> Planner::set_of(const QueryPlan& plan) {
    DocumentStreams sets;
    switch (plan.kind) {
        case PlanKind::term:
            return documents_with(&index_, session_.database, plan.term);
        case PlanKind::places:
            return std::make_unique<PlaceStream>(PlaceMatcher(plan.places), session_, &index_);
        case PlanKind::documents:
            if (!plan.documents->empty() && plan.documents->back() > index_.last_docid()) ByteParser::fail();
            return these_documents(plan.documents);
        case PlanKind::any:
            return sets_of(plan, sets) ? any_of(std::move(sets)) : nullptr;
        case PlanKind::all:
        case PlanKind::filter:
            return sets_of(plan, sets) ? all_of(std::move(sets)) : nullptr;
        case PlanKind::maybe:
        case PlanKind::scaled:
            return set_of(plan.parts.front());
        case PlanKind::native:
            return these_documents(find_documents(session_.database, plan.native));
        default:
            return nullptr;
    }
}

}  // namespace

std::optional<TopQuery> plan_top_query(const QueryPlan& plan, const SideIndex& index, SearchSession& session) {
    Planner planner(index, session);
    if (index.documents() == 0 || !planner.take(plan, 1)) return std::nullopt;
    return std::move(planner).query();
}

}  // namespace kwic
