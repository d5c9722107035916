#include "search/rank_documents.hpp"

#include "search/document_set_source.hpp"
#include "search/plan_top_query.hpp"
#include "search/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace kwic {
namespace {

// What chance would make of it: sets that know nothing of each other.
std::uint64_t estimate_total(const TopQuery& query, std::uint64_t documents) {
    const auto all = static_cast<double>(documents);
    const auto share = [&](std::uint64_t count) { return std::min(1.0, static_cast<double>(count) / all); };
    double lacks_all = 1;
    for (const ScoredPostings& list : query.terms) lacks_all *= 1 - share(list.documents());
    for (const ConditionalPart& part : query.parts)
        lacks_all *= 1 - share(part.set->size()) / (part.set->has_doubts() ? 2 : 1);
    double matches = query.required.empty() ? 1 - lacks_all : 1;
    for (const auto& set : query.required) matches *= share(set->size());
    for (const auto& set : query.excluded) matches *= 1 - share(set->size());
    return static_cast<std::uint64_t>(std::llround(matches * all));
}

bool is_one_term(const TopQuery& query) {
    return query.terms.size() == 1 && query.parts.empty() && query.required.empty() && query.excluded.empty();
}

RankedDocuments rank_with(const SideIndex& index, TopQuery query, const RankingWanted& wanted) {
    RankedDocuments ranked;
    ranked.total = is_one_term(query) ? query.terms.front().documents() : estimate_total(query, index.documents());
    ranked.total_exact = is_one_term(query);
    const std::size_t count = wanted.offset + wanted.limit;
    if (count == 0) return ranked;
    std::vector<TopDocument> best = TopSearch(query, index.last_docid(), count).find_best();
    if (best.size() < count) {
        ranked.total = best.size();
        ranked.total_exact = true;
    }
    ranked.total = std::max<std::uint64_t>(ranked.total, best.size());
    best.erase(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(std::min(wanted.offset, best.size())));
    ranked.documents = std::move(best);
    return ranked;
}

}  // namespace

// All matches are looked at: where it may pass over some, Xapian 1.4.22 drops documents that belong to the best (of
// OP_OR with three terms, in one of 500 queries to 14,000 pages).
RankedDocuments rank_natively(const QueryPlan& plan, SearchSession& session, const RankingWanted& wanted) {
    Xapian::Enquire enquire(session.database);
    enquire.set_weighting_scheme(make_ranking());
    enquire.set_query(to_xapian_query(plan, session));
    const Xapian::MSet matches =
        enquire.get_mset(static_cast<Xapian::doccount>(wanted.offset), static_cast<Xapian::doccount>(wanted.limit),
                         session.database.get_doccount());
    RankedDocuments ranked;
    for (Xapian::MSetIterator match = matches.begin(); match != matches.end(); ++match) {
        ranked.documents.push_back({*match, match.get_weight()});
    }
    ranked.total = matches.get_matches_estimated();
    ranked.total_exact = matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
    return ranked;
}

std::vector<std::uint32_t> find_matches(const QueryPlan& plan, SearchSession& session, const SideIndex* index) {
    if (index != nullptr) {
        if (auto query = plan_top_query(plan, *index, session)) {
            return TopSearch(*query, index->last_docid(), 1).find_matches();
        }
    }
    return find_documents(session.database, to_xapian_query(plan, session));
}

RankedDocuments rank_documents(const QueryPlan& plan, SearchSession& session, const SideIndex* index,
                               const RankingWanted& wanted) {
    if (index == nullptr) return rank_natively(plan, session, wanted);
    std::optional<TopQuery> query = plan_top_query(plan, *index, session);
    if (!query) return rank_natively(plan, session, wanted);
    RankedDocuments ranked = rank_with(*index, *std::move(query), wanted);
    if (!wanted.exact_total || ranked.total_exact) return ranked;
    std::optional<TopQuery> again = plan_top_query(plan, *index, session);
    ranked.total = TopSearch(*again, index->last_docid(), 1).count_matches();
    ranked.total_exact = true;
    return ranked;
}

}  // namespace kwic
