// What is stored of the documents of a bulk build, and their positions: written to the tables as it comes.
#pragma once

#include "columns/columns_writer.hpp"
#include "glass/glass_database.hpp"
#include "glass/mapped_database.hpp"
#include "indexing/batch_order.hpp"

#include <kwic/schema.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Appends what put() takes of a document.
void append_stored_document(std::string& records, std::uint32_t docid, std::string_view positions,
                            std::string_view data);

// Throws Error{io}, std::bad_alloc; after a throw only destruction is left. Thread rule: one thread at a time, but for
// put() and give_up().
class StoredDocuments {
  public:
    // Creates the database `folder`/db, whose columns are of the declared `fields`. Keeps some `max_waiting_bytes` of
    // what comes too early.
    StoredDocuments(std::string folder, std::vector<FieldSpec> fields, std::size_t max_waiting_bytes);

    // Takes the documents of a batch, whose numbers are above those of the batches before it (BatchOrder). Any thread.
    void put(std::uint64_t batch, std::string_view records) { order_.put(batch, records); }
    void give_up() noexcept { order_.give_up(); }

    // All documents are in, but some are to be replaced: put() now takes those alone, in the order of their numbers,
    // and the others stay.
    void begin_replacing();

    // What is stored of a document; between begin_replacing() and finish().
    [[nodiscard]] std::string_view data(std::uint32_t docid);

    // After the last batch: completes the table of what is stored, and writes the columns. Numbers go up to
    // `last_docid`.
    void finish(std::uint32_t last_docid);

    // The database, of which the documents' positions are written, and after finish() what is stored.
    [[nodiscard]] GlassDatabase& database() noexcept { return *database_; }

  private:
    void begin_database();
    void take(std::string_view records);
    void add(std::uint32_t docid, std::string_view positions, std::string_view data);
    void copy_up_to(std::uint32_t docid);

    std::string folder_;
    std::vector<FieldSpec> fields_;
    std::optional<GlassDatabase> database_;
    std::optional<ColumnsWriter> columns_;
    std::unique_ptr<const MappedDatabase> former_;  // that has all documents, some of which are replaced
    std::uint32_t copied_docid_ = 0;                // of former_: the last that is copied or replaced
    std::string positions_;
    std::string data_;
    BatchOrder order_;
};

}  // namespace kwic
