// The file iamglass, which makes a folder of tables a database.
//
//   0f 0d "Xapian Glass" | big16, the date of the format: (year - 2014) << 9 | month << 5 | day | UUID, 16 bytes
//   uint(revision) | root records: postlist, docdata, termlist, position, spelling, synonym | statistics
//
//   root record  uint(root block) | uint(level << 2 | 2, "leaves ascend in the file" | 1, "there is no root") |
//                uint(entries) | uint(block size >> 11) | uint(compress_min) | str(free blocks)
//   free blocks  uint(1, a revision) | uint(blocks of the file) | 00 00 00 00 for "none"; of no root the empty string
//   statistics   uint each: documents | last docid - documents | min length | max wdf | max length - max wdf | 0, the
//                oldest changeset | total length | 0, the largest frequency of a spelling
#pragma once

#include "glass/glass_statistics.hpp"
#include "glass/glass_table.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

using GlassUuid = std::array<std::uint8_t, 16>;

struct VersionFile {
    GlassUuid uuid{};
    GlassRoot postlist;
    GlassRoot docdata;
    GlassRoot termlist;
    GlassStatistics statistics;
};

// The bytes of the file; position, spelling and synonym are tables without a file, which Xapian creates when it first
// needs them, and so may termlist be, which listed_terms.hpp creates. Error{invalid_argument} for statistics that
// contradict themselves.
std::string encode_version_file(const VersionFile& version);

// The bytes of the file in `folder`, whoever wrote it. Throws Error{io, damaged}, not_found where there is none.
std::string read_version_file(const std::string& folder);

// The same bytes with another root of the table termlist: one just written, or without a file. `bytes` begin with
// glass_version_head(). Throws Error{damaged}.
std::string with_termlist_root(std::string_view bytes, const GlassRoot& root);

struct VersionRoots {
    GlassRoot postlist;
    GlassRoot docdata;
};

// What the bytes of a version file, which begin with glass_version_head(), say of those tables; written by anybody.
// Throws Error{damaged}.
VersionRoots read_version_roots(std::string_view bytes);

// The 16 bytes with which the version file of every database begins that this layer can write: those before the UUID.
std::string_view glass_version_head() noexcept;

}  // namespace kwic
