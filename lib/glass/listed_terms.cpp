#include "glass/listed_terms.hpp"

#include "glass/term_gatherer.hpp"
#include "glass/termlist_encoder.hpp"
#include "glass/termlist_table.hpp"
#include "glass/version_file.hpp"
#include "storage/byte_stream.hpp"
#include "storage/files.hpp"

#include <filesystem>
#include <limits>
#include <string_view>

namespace kwic {
namespace {

// What Xapian deflates when it writes lists itself: those longer than this.
constexpr std::uint32_t compress_min = 18;

std::string table_path(const std::string& folder) {
    return folder + "/termlist.glass";
}

void set_root(const std::string& folder, std::string_view version, const GlassRoot& root) {
    write_durable_file(folder + "/iamglass", with_termlist_root(version, root));
}

}  // namespace

bool has_termlists(const std::string& folder) {
    return std::filesystem::exists(table_path(folder));
}

void restore_termlists(const std::string& folder, std::span<const std::uint32_t> docids, const SlotsOf& slots_of,
                       std::uint64_t max_bytes) {
    const std::string version = read_version_file(folder);
    const GlassRoot root = read_version_roots(version).postlist;
    const MappedTable postlist(folder + "/postlist.glass", root);
    TermlistTable table(table_path(folder), {.block_bytes = root.block_bytes, .compress_min = compress_min});
    TermGatherer gatherer(max_bytes);
    TermlistEncoder encoder;
    std::string encoded;
    while (!docids.empty()) {
        const std::size_t gathered = gatherer.gather(postlist, docids);
        for (std::size_t document = 0; document < gathered; ++document) {
            std::uint64_t length = 0;
            encoder.begin();
            gatherer.for_each_term(document, [&](std::string_view term, std::uint32_t wdf) {
                length += wdf;
                if (length > std::numeric_limits<std::uint32_t>::max()) ByteParser::fail();
                encoder.add(term, wdf);
            });
            encoded.clear();
            encoder.finish(encoded);
            table.add(docids[document], encoded, slots_of(docids[document]));
        }
        docids = docids.subspan(gathered);
    }
    set_root(folder, version, table.finish());
}

void drop_termlists(const std::string& folder) {
    if (!has_termlists(folder)) return;
    const std::string version = read_version_file(folder);
    if (!version.starts_with(glass_version_head())) return;
    const GlassRoot postlist = read_version_roots(version).postlist;
    set_root(folder, version, {.block_bytes = postlist.block_bytes, .compress_min = compress_min});
    std::filesystem::remove(table_path(folder));
}

}  // namespace kwic
