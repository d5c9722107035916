#include <kwic/index.hpp>

#include "query/field_types.hpp"
#include "search/snapshot.hpp"
#include "storage/document_access.hpp"
#include "storage/synonym_list.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace kwic {
namespace {

std::vector<IndexedField> describe_fields(const Columns& columns, const std::vector<FieldSpec>& declared) {
    std::vector<IndexedField> fields;
    for (const Column& column : columns.all()) {
        const FieldSpec* spec = find_field(declared, column.name());
        fields.push_back({column.name(), column.type(), spec == nullptr ? 1 : spec->boost, spec != nullptr,
                          column.documents(), column.values()});
    }
    for (const FieldSpec& field : declared) {
        if (columns.find(field.name) == nullptr) fields.push_back({field.name, field.type, field.boost, true, 0, 0});
    }
    std::sort(fields.begin(), fields.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return fields;
}

IndexInfo make_info(const std::string& path, const Generation& generation, const Xapian::Database& database,
                    const Columns& columns) {
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
    info.default_language = manifest.default_language;
    info.sources = manifest.sources;
    info.languages = manifest.languages;
    info.fields = describe_fields(columns, manifest.fields);
    info.declared_fields = manifest.fields;
    info.synonyms = synonyms_of(generation);
    return info;
}

ParsedQuery parse(std::string_view query, const Snapshot& snapshot, const QueryReading& reading) {
    ParseOptions options;
    if (!reading.literal) options.fields = snapshot.fields();
    options.literal = reading.literal;
    options.all_words = reading.all_words;
    return parse_query(query, options);
}

// The parser's warnings before the compiler's, all by their columns.
void put_first(const std::vector<Diagnostic>& of_parser, std::vector<Diagnostic>& warnings) {
    warnings.insert(warnings.begin(), of_parser.begin(), of_parser.end());
    std::stable_sort(warnings.begin(), warnings.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.column < b.column; });
}

Explanation explain_with(const Snapshot& snapshot, std::string_view query, Xapian::docid docid,
                         const QueryReading& reading) {
    const ParsedQuery parsed = parse(query, snapshot, reading);
    Explanation explanation = snapshot.explain(parsed.query, query, docid, reading);
    put_first(parsed.warnings, explanation.warnings);
    return explanation;
}

}  // namespace

// A search works on the snapshot that was there when it began, and keeps it alive.
struct Index::Impl {
    explicit Impl(const std::string& index_path)
        : path(std::filesystem::absolute(index_path).string()), newest(std::make_shared<const Snapshot>(index_path)) {}

    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const {
        const std::lock_guard lock(mutex);
        return newest;
    }

    bool refresh();

    // Throws Error{not_found}.
    [[nodiscard]] Xapian::docid number_of(const Snapshot& snapshot, std::string_view id) const;

    std::string path;  // absolute, so that refresh() does not depend on the current folder
    mutable std::mutex mutex;
    std::shared_ptr<const Snapshot> newest;  // guarded by the mutex
    std::mutex refreshing;                   // one thread opens, the others wait
};

// The snapshot that is given up is let go outside the mutex.
bool Index::Impl::refresh() {
    const std::lock_guard one_at_a_time(refreshing);
    std::shared_ptr<const Snapshot> old = snapshot();
    const CurrentGeneration current = translating(path, [&] { return read_current(path); });
    if (current.manifest_sha256 == old->generation().manifest_sha256) return false;
    auto opened = std::make_shared<const Snapshot>(path);
    const std::lock_guard lock(mutex);
    newest = std::move(opened);
    return true;
}

Xapian::docid Index::Impl::number_of(const Snapshot& snapshot, std::string_view id) const {
    const Xapian::docid docid = snapshot.number_of(id);
    if (docid != 0) return docid;
    throw Error(ErrorCode::not_found, "no document has the id \"" + std::string(id) + "\"", path);
}

Index::Index(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Index::~Index() = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;

Index Index::open(const std::string& path) {
    return Index(std::make_unique<Impl>(path));
}

bool Index::refresh() {
    return impl_->refresh();
}

IndexInfo Index::inspect(const std::string& path) {
    return translating(path, [&] {
        const Generation generation = open_generation(path);
        return make_info(path, generation, Xapian::Database(generation.database_folder()),
                         Columns(generation.path_beside(columns_name)));
    });
}

SearchResults Index::search(std::string_view query, const SearchOptions& options) const {
    const auto snapshot = impl_->snapshot();
    const ParsedQuery parsed = parse(query, *snapshot, options);
    SearchResults results = snapshot->search(parsed.query, query, options);
    put_first(parsed.warnings, results.warnings);
    return results;
}

SearchResults Index::search(const Query& query, const SearchOptions& options) const {
    return impl_->snapshot()->search(query, {}, options);
}

std::vector<Suggestion> Index::complete(std::string_view prefix, std::size_t limit) const {
    return impl_->snapshot()->with_spelling([&](Spelling& spelling) { return spelling.complete(prefix, limit); });
}

std::vector<Suggestion> Index::nearest(std::string_view text, std::size_t limit) const {
    return impl_->snapshot()->with_spelling([&](Spelling& spelling) { return spelling.find_nearest(text, limit); });
}

std::string Index::suggest(std::string_view query) const {
    const auto snapshot = impl_->snapshot();
    const Query tree = parse(query, *snapshot, {}).query;
    return snapshot->with_spelling([&](Spelling& spelling) { return spelling.correct(tree); });
}

Concordance Index::concordance(std::string_view query, const ConcordanceOptions& options) const {
    const auto snapshot = impl_->snapshot();
    const ParsedQuery parsed = parse(query, *snapshot, options);
    Concordance concordance = snapshot->concordance(parsed.query, query, options);
    put_first(parsed.warnings, concordance.warnings);
    return concordance;
}

Concordance Index::concordance(const Query& query, const ConcordanceOptions& options) const {
    return impl_->snapshot()->concordance(query, {}, options);
}

Explanation Index::explain(std::string_view query, const QueryReading& reading) const {
    return explain_with(*impl_->snapshot(), query, 0, reading);
}

Explanation Index::explain(std::string_view query, std::string_view id, const QueryReading& reading) const {
    const auto snapshot = impl_->snapshot();
    return explain_with(*snapshot, query, impl_->number_of(*snapshot, id), reading);
}

SearchResults Index::similar(std::string_view id, const SearchOptions& options) const {
    const auto snapshot = impl_->snapshot();
    return snapshot->similar(impl_->number_of(*snapshot, id), options);
}

Document Index::document(std::string_view id) const {
    const auto snapshot = impl_->snapshot();
    const Xapian::docid docid = impl_->number_of(*snapshot, id);
    return snapshot->with_session([&](SearchSession& session) { return session.documents.read(docid).document; });
}

MarkedDocument Index::marked_document(std::string_view id, std::string_view query, const QueryReading& reading) const {
    const auto snapshot = impl_->snapshot();
    const ParsedQuery parsed = parse(query, *snapshot, reading);
    MarkedDocument marked = snapshot->marked_document(impl_->number_of(*snapshot, id), parsed.query, query, reading);
    put_first(parsed.warnings, marked.warnings);
    return marked;
}

IndexInfo Index::info() const {
    const auto snapshot = impl_->snapshot();
    return snapshot->with_session([&](SearchSession& session) {
        return make_info(impl_->path, snapshot->generation(), session.database, snapshot->columns());
    });
}

std::vector<std::string> Index::ids() const {
    return impl_->snapshot()->with_session([&](SearchSession& session) {
        std::vector<std::string> ids;
        ids.reserve(session.database.get_doccount());
        for_each_document(session.database, [&](Xapian::docid docid) {
            ids.push_back(read_id(session.database, docid));
            return true;
        });
        return ids;
    });
}

}  // namespace kwic
