// What a plan says of one document, read word for word: slow, and simple enough to see that it is right.
#pragma once

#include "search/query_plan.hpp"
#include "search/search_session.hpp"

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kwic {

// A part of a plan that scores by itself: of kind term, places or native.
struct ScoringPart {
    const QueryPlan& plan;
    double factor;  // by what its score is multiplied
    bool counts;    // the document matches it and whatever it depends on
    const std::vector<const Query*>& sources;
};

// What a term's weight is made of (explanation.hpp has the formula).
struct TermEvidence {
    std::uint64_t documents = 0;
    std::uint64_t occurrences = 0;
    double information = 0;
    bool present = false;
    std::uint64_t count = 0;
    double saturation = 0;

    [[nodiscard]] double weight() const noexcept { return information * saturation; }
};

// Members throw Xapian's exceptions, Error{damaged}. Thread rule: that of the session.
class PlanEvaluator {
  public:
    // `docid` 0: no document, which matches nothing. The session must outlive this.
    PlanEvaluator(SearchSession& session, Xapian::docid docid);

    [[nodiscard]] bool matches(const QueryPlan& plan) const;

    // 0 if it does not match.
    [[nodiscard]] double score(const QueryPlan& plan) const;

    // What the document scores by a part that it matches, without the factor.
    [[nodiscard]] double score_of(const ScoringPart& part) const;

    // Every part that scores, also where it does not count, in the order of the plan.
    void visit(const QueryPlan& plan, const std::function<void(const ScoringPart&)>& use) const;

    // Of an indexed term.
    [[nodiscard]] TermEvidence evidence(const std::string& term) const;

    // Words of the document that weigh.
    [[nodiscard]] std::uint64_t length() const noexcept { return length_; }

  private:
    struct Surroundings {
        double factor = 1;
        bool counts = true;
        const std::vector<const Query*>* sources = nullptr;
    };

    void visit_part(const QueryPlan& plan, Surroundings around,
                    const std::function<void(const ScoringPart&)>& use) const;
    [[nodiscard]] bool has_term(const std::string& term) const;
    [[nodiscard]] bool has_places(const QueryPlan& plan) const;
    [[nodiscard]] Xapian::MSet evaluate_natively(const Xapian::Query& query) const;

    SearchSession& session_;
    Xapian::docid docid_;
    std::uint64_t length_ = 0;
    double length_factor_ = 0;
};

}  // namespace kwic
