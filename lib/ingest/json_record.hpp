// One JSON object to a document.
#pragma once

#include <kwic/document.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace kwic {

// What came of one line.
struct JsonOutcome {
    std::string reason;              // for the account when there is no document: "bad-json", "not-an-object",
                                     // "wrong-type"; empty when there is one
    std::string detail;              // the same for people
    std::size_t mended_escapes = 0;  // lone surrogates that became U+FFFD
    std::string bad_date;            // the `date` member if it is not ISO 8601; it is a field then
};

// Reads objects with the members `id` (string or number), `title`, `text`, `date`, `lang`, `url`; the others become
// fields in the order of the input: strings as they are, numbers and booleans as they are written, an array of scalars
// as several values, nulls not at all, anything else as minified JSON. Of members of one name the last counts. A
// `lang` that begins with no two-letter code and a `url` that is no string are fields. Nesting beyond 1,024 levels is
// "bad-json". Thread rule: one thread at a time; keep one and reuse it.
class JsonRecordParser {
  public:
    JsonRecordParser();
    ~JsonRecordParser();
    JsonRecordParser(JsonRecordParser&&) noexcept;
    JsonRecordParser& operator=(JsonRecordParser&&) noexcept;

    // Overwrites `document`; its origin stays empty, and so does its id if the object has none. Ill-formed UTF-8 is
    // "bad-json".
    JsonOutcome parse(std::string_view json, Document& document) { return parse(json, json.size(), document); }

    // The same where `readable_bytes` can be read from the begin of `json` on, which spares a copy of it if they are 64
    // more than its own (bench/build_stages).
    JsonOutcome parse(std::string_view json, std::size_t readable_bytes, Document& document);

    // Whether `json` is an object that parses.
    bool is_object(std::string_view json);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kwic
