#include "indexing/stored_documents.hpp"

#include "storage/byte_stream.hpp"
#include "storage/stored_document.hpp"
#include "storage/term_space.hpp"

#include <filesystem>
#include <utility>

namespace kwic {
namespace {

constexpr std::string_view database_name = "/db";
constexpr std::string_view former_name = "/former";

}  // namespace

void append_stored_document(std::string& records, std::uint32_t docid, std::string_view positions,
                            std::string_view data) {
    append_number(records, docid);
    append_text(records, positions);
    append_text(records, data);
}

StoredDocuments::StoredDocuments(std::string folder, std::vector<FieldSpec> fields, std::size_t max_waiting_bytes)
    : folder_(std::move(folder)),
      fields_(std::move(fields)),
      order_([this](std::string_view records) { take(records); }, max_waiting_bytes) {
    begin_database();
}

void StoredDocuments::begin_database() {
    const std::string database_folder = folder_ + std::string(database_name);
    std::filesystem::create_directory(database_folder);
    // Stored documents are compressed already.
    database_.emplace(database_folder,
                      GlassDatabaseOptions{.docdata_compress_min = 0, .hashes = true, .termlists = false});
    columns_.emplace(fields_);
}

void StoredDocuments::take(std::string_view records) {
    for (ByteParser rest(records); !rest.rest().empty();) {
        const auto docid = static_cast<std::uint32_t>(rest.number());
        const std::string_view positions = rest.view();
        const std::string_view data = rest.view();
        if (former_) {
            copy_up_to(docid - 1);
            copied_docid_ = docid;
        }
        add(docid, positions, data);
    }
}

void StoredDocuments::add(std::uint32_t docid, std::string_view positions, std::string_view data) {
    database_->postlist().add_metadata(make_position_key(docid), positions);
    database_->docdata().add(docid, data);
    columns_->add(docid, read_stored_head(data));
}

void StoredDocuments::copy_up_to(std::uint32_t docid) {
    while (copied_docid_ < docid) {
        ++copied_docid_;
        add(copied_docid_, former_->metadata(make_position_key(copied_docid_), positions_).tag,
            former_->document_data(copied_docid_, data_).tag);
    }
}

void StoredDocuments::begin_replacing() {
    const std::string folder = folder_ + std::string(former_name);
    database_->finish({}, {});
    database_.reset();
    std::filesystem::rename(folder_ + std::string(database_name), folder);
    former_ = MappedDatabase::open(folder);
    begin_database();
}

std::string_view StoredDocuments::data(std::uint32_t docid) {
    return former_->document_data(docid, data_).tag;
}

void StoredDocuments::finish(std::uint32_t last_docid) {
    if (former_) {
        copy_up_to(last_docid);
        former_.reset();
        std::filesystem::remove_all(folder_ + std::string(former_name));
    }
    database_->docdata().finish();
    columns_->write(folder_ + '/' + columns_name, last_docid);
}

}  // namespace kwic
