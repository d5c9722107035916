// From a query, and a document if there is one, to their explanation.
#pragma once

#include "search/leaf_tokens.hpp"
#include "search/plan_evaluator.hpp"
#include "search/query_compiler.hpp"
#include "search/search_session.hpp"

#include <kwic/explanation.hpp>
#include <kwic/query.hpp>

#include <xapian.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Throws Xapian's exceptions, Error{damaged}. Thread rule: that of the session.
class QueryExplainer {
  public:
    // `docid` 0: no document. All must outlive this; `fields` may be null, as for QueryCompiler.
    QueryExplainer(SearchSession& session, const std::vector<std::string>& languages, bool literal, Xapian::docid docid,
                   FieldFilter* fields)
        : session_(session),
          languages_(languages),
          literal_(literal),
          docid_(docid),
          fields_(fields),
          evaluator_(session, docid) {}

    // `text` is what `tree` was parsed from. Once.
    Explanation explain(const Query& tree, std::string_view text);

  private:
    struct TermUse {
        ExplainedTerm term;
        double times_at_most = 0;  // where all counts that asks for it
    };

    // What the plan says of a leaf of the tree that takes part.
    struct Leaf {
        bool matches = false;
        double constant = 0;
        std::map<std::string, TermUse> terms;  // that weigh, as they are indexed
    };

    void read_plan(const QueryPlan& plan);
    void note_leaves(const QueryPlan& plan);
    void add_part(const ScoringPart& part);
    void add_term(const ScoringPart& part, double share, Leaf& leaf) const;
    ExplainedClause explain_node(const Query& node);
    void explain_group(const Query& group, ExplainedClause& clause);
    void explain_leaf(const Query& leaf, ExplainedClause& clause);
    void list_terms(const Query& leaf, ExplainedClause& clause);
    void list_expansions(const Query& leaf, ExplainedClause& clause);
    [[nodiscard]] ExplainedTerm make_explained_term(const std::string& indexed) const;
    void explain_document(const Query& tree, Explanation& explanation);

    SearchSession& session_;
    const std::vector<std::string>& languages_;
    bool literal_;
    Xapian::docid docid_;
    FieldFilter* fields_;
    PlanEvaluator evaluator_;
    std::map<const Query*, Leaf> leaves_;
    std::map<const Query*, std::vector<LeafToken>> tokens_;  // of all leaves
};

}  // namespace kwic
