#include "indexing/api_build.hpp"

#include "indexing/document_language.hpp"
#include "indexing/learn_tables.hpp"
#include "indexing/piece_counts.hpp"
#include "indexing/write_columns.hpp"
#include "indexing/write_side_files.hpp"

#include <utility>

namespace kwic {

void ApiBuild::add(const Document& document) {
    const auto [docid, is_new] = documents_.number_of(document.id);
    if (!is_new) note_replaced(document);
    text_bytes_ += text_bytes_of(document);
    HeldDocument given{docid, is_new, document};
    if (database_) {
        write(given);
    } else {
        hold(std::move(given));
    }
}

void ApiBuild::hold(HeldDocument held) {
    if (held.is_new) held_new_bytes_ += content_bytes_of(held.document);
    held_.push_back(std::move(held));
    if (held_new_bytes_ >= text_sample_bytes) begin_database();
}

void ApiBuild::begin_database() {
    std::vector<const Document*> sample;
    for (const HeldDocument& held : held_) {
        if (!held.is_new) continue;
        sample.push_back(&held.document);
        forecast_.count(held.docid, find_document_language(held.document, default_language_).code);
    }
    database_.emplace(folder_, caller_.options().memory_bytes, learn_tables(sample, default_language_, text_fields_),
                      text_fields_);
    for (const HeldDocument& held : std::exchange(held_, {})) write(held);
}

void ApiBuild::write(const HeldDocument& given) {
    const auto& [docid, is_new, document] = given;
    DatabaseWriter& writer = database_->writer();
    const DocumentLanguage found = find_document_language(document, default_language_);
    std::string analysed_in = found.code;
    if (is_new) {
        forecast_.count(docid, found.code);
        analysed_in = forecast_.language_for(found);
        writer.add(document, analysed_in);
    } else {
        const std::uint64_t dropped_bytes = text_bytes_of(writer.read(docid));
        text_bytes_ -= dropped_bytes;
        writer.replace(docid, document, analysed_in, dropped_bytes);
    }
    documents_.set_language(docid, found.code, found.detected, analysed_in);
}

void ApiBuild::analyse_in_settled_languages() {
    for (const std::uint32_t docid : documents_.settle_languages()) {
        const Document document = database_->writer().read(docid);
        database_->writer().replace(docid, document, documents_.language_of(docid), text_bytes_of(document));
        caller_.report_progress(progress(BuildStage::merging));
    }
}

void ApiBuild::finish(Manifest& manifest) {
    if (!database_) begin_database();
    analyse_in_settled_languages();
    database_->finish();
    write_side_files(folder_, [this] { caller_.report_progress(progress(BuildStage::merging)); });
    write_columns(Xapian::Database(folder_ + "/db"), fields_, folder_ + '/' + columns_name);
    check(manifest, database_->writer().canaries());
}

}  // namespace kwic
