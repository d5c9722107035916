// The records of all documents, in the order of their numbers, out of the spools of several workers.
#pragma once

#include "indexing/record_spool.hpp"
#include "storage/byte_stream.hpp"

#include <cstdint>
#include <vector>

namespace kwic {

// What one spool holds, and which of it counts.
struct SpooledDocuments {
    const RecordSpool* spool = nullptr;             // records begin with the document's number; numbers rise
    const std::vector<bool>* superseded = nullptr;  // by number: passed over; null for none
};

// Each number must be left in one spool. Throws Error{io}, and Error{damaged} for what is no record. Thread rule: one
// thread at a time.
class DocumentRecords {
  public:
    explicit DocumentRecords(const std::vector<SpooledDocuments>& spools);

    // Moves to the next document; false after the last.
    bool next();

    [[nodiscard]] std::uint32_t docid() const noexcept { return docid_; }

    // The rest of the document's record; views that it gives hold until the next call of next().
    [[nodiscard]] ByteParser& record() noexcept { return record_; }

  private:
    struct Cursor {
        RecordSpool::Reader reader;
        const std::vector<bool>* superseded;
        std::uint32_t docid = 0;  // 0: at the end
        ByteParser rest{{}};
    };

    static void advance(Cursor& cursor);

    std::vector<Cursor> cursors_;
    Cursor* current_ = nullptr;
    std::uint32_t docid_ = 0;
    ByteParser record_{{}};
};

}  // namespace kwic
