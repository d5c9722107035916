#include "indexing/database_writer.hpp"

#include "indexing/split_ways.hpp"
#include "storage/document_access.hpp"
#include "storage/term_space.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace kwic {
namespace {

// Postings of a text take about this many times its bytes in Xapian's memory; and smaller commits are also faster,
// since its maps then fit the processor's cache.
constexpr std::uint64_t memory_per_text_byte = 32;

Xapian::WritableDatabase create(const std::string& folder, const LearnedTables& tables) {
    Xapian::WritableDatabase database(folder, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    database.set_metadata(std::string(text_dictionary_key), std::string(tables.texts.bytes()));
    database.set_metadata(std::string(usual_forms_key), std::string(tables.forms.bytes()));
    return database;
}

}  // namespace

DatabaseWriter::DatabaseWriter(const std::string& folder, std::uint64_t memory_bytes, const TextFields& text_fields)
    : DatabaseWriter(Xapian::WritableDatabase(folder, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS), memory_bytes,
                     text_fields) {}

DatabaseWriter::DatabaseWriter(const std::string& folder, std::uint64_t memory_bytes, const LearnedTables& tables,
                               const TextFields& text_fields)
    : DatabaseWriter(create(folder, tables), memory_bytes, text_fields) {}

DatabaseWriter::DatabaseWriter(Xapian::WritableDatabase database, std::uint64_t memory_bytes,
                               const TextFields& text_fields)
    : commit_text_bytes_(std::max<std::uint64_t>(memory_bytes / memory_per_text_byte, 1 << 20)),
      database_(std::move(database)),
      reader_(database_),
      texts_(read_text_dictionary(database_)),
      stored_(texts_),
      coder_(texts_),
      terms_(
          read_usual_forms(database_),
          [this](std::string_view joined_stem, std::string_view split) { add_split(joined_stem, split); },
          text_fields) {
    database_.begin_transaction();
}

// None without a dictionary: they would not be stored.
std::string_view DatabaseWriter::codes_of(const Document& document, std::string_view language) {
    return texts_.number() == 0 ? std::string_view() : coder_.encode(document.text, language);
}

MadeDocument DatabaseWriter::make(const Document& document, std::string_view language) {
    MadeDocument made = terms_.make(document, language);
    made.document.set_data(stored_.write(document, language, codes_of(document, language)));
    return made;
}

void DatabaseWriter::count_text(std::uint64_t bytes) {
    uncommitted_text_bytes_ += bytes;
    if (uncommitted_text_bytes_ < commit_text_bytes_) return;
    database_.commit_transaction();
    database_.begin_transaction();
    uncommitted_text_bytes_ = 0;
}

std::uint32_t DatabaseWriter::add(const Document& document, std::string_view language) {
    const MadeDocument made = make(document, language);
    const Xapian::docid docid = database_.add_document(made.document);
    database_.set_metadata(make_position_key(docid), made.positions);
    canaries_.note(docid, document, language);
    count_text(content_bytes_of(document));
    return docid;
}

void DatabaseWriter::replace(std::uint32_t docid, const Document& document, std::string_view language,
                             std::uint64_t former_text_bytes) {
    const MadeDocument made = make(document, language);
    database_.replace_document(docid, made.document);
    database_.set_metadata(make_position_key(docid), made.positions);
    canaries_.note(docid, document, language);
    count_text(content_bytes_of(document) + former_text_bytes);
}

void DatabaseWriter::replace_data(std::uint32_t docid, const Document& document, std::string_view language) {
    Xapian::Document made = database_.get_document(docid);
    made.set_data(stored_.write(document, language, codes_of(document, language)));
    database_.replace_document(docid, made);
    canaries_.note(docid, document, language);
}

void DatabaseWriter::remove(std::uint32_t docid, std::string_view id, std::uint64_t former_text_bytes) {
    database_.delete_document(docid);
    database_.set_metadata(make_position_key(docid), {});
    canaries_.note_removed(docid, id);
    count_text(former_text_bytes);
}

Document DatabaseWriter::read(std::uint32_t docid) {
    return reader_.read(docid).document;
}

void DatabaseWriter::add_split(std::string_view joined_stem, std::string_view split) {
    const std::string line = std::string(joined_stem) + '\n' + std::string(split);
    if (!seen_splits_.insert(std::hash<std::string>{}(line)).second) return;
    const std::string key = make_split_key(joined_stem);
    std::string ways = database_.get_metadata(key);
    if (add_split_way(ways, split)) database_.set_metadata(key, ways);
}

void DatabaseWriter::finish() {
    database_.commit_transaction();
}

void DatabaseWriter::compact(const std::string& folder) {
    database_.compact(folder, Xapian::Compactor::FULL | Xapian::DBCOMPACT_NO_RENUMBER);
}

void DatabaseWriter::close() {
    database_.close();
}

}  // namespace kwic
