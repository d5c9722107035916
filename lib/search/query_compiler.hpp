// From the syntax tree to the plan of what to find and the clauses that passages mark.
#pragma once

#include "search/field_filter.hpp"
#include "search/place_compiler.hpp"
#include "search/query_plan.hpp"
#include "search/query_warnings.hpp"
#include "search/search_session.hpp"
#include "search/unit_reader.hpp"
#include "search/word_expander.hpp"
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
    // `text` is the query that the tree was parsed from, for columns of warnings; it may be empty, and must outlive
    // this. `filter` may be null; then the tree has no filters.
    QueryCompiler(SearchSession& session, const std::vector<std::string>& languages, std::string_view text,
                  bool literal, bool with_clauses, FieldFilter* filter = nullptr)
        : forms_(session.forms),
          text_fields_(session.text_fields),
          warnings_(text),
          units_(session.vocabulary, languages, session.tokenizer),
          expander_(forms_, warnings_),
          places_(units_, expander_, warnings_),
          filter_(filter),
          literal_(literal),
          with_clauses_(with_clauses) {}

    QueryCompiler(const QueryCompiler&) = delete;
    QueryCompiler& operator=(const QueryCompiler&) = delete;

    // Throws Xapian's exceptions, Error{damaged}.
    CompiledQuery compile(const Query& tree);

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
    Part compile_kind(const Query& node, Context context);
    Part compile_in_one_piece(const Query& leaf, bool marks);
    Part compile_filter(const Query& leaf);
    Part compile_exact_word(const Query& leaf, bool marks);
    Part compile_expansion(const Query& leaf, bool marks);
    Part compile_places(const Query& node, double own_weight, bool marks);
    void compile_join(const QueryUnit& first, const QueryUnit& second, std::vector<QueryPlan>& plans, bool marks);
    void add_clause(TextClause clause, const Query* node = nullptr);
    [[nodiscard]] ClauseScope scope_of(const Query& node) const;
    void warn_of_cut(const Query& leaf, const QueryUnit& unit);

    ExactForms& forms_;
    const TextFields& text_fields_;
    QueryWarnings warnings_;
    UnitReader units_;
    WordExpander expander_;
    PlaceCompiler places_;
    FieldFilter* filter_;
    bool literal_;
    bool with_clauses_;
    bool dropped_stop_words_ = false;
    std::size_t optional_terms_ = 0;
    std::set<std::string> joins_;  // pairs of neighbours that were looked at
    CompiledQuery compiled_;
};

}  // namespace kwic
