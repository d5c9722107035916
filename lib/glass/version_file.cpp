#include "glass/version_file.hpp"

#include "glass/encodings.hpp"
#include "glass/misuse.hpp"
#include "storage/byte_stream.hpp"
#include "storage/files.hpp"

#include <algorithm>
#include <limits>

namespace kwic {
namespace {

// Xapian's own, of the tables that have no file.
constexpr std::uint32_t position_compress_min = 0;
constexpr std::uint32_t spelling_compress_min = 18;
constexpr std::uint32_t synonym_compress_min = 18;

constexpr std::uint64_t max_version_file_bytes = 4096;

void append_free_blocks(std::string& out, const GlassRoot& root, std::uint64_t revision) {
    std::string none;
    append_uint(none, revision);
    append_uint(none, root.block_count);
    none.append(4, '\0');
    append_str(out, root.block_count == 0 ? std::string() : none);
}

void append_root(std::string& out, const GlassRoot& root, std::uint64_t revision) {
    constexpr std::uint32_t leaves_ascend = 2;
    constexpr std::uint32_t has_no_root = 1;
    append_uint(out, root.root_block);
    append_uint(out, std::uint32_t{root.level} << 2 | leaves_ascend | (root.block_count == 0 ? has_no_root : 0));
    append_uint(out, root.entries);
    append_uint(out, root.block_bytes >> 11);
    append_uint(out, root.compress_min);
    append_free_blocks(out, root, revision);
}

void append_statistics(std::string& out, const GlassStatistics& statistics) {
    if (statistics.last_docid < statistics.document_count || statistics.max_length < statistics.max_wdf) {
        throw_misuse("the statistics of a database contradict themselves", {});
    }
    append_uint(out, statistics.document_count);
    append_uint(out, statistics.last_docid - statistics.document_count);
    append_uint(out, statistics.min_length);
    append_uint(out, statistics.max_wdf);
    append_uint(out, statistics.max_length - statistics.max_wdf);
    append_uint(out, 0);
    append_uint(out, statistics.total_length);
    append_uint(out, 0);
}

std::uint32_t take_32(ByteParser& bytes) {
    const std::uint64_t number = bytes.number();
    if (number > std::numeric_limits<std::uint32_t>::max()) ByteParser::fail();
    return static_cast<std::uint32_t>(number);
}

GlassRoot take_root(ByteParser& bytes) {
    GlassRoot root;
    root.root_block = take_32(bytes);
    const std::uint32_t flags = take_32(bytes);
    if (flags >> 2 > std::numeric_limits<std::uint8_t>::max()) ByteParser::fail();
    root.level = static_cast<std::uint8_t>(flags >> 2);
    root.entries = bytes.number();
    root.block_bytes = (take_32(bytes) & 0x3F) << 11;
    root.compress_min = take_32(bytes);
    ByteParser free_blocks(bytes.view());
    if ((flags & 1) != 0) return root;
    free_blocks.number();
    root.block_count = take_32(free_blocks);
    return root;
}

ByteParser behind_uuid(std::string_view bytes) {
    ByteParser rest(bytes);
    rest.bytes(glass_version_head().size() + std::tuple_size_v<GlassUuid>);
    return rest;
}

}  // namespace

std::string read_version_file(const std::string& folder) {
    return read_small_file(folder + "/iamglass", max_version_file_bytes);
}

std::string with_termlist_root(std::string_view bytes, const GlassRoot& root) {
    ByteParser rest = behind_uuid(bytes);
    std::string changed(bytes.substr(0, bytes.size() - rest.rest().size()));
    // No block of a table may be newer than its database, which is of revision 0 where nobody has added anything.
    const std::uint64_t revision = std::max<std::uint64_t>(rest.number(), glass_revision);
    append_uint(changed, revision);
    const std::string_view roots_before = rest.rest();
    take_root(rest);  // postlist
    take_root(rest);  // docdata
    changed += roots_before.substr(0, roots_before.size() - rest.rest().size());
    take_root(rest);
    append_root(changed, root, revision);
    changed += rest.rest();
    return changed;
}

VersionRoots read_version_roots(std::string_view bytes) {
    ByteParser rest = behind_uuid(bytes);
    rest.number();  // revision
    VersionRoots roots;
    roots.postlist = take_root(rest);
    roots.docdata = take_root(rest);
    return roots;
}

std::string_view glass_version_head() noexcept {
    return {"\x0f\x0dXapian Glass\x04\x6e", 16};  // 2016-03-14
}

std::string encode_version_file(const VersionFile& version) {
    std::string out(glass_version_head());
    out.append(version.uuid.begin(), version.uuid.end());
    append_uint(out, glass_revision);
    for (const GlassRoot* root : {&version.postlist, &version.docdata, &version.termlist}) {
        append_root(out, *root, glass_revision);
    }
    for (const std::uint32_t compress_min : {position_compress_min, spelling_compress_min, synonym_compress_min}) {
        append_root(out, {.block_bytes = version.postlist.block_bytes, .compress_min = compress_min}, glass_revision);
    }
    append_statistics(out, version.statistics);
    return out;
}

}  // namespace kwic
