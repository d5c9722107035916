#include <kwic/index.hpp>

#include "analysis/fingerprint.hpp"
#include "search/hit_reader.hpp"
#include "search/query_compiler.hpp"
#include "search/ranking.hpp"
#include "search/search_session.hpp"
#include "storage/generation.hpp"
#include "storage/stored_document.hpp"
#include "storage/term_space.hpp"
#include "storage/translate_error.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

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

IndexInfo make_info(const std::string& path, const Generation& generation, const Xapian::Database& database) {
    const Manifest& manifest = generation.manifest;
    IndexInfo info;
    info.path = path;
    info.generation = manifest.generation;
    info.documents = manifest.documents;
    info.text_bytes = manifest.text_bytes;
    for (const ManifestFile& file : manifest.files) info.disk_bytes += file.bytes;
    info.average_length = database.get_avlength();
    info.tool_version = manifest.tool_version;
    info.fingerprint = manifest.fingerprint;
    info.sources = manifest.sources;
    info.languages = manifest.languages;
    return info;
}

// The rarer a clause, the more a passage is worth that shows it.
void weigh_clauses(std::vector<TextClause>& clauses, const Xapian::Database& database) {
    const double documents = database.get_doccount();
    for (TextClause& clause : clauses) {
        const TermSpace space = clause.vocabulary == ClauseVocabulary::forms ? TermSpace::form : TermSpace::stem;
        double frequency = 1;
        for (const Pattern& pattern : clause.patterns) {
            for (const PatternEdge& edge : pattern.edges) {
                for (const Label& label : edge.labels) {
                    frequency = std::max<double>(frequency, database.get_termfreq(make_term(space, label.terms[0])));
                }
            }
        }
        clause.weight = std::log2(1 + documents / frequency) + 0.1;
    }
}

}  // namespace

struct Index::Impl {
    Impl(std::string index_path, Generation opened)
        : path(std::move(index_path)),
          generation(std::move(opened)),
          languages(languages_of(generation.manifest)),
          sessions(generation.database_folder()) {}

    SearchResults search(const Query& tree, std::string_view text, const SearchOptions& options) const;
    SearchResults search_with(SearchSession& session, const Query& tree, std::string_view text,
                              const SearchOptions& options) const;

    template <class Work>
    auto with_session(Work&& work) const {
        return translating(generation.folder, [&] { return sessions.with_session(std::forward<Work>(work)); });
    }

    std::string path;
    Generation generation;
    std::vector<std::string> languages;
    mutable SessionPool sessions;
};

Index::Index(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Index::~Index() = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;

Index Index::open(const std::string& path) {
    Generation generation = translating(path, [&] { return open_generation(path); });
    if (generation.manifest.fingerprint != analyzer_fingerprint()) {
        throw Error(ErrorCode::incompatible,
                    "the index was made with another analyzer (" + generation.manifest.fingerprint +
                        "; this program has " + analyzer_fingerprint() + "); run `kwic index --rebuild`",
                    path);
    }
    return Index(std::make_unique<Impl>(path, std::move(generation)));
}

IndexInfo Index::inspect(const std::string& path) {
    return translating(path, [&] {
        const Generation generation = open_generation(path);
        return make_info(path, generation, Xapian::Database(generation.database_folder()));
    });
}

SearchResults Index::search(std::string_view query, const SearchOptions& options) const {
    ParseOptions parse_options;
    parse_options.literal = options.literal;
    ParsedQuery parsed = parse_query(query, parse_options);
    SearchResults results = impl_->search(parsed.query, query, options);
    results.warnings.insert(results.warnings.begin(), parsed.warnings.begin(), parsed.warnings.end());
    std::stable_sort(results.warnings.begin(), results.warnings.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.column < b.column; });
    return results;
}

SearchResults Index::search(const Query& query, const SearchOptions& options) const {
    return impl_->search(query, {}, options);
}

SearchResults Index::Impl::search(const Query& tree, std::string_view text, const SearchOptions& options) const {
    return with_session([&](SearchSession& session) { return search_with(session, tree, text, options); });
}

SearchResults Index::Impl::search_with(SearchSession& session, const Query& tree, std::string_view text,
                                       const SearchOptions& options) const {
    CompiledQuery compiled =
        QueryCompiler(session.database, languages, session.tokenizer, options.literal).compile(tree, text);
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
    if (options.detail == HitDetail::passages) weigh_clauses(compiled.clauses, session.database);
    HitReader reader(session, compiled.clauses, options);
    for (Xapian::MSetIterator match = matches.begin(); match != matches.end(); ++match) {
        Hit& hit = results.hits.emplace_back();
        hit.rank = match.get_rank() + 1;
        hit.score = match.get_weight();
        reader.read(match.get_document(), hit);
    }
    return results;
}

Document Index::document(std::string_view id) const {
    std::optional<Document> document = impl_->with_session([&](SearchSession& session) -> std::optional<Document> {
        const Xapian::Database& database = session.database;
        const std::string term = make_term(TermSpace::id, id);
        for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term); ++posting) {
            const Xapian::Document found = database.get_document(*posting);
            if (found.get_value(static_cast<Xapian::valueno>(ValueSlot::id)) != id) continue;
            Document stored = read_stored_document(found.get_data()).document;
            stored.id = id;
            return stored;
        }
        return std::nullopt;
    });
    if (document) return *std::move(document);
    throw Error(ErrorCode::not_found, "no document has the id \"" + std::string(id) + "\"", impl_->path);
}

IndexInfo Index::info() const {
    return impl_->with_session(
        [&](SearchSession& session) { return make_info(impl_->path, impl_->generation, session.database); });
}

std::vector<std::string> Index::ids() const {
    return impl_->with_session([&](SearchSession& session) {
        const Xapian::Database& database = session.database;
        std::vector<std::string> ids;
        ids.reserve(database.get_doccount());
        for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
            ids.push_back(database.get_document(*posting).get_value(static_cast<Xapian::valueno>(ValueSlot::id)));
        }
        return ids;
    });
}

}  // namespace kwic
