// Builds a generation's database through Xapian's public interface.
#pragma once

#include "indexing/document_terms.hpp"
#include "storage/stored_document.hpp"

#include <kwic/document.hpp>

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

namespace kwic {

// Writes into FOLDER/build, then packs that into FOLDER/db. Nothing reads either before the generation is published,
// so it commits whenever the postings in memory grow past their share. Throws Xapian's exceptions; after one only
// destruction is left. Thread rule: one thread at a time.
class ApiBuilder {
  public:
    ApiBuilder(std::string folder, std::uint64_t memory_bytes);

    // Adds a document and returns its number, counted from 1 without gaps.
    std::uint32_t add(const Document& document, std::string_view language);

    // Puts a document in the place of number `docid`.
    void replace(std::uint32_t docid, const Document& document, std::string_view language);

    // The stored document of number `docid`, with its id.
    Document read(std::uint32_t docid);

    // The id of number `docid`.
    std::string id_of(std::uint32_t docid);

    // Commits and packs; only destruction may follow.
    void finish();

  private:
    Xapian::Document make(const Document& document, std::string_view language);
    void count_text(const Document& document);
    void add_split(std::string_view joined_stem, std::string_view split);

    std::string folder_;
    std::uint64_t commit_text_bytes_;
    std::uint64_t uncommitted_text_bytes_ = 0;
    Xapian::WritableDatabase database_;
    DocumentTerms terms_;
    StoredDocumentWriter stored_;
    std::unordered_set<std::uint64_t> seen_splits_;
};

}  // namespace kwic
