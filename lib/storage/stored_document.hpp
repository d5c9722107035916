// A document as the database keeps it: one string of bytes.
#pragma once

#include <kwic/document.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// Xapian refuses stored documents somewhat above this size.
inline constexpr std::size_t max_stored_text_bytes = std::size_t{100} << 20;

// Writes everything of the document but its id (which is a value of its own); the text is compressed with zstd.
// `language` is the one it was analysed in, `document.language` the one it was given, empty if it was detected. The
// text has at most max_stored_text_bytes. docs/index-format.md has the layout.
class StoredDocumentWriter {
  public:
    StoredDocumentWriter();
    ~StoredDocumentWriter();
    StoredDocumentWriter(const StoredDocumentWriter&) = delete;
    StoredDocumentWriter& operator=(const StoredDocumentWriter&) = delete;

    std::string write(const Document& document, std::string_view language);

  private:
    void* context_;
};

struct StoredDocument {
    Document document;     // without its id
    std::string language;  // it was analysed in
};

// The reverse. Throws Error{damaged} where the bytes are not what write() makes; reads nothing beyond them and
// allocates no more than they announce, zstd can reach and max_stored_text_bytes allows.
StoredDocument read_stored_document(std::string_view data);

}  // namespace kwic
