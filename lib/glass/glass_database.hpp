// A Xapian database of format glass, written in one go into an empty folder. It has no positions.
#pragma once

#include "glass/docdata_table.hpp"
#include "glass/glass_statistics.hpp"
#include "glass/postlist_table.hpp"
#include "glass/termlist_table.hpp"
#include "glass/version_file.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

struct GlassDatabaseOptions {
    std::uint32_t block_bytes = 8192;  // 2, 4, 8, 16, 32 or 64 KB
    // What Xapian deflates when it updates these tables: tags longer than this; 0 is never. 18 is what it uses itself.
    std::uint32_t termlist_compress_min = 18;
    std::uint32_t docdata_compress_min = 18;
    bool hashes = false;    // the hashes of the files are wanted
    bool termlists = true;  // with lists of terms by document (listed_terms.hpp)
};

struct GlassFile {
    std::string name;
    FileDigest digest;  // of what was meant to be written; the hash is empty without GlassDatabaseOptions::hashes
};

// The tables must tell one story: what the postlist table says of terms, lengths and slots, the termlist table, if
// there is one, must say of documents. This is not checked here. Nothing is brought to the disk: the caller does that,
// before anyone else may see the folder. Throws Error{io} and Error{invalid_argument}, after which only destruction is
// left; the folder is then no database. Thread rule: each table may have a thread of its own; the rest one thread at a
// time.
class GlassDatabase {
  public:
    // Creates the files of the tables. `folder` exists and holds none of them.
    explicit GlassDatabase(const std::string& folder, const GlassDatabaseOptions& options = {});

    [[nodiscard]] PostlistTable& postlist() noexcept { return postlist_; }
    [[nodiscard]] DocdataTable& docdata() noexcept { return docdata_; }
    // Only with GlassDatabaseOptions::termlists.
    [[nodiscard]] TermlistTable& termlist() noexcept { return *termlist_; }

    // Finishes the tables that their threads have not finished, writes the version file last, and returns all files of
    // the database. `statistics` are postlist().statistics(), or those with a larger last docid or looser bounds.
    // `uuid` should be random, and another for each database.
    std::vector<GlassFile> finish(const GlassStatistics& statistics, const GlassUuid& uuid);

  private:
    std::string folder_;
    bool hashes_;
    PostlistTable postlist_;
    DocdataTable docdata_;
    std::uint32_t termlist_compress_min_;
    std::optional<TermlistTable> termlist_;
};

}  // namespace kwic
