// From the syntax tree to the plan of what to find and the clauses that passages mark.
#pragma once

#include "search/query_plan.hpp"
#include "search/search_session.hpp"
#include "search/unit_reader.hpp"
#include "snippet/text_clause.hpp"

#include <kwic/query.hpp>

#include <xapian.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct CompiledQuery {
    QueryPlan plan;
    std::vector<TextClause> clauses;  // what may be marked; nothing of what is excluded
    std::vector<Diagnostic> warnings;
};

// An optional bare word stands for each of its units (the words of a script without spaces; the bigrams of a Hangul
// word): any of them matches. Where a word is required, excluded, in a field or between quotes, all of it must stand
// there in one piece. A compound ("non-aligned") is one unit. Optional words that are stop words in every
// language of the index are dropped unless nothing else is left. Thread rule: one thread at a time.
class QueryCompiler {
  public:
    // `literal`: optional words are plain words, so that compounds come apart ("non-aligned" asks for "non", "aligned"
    // or "nonaligned").
    // Without `with_clauses` only the plan is made.
    QueryCompiler(SearchSession& session, const std::vector<std::string>& languages, bool literal, bool with_clauses)
        : forms_(session.forms),
          units_(session.vocabulary, languages, session.tokenizer),
          literal_(literal),
          with_clauses_(with_clauses) {}

    // `text` is the query that the tree was parsed from, for columns of warnings; it may be empty. Throws Xapian's
    // exceptions.
    CompiledQuery compile(const Query& tree, std::string_view text);

  private:
    // No value: the node asks for nothing and takes no part. (PlanKind::nothing matches nothing.)
    using Part = std::optional<QueryPlan>;

    // What holds for a node because of the groups around it.
    struct Context {
        bool marks = true;             // clauses are wanted, and nothing around it is excluded
        bool drops_stop_words = true;  // everything around it is optional
    };

    Part compile_node(const Query& node, Context context);
    Part compile_group(const Query& group, Context context);
    Part compile_optional_words(const std::vector<const Query*>& words, Context context);
    std::vector<QueryUnit> read_optional_units(const std::vector<const Query*>& words);
    bool take_optional_term(const QueryUnit& unit);
    Part compile_in_one_piece(const Query& leaf, bool marks);
    Part compile_prefix(const Query& leaf, bool marks);
    void compile_join(const QueryUnit& first, const QueryUnit& second, std::vector<QueryPlan>& plans, bool marks);
    std::string prefix_form(const Query& leaf);
    void add_clause(TextClause clause);
    void warn(const Query& node, std::string message);
    void warn_of_cut(const Query& leaf, const QueryUnit& unit);

    ExactForms& forms_;
    UnitReader units_;
    bool literal_;
    bool with_clauses_;
    std::string_view text_;
    bool dropped_stop_words_ = false;
    std::size_t optional_terms_ = 0;
    std::set<std::string> joins_;  // pairs of neighbours that were looked at
    CompiledQuery compiled_;
};

}  // namespace kwic
