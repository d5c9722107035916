// The columns of a database that is finished.
#pragma once

#include "columns/columns_writer.hpp"

#include <kwic/schema.hpp>

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kwic {

// All throw Xapian's exceptions, Error{io, damaged}. Thread rule: that of the database.

void add_to_columns(const Xapian::Database& database, std::uint32_t docid, ColumnsWriter& columns);

// Creates `path`, which must not be there.
void write_columns(const Xapian::Database& database, const std::vector<FieldSpec>& declared, const std::string& path);

// Compares them with what would be written now. Returns what is not so as a sentence without a subject, or nothing.
// Calls `on_step` now and then and passes on what it throws.
std::string find_columns_fault(const Xapian::Database& database, const std::vector<FieldSpec>& declared,
                               const Columns& columns, const std::function<void()>& on_step = {});

}  // namespace kwic
