#include "glass/mapped_database.hpp"

#include "glass/encodings.hpp"
#include "glass/posting_chunk.hpp"
#include "glass/version_file.hpp"
#include "storage/byte_stream.hpp"
#include "storage/files.hpp"

#include <array>

namespace kwic {
namespace {

constexpr std::string_view metadata_prefix("\0\xc0", 2);

std::string posting_key(std::string_view term) {
    std::string key;
    append_sortstr_end(key, term);
    return key;
}

// False for a list that goes on in another chunk.
bool read_only_chunk(std::string_view tag, MappedDatabase::Postings& postings) {
    const PostingChunk chunk = PostingChunk::first_of_list(tag);
    if (!chunk.is_last()) return false;
    const std::uint64_t count = chunk.list_postings();
    if (count > tag.size()) ByteParser::fail();
    postings.docids.reserve(count);
    postings.wdfs.reserve(count);
    chunk.for_each([&](std::uint32_t docid, std::uint32_t wdf) {
        postings.docids.push_back(docid);
        postings.wdfs.push_back(wdf);
    });
    if (postings.docids.size() != count) ByteParser::fail();
    return true;
}

}  // namespace

std::unique_ptr<const MappedDatabase> MappedDatabase::open(const std::string& folder) {
    const std::string version = read_version_file(folder);
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
    const PostingChunk chunk = PostingChunk::first_of_list(entry.tag);
    return {chunk.list_postings(), chunk.list_wdf_sum()};
}

}  // namespace kwic
