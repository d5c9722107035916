#include "indexing/write_columns.hpp"

#include "storage/document_access.hpp"

namespace kwic {
namespace {

ColumnsWriter collect(const Xapian::Database& database, const std::vector<FieldSpec>& declared,
                      const std::function<void()>& on_step) {
    ColumnsWriter columns(declared);
    for_each_document(database, [&](Xapian::docid docid) {
        if (on_step) on_step();
        add_to_columns(database, docid, columns);
        return true;
    });
    return columns;
}

}  // namespace

void add_to_columns(const Xapian::Database& database, std::uint32_t docid, ColumnsWriter& columns) {
    const std::string data = database.get_document(docid, Xapian::DOC_ASSUME_VALID).get_data();
    columns.add(docid, read_stored_head(data));
}

void write_columns(const Xapian::Database& database, const std::vector<FieldSpec>& declared, const std::string& path) {
    collect(database, declared, {}).write(path, database.get_lastdocid());
}

std::string find_columns_fault(const Xapian::Database& database, const std::vector<FieldSpec>& declared,
                               const Columns& columns, const std::function<void()>& on_step) {
    const std::string expected = collect(database, declared, on_step).bytes(database.get_lastdocid());
    return columns.bytes() == expected ? "" : "have other values than the documents of the database";
}

}  // namespace kwic
