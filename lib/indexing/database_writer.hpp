// Writing documents into a Xapian database through Xapian's public interface.
#pragma once

#include "indexing/canaries.hpp"
#include "indexing/document_terms.hpp"
#include "storage/document_access.hpp"
#include "storage/learned_tables.hpp"
#include "storage/text_coder.hpp"
#include "storage/text_fields.hpp"

#include <kwic/document.hpp>

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

namespace kwic {

// Nothing reads the database before its generation is published, so it is committed whenever the postings in memory
// grow past their share. In between a transaction is open: what is destroyed after an exception commits nothing.
// Throws Xapian's exceptions; after one only destruction is left. Thread rule: one thread at a time.
class DatabaseWriter {
  public:
    // Opens the database in `folder`, of documents with these text fields.
    DatabaseWriter(const std::string& folder, std::uint64_t memory_bytes, const TextFields& text_fields);

    // Makes one in `folder`, which is written with these tables.
    DatabaseWriter(const std::string& folder, std::uint64_t memory_bytes, const LearnedTables& tables,
                   const TextFields& text_fields = {});

    // Adds a document and returns its number: one more than the largest so far.
    std::uint32_t add(const Document& document, std::string_view language);

    // Puts a document in the place of number `docid`, whose title and text had `former_text_bytes`.
    void replace(std::uint32_t docid, const Document& document, std::string_view language,
                 std::uint64_t former_text_bytes);

    // The same for a document whose terms and values are what they were.
    void replace_data(std::uint32_t docid, const Document& document, std::string_view language);

    // Removes number `docid`, which has this id.
    void remove(std::uint32_t docid, std::string_view id, std::uint64_t former_text_bytes);

    // The stored document of number `docid`, with its id.
    [[nodiscard]] Document read(std::uint32_t docid);

    // Commits all; only compact() and close() may follow.
    void finish();

    // Packs the finished database into `folder`.
    void compact(const std::string& folder);
    void close();

    // A sample of what was written.
    [[nodiscard]] const Canaries& canaries() const noexcept { return canaries_; }

  private:
    DatabaseWriter(Xapian::WritableDatabase database, std::uint64_t memory_bytes, const TextFields& text_fields);

    std::string_view codes_of(const Document& document, std::string_view language);
    MadeDocument make(const Document& document, std::string_view language);
    void count_text(std::uint64_t bytes);
    void add_split(std::string_view joined_stem, std::string_view split);

    std::uint64_t commit_text_bytes_;
    std::uint64_t uncommitted_text_bytes_ = 0;
    Xapian::WritableDatabase database_;
    DocumentReader reader_;
    TextDictionary texts_;
    StoredDocumentWriter stored_;
    TextCoder coder_;
    DocumentTerms terms_;
    std::unordered_set<std::uint64_t> seen_splits_;
    Canaries canaries_;
};

}  // namespace kwic
