// A document: what is indexed, stored and found.
//
// All text is UTF-8. Byte positions count from 0; ranges are half open.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kwic {

// Where a document was read.
struct Origin {
    std::string path = {};         // the file as it was named; empty for standard input and for made documents
    std::uint64_t line = 0;        // a record's first line, counted from 1; 0 when the document is a whole file
    std::uint64_t begin_byte = 0;  // the record's bytes in the file (the whole file: 0 and its size)
    std::uint64_t end_byte = 0;
    std::uint64_t file_bytes = 0;  // the file's size when it was read
    std::int64_t modified_ns = 0;  // the file's modification time, nanoseconds since 1970-01-01 UTC; 0 unknown

    bool operator==(const Origin&) const = default;
};

struct FieldValue {
    std::string name = {};
    std::string value = {};

    bool operator==(const FieldValue&) const = default;
};

struct Document {
    std::string id = {};                  // unique in an index; the last document of an id wins
    std::string title = {};               // one line; may be empty
    std::string text = {};                // may be empty: an empty text is a document
    std::string date = {};                // YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ; empty unknown
    std::string language = {};            // ISO 639-1 code ("en", "pt"); empty: detected when it is indexed
    std::string url = {};                 // where a reader finds the original; may be empty
    std::vector<FieldValue> fields = {};  // further members, in the order of the input; a name may occur several times
    Origin origin = {};

    bool operator==(const Document&) const = default;
};

}  // namespace kwic
