// From what must stand at places of a text to what the index is asked for and what the text must show.
#pragma once

#include "search/query_unit.hpp"
#include "search/query_warnings.hpp"
#include "search/unit_reader.hpp"
#include "search/word_expander.hpp"
#include "snippet/text_clause.hpp"

#include <kwic/query.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace kwic {

struct CompiledPlaces {
    Places found;               // of stems; empty where nothing can match
    Places proved;              // the same, or, with `needs_proof`, of the forms that are asked for
    bool needs_proof = false;   // what is found may be other forms of the stems
    std::uint32_t words = 0;    // positions that it takes as the query writes it
    std::vector<Arc> weighing;  // whose stems weigh where it matches
};

// Thread rule: that of the reader.
class PlaceCompiler {
  public:
    PlaceCompiler(UnitReader& units, WordExpander& expander, QueryWarnings& warnings)
        : units_(units), expander_(expander), warnings_(warnings) {}

    // Of a word, phrase, wildcard, fuzzy word, near, or a group of alternatives of these. Nothing where there is no
    // word in it, with a warning. Throws Xapian's exceptions, Error{damaged}.
    std::optional<CompiledPlaces> compile(const Query& node);

  private:
    // Consecutive units: as the index has them, and as the text must show them.
    struct Chain {
        std::vector<QueryUnit> found;
        std::vector<QueryUnit> proved;
        bool needs_proof = false;
    };

    std::optional<CompiledPlaces> compile_chain(const Query& leaf);
    std::optional<CompiledPlaces> compile_near(const Query& near);
    std::optional<CompiledPlaces> compile_alternatives(const Query& group);
    void add_to(Chain& chain, const Query& leaf);
    void add_expansion(Chain& chain, const Query& leaf);

    UnitReader& units_;
    WordExpander& expander_;
    QueryWarnings& warnings_;
};

}  // namespace kwic
