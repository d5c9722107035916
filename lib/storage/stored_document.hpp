// A document as the database keeps it: one string of bytes.
#pragma once

#include "storage/stored_text.hpp"

#include <kwic/document.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

// Of title and text: what an index counts as text.
inline std::uint64_t text_bytes_of(const Document& document) noexcept {
    return document.title.size() + document.text.size();
}

// Of all that an analysis may go through: what a build counts when it bounds its memory.
inline std::uint64_t content_bytes_of(const Document& document) noexcept {
    std::uint64_t bytes = text_bytes_of(document);
    for (const FieldValue& field : document.fields) bytes += field.value.size();
    return bytes;
}

// Writes everything of the document but its id (which is a value of its own), the text as stored_text.hpp has it.
// docs/index-format.md has the layout. Thread rule: one thread at a time.
class StoredDocumentWriter {
  public:
    explicit StoredDocumentWriter(const TextDictionary& dictionary = {}) : texts_(dictionary) {}

    // `language` is the one it was analysed in, `document.language` the one it was given, empty if it was detected. The
    // text has at most max_stored_text_bytes, and `codes` are its own (StoredTextWriter).
    std::string write(const Document& document, std::string_view language, std::string_view codes = {});

  private:
    StoredTextWriter texts_;
    std::string text_;
};

struct StoredDocument {
    Document document;     // without its id
    std::string language;  // it was analysed in
};

// What can be said of a stored document without its text; views of the bytes.
struct StoredHead {
    std::string_view date;
    std::string_view given_language;  // empty: it was detected
    std::string_view language;        // it was analysed in
    std::string_view path;
    std::vector<std::pair<std::string_view, std::string_view>> fields;  // names and values
    std::uint64_t text_bytes = 0;                                       // of the text
};

// Throws Error{damaged} where the bytes are not what StoredDocumentWriter makes. Thread rule: none.
StoredHead read_stored_head(std::string_view data);

// The reverse, with the same dictionary. Thread rule: one thread at a time.
class StoredDocumentReader {
  public:
    explicit StoredDocumentReader(TextDictionary dictionary = {}) : texts_(std::move(dictionary)) {}

    // Throws Error{damaged} where the bytes are not what write() makes; reads nothing beyond them and allocates no more
    // than they announce, can hold and max_stored_text_bytes allows.
    StoredDocument read(std::string_view data);

  private:
    StoredTextReader texts_;
};

}  // namespace kwic
