// JSON Lines: one object a line, each a document.
#pragma once

#include "ingest/account.hpp"
#include "ingest/byte_source.hpp"
#include "ingest/input_file.hpp"
#include "ingest/json_record.hpp"
#include "ingest/line_reader.hpp"

#include <cstdint>
#include <memory>

namespace kwic {

// Reads line by line; memory is bounded by the longest record allowed. Lines that are blank are passed over in
// silence; those that are no record go to the account: "bad-json", "not-an-object", "wrong-type", "too-large",
// "unreadable" (the rest of the file). A record without an id gets the file's id, a colon and its line. A line that
// is not UTF-8 is converted by itself and accounted for as "encoding", so are lone surrogates; a date that is not
// ISO 8601 as "bad-date". Thread rule: one thread at a time; `account` must outlive the reader.
class JsonLinesReader {
  public:
    JsonLinesReader(std::unique_ptr<ByteSource> source, InputFile input, std::uint64_t max_record_bytes,
                    const Account& account);

    // The next record; false at the end.
    bool next(Document& document);

  private:
    bool read_record(const Line& line, Document& document);
    void set_origin(const Line& line, Document& document) const;
    void report(AccountKind kind, std::uint64_t line, const std::string& id, const std::string& reason,
                const std::string& detail) const;
    void report_changes(const JsonOutcome& outcome, const Document& document) const;

    std::unique_ptr<ByteSource> source_;
    InputFile input_;
    const Account& account_;
    LineReader lines_;
    JsonRecordParser parser_;
};

}  // namespace kwic
