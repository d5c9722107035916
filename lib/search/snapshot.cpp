#include "search/snapshot.hpp"

#include "columns/field_types.hpp"
#include "search/add_synonyms.hpp"
#include "search/concordance_reader.hpp"
#include "search/hit_reader.hpp"
#include "search/hit_selection.hpp"
#include "search/query_compiler.hpp"
#include "search/query_explainer.hpp"
#include "search/rank_documents.hpp"
#include "search/similar_documents.hpp"
#include "storage/own_analyzer.hpp"
#include "storage/synonym_list.hpp"
#include "storage/term_space.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <cmath>

namespace kwic {
namespace {

// Beyond this a page of hits makes no sense, and Xapian would allocate for it.
constexpr std::size_t max_hits = 1'000'000;

// With more hits than this nobody looks for a word that was misspelled.
constexpr std::size_t few_hits = 10;

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

std::unique_ptr<const SideIndex> open_side_index(const Generation& generation) {
    const std::string path = generation.path_of(side_index_name);
    if (path.empty()) return nullptr;
    return translating(generation.folder, [&] { return SideIndex::open(path); });
}

// Columns say it of fields that documents have, the declarations and what every index has of the others.
std::vector<FieldSpec> fields_of(const Columns& columns, const std::vector<FieldSpec>& declared) {
    std::vector<FieldSpec> fields = {{.name = "title"}};
    const auto add = [&](const std::string& name, FieldType type) {
        const bool is_known =
            std::any_of(fields.begin(), fields.end(), [&](const FieldSpec& field) { return field.name == name; });
        if (!is_known) fields.push_back({name, type});
    };
    for (const Column& column : columns.all()) {
        if (column.name() != "title") fields.push_back({column.name(), column.type()});
    }
    for (const FieldSpec& field : declared) add(field.name, field.type);
    for (const FieldSpec& field : built_in_fields()) add(field.name, field.type);
    return fields;
}

// The rarer a clause, the more a passage is worth that shows it.
void weigh_clauses(std::vector<TextClause>& clauses, SearchSession& session) {
    const double documents = session.database.get_doccount();
    const auto count = [&](const Label& label) {
        return label.kind == LabelKind::forms ? session.forms.frequency(label.terms[0])
                                              : session.vocabulary.statistics(label.terms[0]).documents;
    };
    for (TextClause& clause : clauses) {
        double frequency = 1;
        for_each_label(clause.places,
                       [&](const Label& label) { frequency = std::max(frequency, static_cast<double>(count(label))); });
        clause.weight = std::log2(1 + documents / frequency) + 0.1;
    }
}

}  // namespace

Snapshot::Snapshot(const std::string& index_folder)
    : generation_(open_searchable(index_folder)),
      languages_(languages_of(generation_.manifest)),
      columns_(generation_.path_beside(columns_name)),
      fields_(fields_of(columns_, generation_.manifest.fields)),
      text_fields_(generation_.manifest.fields),
      mapped_(translating(generation_.folder, [&] { return MappedDatabase::open(generation_.database_folder()); })),
      side_index_(open_side_index(generation_)),
      words_(generation_.path_of(word_list_name)),
      has_synonyms_(!generation_.path_of(synonym_list_name).empty()),
      sessions_(generation_.database_folder(), mapped_.get(), side_index_.get(), words_, text_fields_) {}

SearchResults Snapshot::search(const Query& tree, std::string_view text, const SearchOptions& options) const {
    return with_session([&](SearchSession& session) {
        const bool with_clauses = options.detail == HitDetail::passages;
        SearchResults results = find(session, compile(session, tree, text, options, with_clauses), options);
        results.query = to_string(tree, fields_);
        const bool finds_little = options.offset == 0 && results.total < std::min(options.limit, few_hits);
        if (options.suggest && finds_little) results.suggestion = Spelling(session, languages_).correct(tree);
        return results;
    });
}

Query Snapshot::with_synonyms(SearchSession& session, const Query& tree, const QueryReading& reading) const {
    const bool has_own = has_synonyms_ && reading.index_synonyms;
    if (reading.synonyms.empty() && !has_own) return tree;
    UnitReader units(session.vocabulary, languages_, session.tokenizer);
    return add_synonyms(tree, SynonymTable(reading.synonyms, units, has_own ? &own_synonyms(units) : nullptr), units,
                        session.text_fields);
}

const SynonymTable& Snapshot::own_synonyms(UnitReader& units) const {
    std::call_once(synonyms_are_read_, [&] { synonyms_.emplace(synonyms_of(generation_), units); });
    return *synonyms_;
}

CompiledQuery Snapshot::compile(SearchSession& session, const Query& tree, std::string_view text,
                                const QueryReading& reading, bool with_clauses) const {
    FieldFilter filter(columns_, languages_, session.tokenizer, {reading.now, reading.utc_offset_minutes});
    QueryCompiler compiler(session, languages_, text, reading.literal, with_clauses, &filter);
    const bool has_synonyms = has_synonyms_ || !reading.synonyms.empty();
    return has_synonyms ? compiler.compile(with_synonyms(session, tree, reading)) : compiler.compile(tree);
}

Xapian::docid Snapshot::number_of(std::string_view id) const {
    return with_session([&](SearchSession& session) { return find_document(session.database, id); });
}

Explanation Snapshot::explain(const Query& tree, std::string_view text, Xapian::docid docid,
                              const QueryReading& reading) const {
    return with_session([&](SearchSession& session) {
        FieldFilter filter(columns_, languages_, session.tokenizer, {reading.now, reading.utc_offset_minutes});
        QueryExplainer explainer(session, languages_, reading.literal, docid, &filter);
        return explainer.explain(with_synonyms(session, tree, reading), text);
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
    HitSelection selection(session, side_index_.get(), columns_, fields_, options);
    SelectedHits selected = selection.select(compiled.plan, wanted);
    results.total = selected.total;
    results.total_exact = selected.total_exact;
    results.facets = std::move(selected.facets);
    if (with_passages) weigh_clauses(compiled.clauses, session);
    HitReader reader(session, compiled.clauses, options);
    for (const auto& [document, hidden] : selected.documents) {
        Hit& hit = results.hits.emplace_back();
        hit.hidden = hidden;
        hit.rank = wanted.offset + results.hits.size();
        hit.score = document.score;
        if (side_index_) hit.id = side_index_->id(document.docid);
        reader.read(document.docid, hit);
    }
    results.budget_spent = reader.budget_spent();
    return results;
}

Concordance Snapshot::concordance(const Query& tree, std::string_view text, const ConcordanceOptions& options) const {
    return with_session([&](SearchSession& session) { return concordance_with(session, tree, text, options); });
}

Concordance Snapshot::concordance_with(SearchSession& session, const Query& tree, std::string_view text,
                                       const ConcordanceOptions& options) const {
    CompiledQuery compiled = compile(session, tree, text, options, true);
    Concordance concordance;
    concordance.query = to_string(tree, fields_);
    concordance.warnings = std::move(compiled.warnings);
    RankingWanted wanted;
    wanted.limit = std::min(options.max_documents, max_hits);
    wanted.exact_total = true;
    const RankedDocuments ranked = rank_documents(compiled.plan, session, side_index_.get(), wanted);
    concordance.total = ranked.total;
    ConcordanceReader reader(session, compiled.clauses, options);
    concordance.documents_left_out = ranked.total - reader.read(ranked.documents, concordance);
    return concordance;
}

MarkedDocument Snapshot::marked_document(Xapian::docid docid, const Query& tree, std::string_view text,
                                         const QueryReading& reading) const {
    return with_session([&](SearchSession& session) {
        CompiledQuery compiled = compile(session, tree, text, reading, true);
        MarkedDocument marked = read_marked_document(session, compiled.clauses, docid);
        marked.warnings = std::move(compiled.warnings);
        return marked;
    });
}

}  // namespace kwic
