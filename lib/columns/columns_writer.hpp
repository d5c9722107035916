// Makes the file of columns (columns_layout.hpp).
#pragma once

#include "columns/column_draft.hpp"
#include "columns/columns.hpp"
#include "storage/stored_document.hpp"

#include <kwic/schema.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// The same documents give the same bytes, in whatever order and way they come. Throws Error{io, damaged},
// std::bad_alloc. Thread rule: one thread at a time.
class ColumnsWriter {
  public:
    explicit ColumnsWriter(std::vector<FieldSpec> declared) : declared_(std::move(declared)) {}

    // A document's own fields, and of the built-in ones those of whose name it has none.
    void add(std::uint32_t docid, const StoredHead& document);

    // The documents of an index before this one that `keeps(docid)` names.
    void add(const Columns& columns, const std::function<bool(std::uint32_t)>& keeps);

    // Creates `path`, which must not be there.
    void write(const std::string& path, std::uint32_t last_docid);

    // What write() would write.
    [[nodiscard]] std::string bytes(std::uint32_t last_docid);

  private:
    void add(std::uint32_t docid, std::string_view field, std::string_view value);
    template <class Take>
    void make(std::uint32_t last_docid, Take&& take);

    std::vector<FieldSpec> declared_;
    ColumnDraft& begin_draft(const std::string& field);

    std::map<std::string, ColumnDraft, std::less<>> drafts_;
};

}  // namespace kwic
