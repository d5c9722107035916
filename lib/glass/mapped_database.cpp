#include "glass/mapped_database.hpp"

#include "glass/encodings.hpp"
#include "glass/version_file.hpp"
#include "storage/byte_stream.hpp"
#include "storage/files.hpp"

#include <array>
#include <limits>

namespace kwic {
namespace {

constexpr std::uint64_t max_version_file_bytes = 4096;
constexpr std::string_view metadata_prefix("\0\xc0", 2);

std::string posting_key(std::string_view term) {
    std::string key;
    append_sortstr_end(key, term);
    return key;
}

// posting_list_writer.hpp has the bytes. False for a list that goes on in another chunk.
bool read_only_chunk(std::string_view tag, MappedDatabase::Postings& postings) {
    ByteParser chunk(tag);
    const std::uint64_t count = chunk.number();
    chunk.number();  // sum of the wdf
    std::uint64_t docid = chunk.number() + 1;
    const bool is_last = chunk.bytes(1) == "1";
    if (!is_last) return false;
    chunk.number();  // last document - first
    if (count > tag.size()) ByteParser::fail();
    postings.docids.reserve(count);
    postings.wdfs.reserve(count);
    constexpr std::uint64_t max = std::numeric_limits<std::uint32_t>::max();
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t distance = i > 0 ? chunk.number() : 0;
        if (distance > max) ByteParser::fail();
        if (i > 0) docid += distance + 1;
        const std::uint64_t wdf = chunk.number();
        if (docid == 0 || docid > max || wdf > max) ByteParser::fail();
        postings.docids.push_back(static_cast<std::uint32_t>(docid));
        postings.wdfs.push_back(static_cast<std::uint32_t>(wdf));
    }
    chunk.finish();
    return true;
}

}  // namespace

std::unique_ptr<const MappedDatabase> MappedDatabase::open(const std::string& folder) {
    const std::string version = read_small_file(folder + "/iamglass", max_version_file_bytes);
    if (!version.starts_with(glass_version_head())) return nullptr;
    const VersionRoots roots = read_version_roots(version);
    return std::unique_ptr<const MappedDatabase>(new MappedDatabase(folder, roots.postlist, roots.docdata));
}

MappedDatabase::Entry MappedDatabase::metadata(std::string_view name, std::string& buffer) const {
    std::string key(metadata_prefix);
    key += name;
    return postlist_.find(key, buffer);
}

MappedDatabase::Entry MappedDatabase::document_data(std::uint32_t docid, std::string& buffer) const {
    std::array<char, max_sortuint_bytes> key{};
    const char* end = put_sortuint(key.data(), docid);
    return docdata_.find({key.data(), static_cast<std::size_t>(end - key.data())}, buffer);
}

bool MappedDatabase::read_short_list(std::string_view term, Postings& postings) const {
    postings.docids.clear();
    postings.wdfs.clear();
    std::string buffer;
    const Entry entry = postlist_.find(posting_key(term), buffer);
    if (entry.presence == Presence::absent) return true;
    return entry.presence == Presence::found && read_only_chunk(entry.tag, postings);
}

MappedDatabase::Counts MappedDatabase::count(std::string_view term) const {
    std::string buffer;
    const Entry entry = postlist_.find(posting_key(term), buffer);
    if (entry.presence != Presence::found) return {};
    ByteParser chunk(entry.tag);
    const std::uint64_t documents = chunk.number();
    return {documents, chunk.number()};
}

}  // namespace kwic
