#include "indexing/document_records.hpp"

namespace kwic {

DocumentRecords::DocumentRecords(const std::vector<SpooledDocuments>& spools) {
    for (const SpooledDocuments& documents : spools) {
        cursors_.push_back({RecordSpool::Reader(*documents.spool), documents.superseded});
        advance(cursors_.back());
    }
}

void DocumentRecords::advance(Cursor& cursor) {
    while (cursor.reader.next()) {
        cursor.rest = ByteParser(cursor.reader.record());
        cursor.docid = static_cast<std::uint32_t>(cursor.rest.number());
        if (cursor.superseded == nullptr || !(*cursor.superseded)[cursor.docid]) return;
    }
    cursor.docid = 0;
}

bool DocumentRecords::next() {
    if (current_ != nullptr) advance(*current_);
    current_ = nullptr;
    for (Cursor& cursor : cursors_) {
        if (cursor.docid != 0 && (current_ == nullptr || cursor.docid < current_->docid)) current_ = &cursor;
    }
    if (current_ == nullptr) return false;
    docid_ = current_->docid;
    record_ = current_->rest;
    return true;
}

}  // namespace kwic
