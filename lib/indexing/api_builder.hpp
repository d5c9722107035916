// Builds a generation's database through Xapian's public interface.
#pragma once

#include "indexing/database_writer.hpp"

#include <cstdint>
#include <string>

namespace kwic {

// Writes into FOLDER/build, then packs that into FOLDER/db. Throws as DatabaseWriter does. Thread rule: one thread at a
// time.
class ApiBuilder {
  public:
    ApiBuilder(std::string folder, std::uint64_t memory_bytes, const LearnedTables& tables,
               const TextFields& text_fields = {});

    // Numbers of documents count from 1 without gaps.
    [[nodiscard]] DatabaseWriter& writer() noexcept { return writer_; }

    // Commits and packs; only destruction may follow.
    void finish();

  private:
    std::string folder_;
    DatabaseWriter writer_;
};

}  // namespace kwic
