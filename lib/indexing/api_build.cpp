#include "indexing/api_build.hpp"

#include "indexing/document_language.hpp"
#include "indexing/learn_tables.hpp"
#include "indexing/piece_counts.hpp"
#include "indexing/write_columns.hpp"
#include "indexing/write_side_files.hpp"

#include <utility>

namespace kwic {

void ApiBuild::add_new(std::uint32_t docid, const Document& document) {
    if (database_) return write(docid, document);
    held_.add(docid, document, {});
    if (held_.bytes >= text_sample_bytes) begin_database();
}

void ApiBuild::begin_database() {
    forecast_ = forecast_languages(held_, default_language_);
    database_.emplace(folder_, caller_.options().memory_bytes,
                      learn_tables(held_.texts(), default_language_, text_fields_), text_fields_);
    const DocumentBatch held = std::exchange(held_, {});
    for (const auto& [docid, document, language] : held.documents) write(docid, document);
}

void ApiBuild::write(std::uint32_t docid, const Document& document) {
    const DocumentLanguage found = find_document_language(document, default_language_);
    forecast_.count(docid, found.code);
    const std::string analysed_in = forecast_.language_for(found);
    database_->writer().add(document, analysed_in);
    documents_.set_language(docid, found.code, found.detected, analysed_in);
}

void ApiBuild::put_in_place(std::uint32_t docid, const Document& document, const Document& former) {
    database_->writer().replace(docid, document, documents_.language_of(docid), text_bytes_of(former));
    caller_.report_progress(progress(BuildStage::merging));
}

// And those that were analysed in another language than they count as.
void ApiBuild::write_late() {
    note_late_languages();
    DatabaseWriter& writer = database_->writer();
    for (const std::uint32_t docid : documents_.settle_languages()) {
        if (late_.contains(docid)) continue;
        const Document document = writer.read(docid);
        put_in_place(docid, document, document);
    }
    for (const auto& [docid, late] : late_) put_in_place(docid, read(late), writer.read(docid));
}

void ApiBuild::finish(Manifest& manifest) {
    if (!database_) begin_database();
    write_late();
    database_->finish();
    write_side_files(folder_, [this] { caller_.report_progress(progress(BuildStage::merging)); });
    write_columns(Xapian::Database(folder_ + "/db"), fields_, folder_ + '/' + columns_name);
    check(manifest, database_->writer().canaries());
}

}  // namespace kwic
