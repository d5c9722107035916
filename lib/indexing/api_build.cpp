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
        if (held.is_new) sample.push_back(&held.document);
    }
    database_.emplace(folder_, caller_.options().memory_bytes, learn_tables(sample, default_language_, text_fields_),
                      text_fields_);
    for (const HeldDocument& held : std::exchange(held_, {})) write(held);
}

void ApiBuild::write(const HeldDocument& given) {
    const auto& [docid, is_new, document] = given;
    DatabaseWriter& writer = database_->writer();
    const DocumentLanguage language = find_document_language(document, default_language_);
    if (is_new) {
        writer.add(document, language.code);
    } else {
        const std::uint64_t dropped_bytes = text_bytes_of(writer.read(docid));
        text_bytes_ -= dropped_bytes;
        writer.replace(docid, document, language.code, dropped_bytes);
    }
    documents_.set_language(docid, language.code, language.detected);
}

// The few documents of a language that hardly occurs are more often misjudged than foreign, and each language of the
// index costs every query a stem.
void ApiBuild::analyse_rare_languages_as_main() {
    const std::vector<std::uint32_t> rare = documents_.in_rare_languages();
    if (rare.empty()) return;
    const std::string main = documents_.languages().front().first;
    for (const std::uint32_t docid : rare) {
        const Document document = database_->writer().read(docid);
        database_->writer().replace(docid, document, main, text_bytes_of(document));
        documents_.set_language(docid, main, true);
        caller_.report_progress(progress(BuildStage::merging));
    }
}

void ApiBuild::finish(Manifest& manifest) {
    if (!database_) begin_database();
    analyse_rare_languages_as_main();
    database_->finish();
    write_side_files(folder_, [this] { caller_.report_progress(progress(BuildStage::merging)); });
    write_columns(Xapian::Database(folder_ + "/db"), fields_, folder_ + '/' + columns_name);
    check(manifest, database_->writer().canaries());
}

}  // namespace kwic
