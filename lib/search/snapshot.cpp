#include "search/snapshot.hpp"

#include "search/hit_reader.hpp"
#include "search/query_compiler.hpp"
#include "search/ranking.hpp"
#include "storage/own_analyzer.hpp"
#include "storage/term_space.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <cmath>

namespace kwic {
namespace {

// Beyond this a page of hits makes no sense, and Xapian would allocate for it.
constexpr std::size_t max_hits = 1'000'000;

std::vector<std::string> languages_of(const Manifest& manifest) {
    std::vector<std::string> codes;
    for (const auto& [code, count] : manifest.languages) codes.push_back(code);
    if (codes.empty()) codes.push_back(manifest.default_language);
    return codes;
}

Generation open_searchable(const std::string& index_folder) {
    Generation generation = open_generation(index_folder);
    require_own_analyzer(generation.manifest, index_folder);
    return generation;
}

// The rarer a clause, the more a passage is worth that shows it.
void weigh_clauses(std::vector<TextClause>& clauses, SearchSession& session) {
    const double documents = session.database.get_doccount();
    const auto count = [&](ClauseVocabulary vocabulary, const std::string& word) {
        return vocabulary == ClauseVocabulary::forms
                   ? session.forms.frequency(word)
                   : session.database.get_termfreq(make_term(TermSpace::stem, word));
    };
    for (TextClause& clause : clauses) {
        double frequency = 1;
        for (const Pattern& pattern : clause.patterns) {
            for (const PatternEdge& edge : pattern.edges) {
                for (const Label& label : edge.labels) {
                    frequency = std::max<double>(frequency, count(clause.vocabulary, label.terms[0]));
                }
            }
        }
        clause.weight = std::log2(1 + documents / frequency) + 0.1;
    }
}

}  // namespace

Snapshot::Snapshot(const std::string& index_folder)
    : generation_(open_searchable(index_folder)),
      languages_(languages_of(generation_.manifest)),
      sessions_(generation_.database_folder()) {}

SearchResults Snapshot::search(const Query& tree, std::string_view text, const SearchOptions& options) const {
    return with_session([&](SearchSession& session) { return search_with(session, tree, text, options); });
}

SearchResults Snapshot::search_with(SearchSession& session, const Query& tree, std::string_view text,
                                    const SearchOptions& options) const {
    CompiledQuery compiled = QueryCompiler(session, languages_, options.literal).compile(tree, text);
    SearchResults results;
    results.query = to_string(tree);
    results.warnings = std::move(compiled.warnings);
    Xapian::Enquire enquire(session.database);
    enquire.set_weighting_scheme(make_ranking());
    enquire.set_query(compiled.query);
    const auto offset = static_cast<Xapian::doccount>(std::min(options.offset, max_hits));
    const auto limit = static_cast<Xapian::doccount>(options.offset > max_hits ? 0 : std::min(options.limit, max_hits));
    const Xapian::doccount counted = options.exact_total ? session.database.get_doccount() : 0;
    const Xapian::MSet matches = enquire.get_mset(offset, limit, counted);
    results.total = matches.get_matches_estimated();
    results.total_exact = matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
    if (options.detail == HitDetail::passages) weigh_clauses(compiled.clauses, session);
    HitReader reader(session, compiled.clauses, options);
    for (Xapian::MSetIterator match = matches.begin(); match != matches.end(); ++match) {
        Hit& hit = results.hits.emplace_back();
        hit.rank = match.get_rank() + 1;
        hit.score = match.get_weight();
        reader.read(match.get_document(), hit);
    }
    return results;
}

}  // namespace kwic
