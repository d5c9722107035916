// The tables of a glass database that queries look into, where they lie in memory.
#pragma once

#include "glass/mapped_table.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Throws as MappedTable does. Thread rule: any thread.
class MappedDatabase {
  public:
    // Null for a format that this layer does not know. The files must not change as long as this lives. Throws
    // Error{io, damaged}, not_found where there is no database.
    static std::unique_ptr<const MappedDatabase> open(const std::string& folder);

    using Entry = MappedTable::Entry;
    using Presence = MappedTable::Presence;

    Entry metadata(std::string_view name, std::string& buffer) const;
    Entry document_data(std::uint32_t docid, std::string& buffer) const;

    struct Postings {
        std::vector<std::uint32_t> docids;  // ascending
        std::vector<std::uint32_t> wdfs;
    };

    // Replaces `postings` by those of a term (at most max_glass_term_bytes), none if there is no such term. False: the
    // list is so long that it has several chunks.
    bool read_short_list(std::string_view term, Postings& postings) const;

    struct Counts {
        std::uint64_t documents = 0;  // that hold the term
        std::uint64_t wdf_sum = 0;
    };
    [[nodiscard]] Counts count(std::string_view term) const;

  private:
    MappedDatabase(const std::string& folder, const GlassRoot& postlist, const GlassRoot& docdata)
        : postlist_(folder + "/postlist.glass", postlist), docdata_(folder + "/docdata.glass", docdata) {}

    MappedTable postlist_;
    MappedTable docdata_;
};

}  // namespace kwic
