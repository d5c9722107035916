// Single entries of a database, by the shortest way to them.
#pragma once

#include "glass/mapped_database.hpp"

#include <xapian.h>

#include <string>
#include <string_view>
#include <utility>

namespace kwic {

// Throws Xapian's exceptions, Error{damaged}. Thread rule: that of the database.
class DatabaseEntries {
  public:
    // `mapped`: the same database, or null, then Xapian reads all; it must outlive this.
    DatabaseEntries(Xapian::Database database, const MappedDatabase* mapped)
        : database_(std::move(database)), mapped_(mapped) {}

    // What is returned lives as long as `buffer` is left alone. Empty where there is none.
    std::string_view metadata(const std::string& key, std::string& buffer) const;

    // The data of a document that is there.
    std::string_view document_data(Xapian::docid docid, std::string& buffer) const;

    [[nodiscard]] MappedDatabase::Counts count(const std::string& term) const;

    // All postings of a term, none if there is no such term.
    void read_postings(const std::string& term, MappedDatabase::Postings& postings) const;

    [[nodiscard]] const Xapian::Database& database() const noexcept { return database_; }

  private:
    Xapian::Database database_;
    const MappedDatabase* mapped_;
};

}  // namespace kwic
