#include "storage/document_access.hpp"

#include "storage/learned_tables.hpp"
#include "storage/term_space.hpp"

namespace kwic {
namespace {

std::string id_value(const Xapian::Document& document) {
    return document.get_value(slot_number(ValueSlot::id));
}

}  // namespace

Xapian::docid find_document(const Xapian::Database& database, std::string_view id) {
    const std::string term = make_term(TermSpace::id, id);
    const auto posting = database.postlist_begin(term);
    return posting == database.postlist_end(term) ? 0 : *posting;
}

std::string read_id(const Xapian::Database& database, Xapian::docid docid) {
    return id_value(database.get_document(docid));
}

StoredDocument DocumentReader::read(std::string_view data) {
    if (!reader_) reader_.emplace(read_text_dictionary(database_));
    return reader_->read(data);
}

StoredDocument DocumentReader::read(Xapian::docid docid) {
    const Xapian::Document found = database_.get_document(docid);
    StoredDocument stored = read(found.get_data());
    stored.document.id = id_value(found);
    return stored;
}

void for_each_document(const Xapian::Database& database, const std::function<bool(Xapian::docid)>& take) {
    for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
        if (!take(*posting)) return;
    }
}

}  // namespace kwic
