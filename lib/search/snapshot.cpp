#include "search/snapshot.hpp"

#include "search/hit_reader.hpp"
#include "search/query_compiler.hpp"
#include "search/query_explainer.hpp"
#include "search/rank_documents.hpp"
#include "search/similar_documents.hpp"
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

// Only what the manifest names, with the size that it names, is trusted.
std::unique_ptr<const SideIndex> open_side_index(const Generation& generation) {
    const auto& files = generation.manifest.files;
    const bool is_there =
        std::any_of(files.begin(), files.end(), [](const ManifestFile& file) { return file.path == side_index_name; });
    if (!is_there) return nullptr;
    return translating(generation.folder,
                       [&] { return SideIndex::open(generation.database_folder() + "/../" + side_index_name); });
}

// The rarer a clause, the more a passage is worth that shows it.
void weigh_clauses(std::vector<TextClause>& clauses, SearchSession& session) {
    const double documents = session.database.get_doccount();
    const auto count = [&](const Label& label) {
        return label.kind == LabelKind::forms
                   ? session.forms.frequency(label.terms[0])
                   : static_cast<Xapian::doccount>(session.vocabulary.statistics(label.terms[0]).documents);
    };
    for (TextClause& clause : clauses) {
        double frequency = 1;
        for_each_label(clause.places,
                       [&](const Label& label) { frequency = std::max<double>(frequency, count(label)); });
        clause.weight = std::log2(1 + documents / frequency) + 0.1;
    }
}

}  // namespace

Snapshot::Snapshot(const std::string& index_folder)
    : generation_(open_searchable(index_folder)),
      languages_(languages_of(generation_.manifest)),
      mapped_(translating(generation_.folder, [&] { return MappedDatabase::open(generation_.database_folder()); })),
      side_index_(open_side_index(generation_)),
      sessions_(generation_.database_folder(), mapped_.get(), side_index_.get()) {}

SearchResults Snapshot::search(const Query& tree, std::string_view text, const SearchOptions& options) const {
    return with_session([&](SearchSession& session) {
        const bool with_clauses = options.detail == HitDetail::passages;
        QueryCompiler compiler(session, languages_, text, options.literal, with_clauses);
        SearchResults results = find(session, compiler.compile(tree), options);
        results.query = to_string(tree);
        return results;
    });
}

Xapian::docid Snapshot::number_of(std::string_view id) const {
    return with_session([&](SearchSession& session) { return find_document(session.database, id); });
}

Explanation Snapshot::explain(const Query& tree, std::string_view text, Xapian::docid docid,
                              const ExplainOptions& options) const {
    return with_session([&](SearchSession& session) {
        return QueryExplainer(session, languages_, options.literal, docid).explain(tree, text);
    });
}

SearchResults Snapshot::similar(Xapian::docid docid, const SearchOptions& options) const {
    return with_session([&](SearchSession& session) {
        SimilarQuery query = make_similar_query(session, docid);
        SearchResults results = find(session, std::move(query.compiled), options);
        results.query = std::move(query.written);
        return results;
    });
}

SearchResults Snapshot::find(SearchSession& session, CompiledQuery compiled, const SearchOptions& options) const {
    const bool with_passages = options.detail == HitDetail::passages;
    SearchResults results;
    results.warnings = std::move(compiled.warnings);
    RankingWanted wanted;
    wanted.offset = std::min(options.offset, max_hits);
    wanted.limit = options.offset > max_hits ? 0 : std::min(options.limit, max_hits);
    wanted.exact_total = options.exact_total;
    const RankedDocuments ranked = rank_documents(compiled.plan, session, side_index_.get(), wanted);
    results.total = ranked.total;
    results.total_exact = ranked.total_exact;
    if (with_passages) weigh_clauses(compiled.clauses, session);
    HitReader reader(session, compiled.clauses, options);
    for (const TopDocument& document : ranked.documents) {
        Hit& hit = results.hits.emplace_back();
        hit.rank = wanted.offset + results.hits.size();
        hit.score = document.score;
        if (side_index_) hit.id = side_index_->id(document.docid);
        reader.read(document.docid, hit);
    }
    return results;
}

}  // namespace kwic
