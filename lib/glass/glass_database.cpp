#include "glass/glass_database.hpp"

#include "glass/output_file.hpp"

namespace kwic {
namespace {

GlassTableOptions table_options(const GlassDatabaseOptions& options, std::uint32_t compress_min) {
    return {options.block_bytes, compress_min, options.hashes};
}

GlassFile describe_file(const GlassTable& table) {
    return {table.path().substr(table.path().rfind('/') + 1), table.digest()};
}

}  // namespace

GlassDatabase::GlassDatabase(const std::string& folder, const GlassDatabaseOptions& options)
    : folder_(folder),
      hashes_(options.hashes),
      postlist_(folder + "/postlist.glass", table_options(options, 0)),
      docdata_(folder + "/docdata.glass", table_options(options, options.docdata_compress_min)),
      termlist_(folder + "/termlist.glass", table_options(options, options.termlist_compress_min)) {}

std::vector<GlassFile> GlassDatabase::finish(const GlassStatistics& statistics, const GlassUuid& uuid) {
    const VersionFile version{.uuid = uuid,
                              .postlist = postlist_.finish(),
                              .docdata = docdata_.finish(),
                              .termlist = termlist_.finish(),
                              .statistics = statistics};
    OutputFile file(folder_ + "/iamglass", hashes_);
    file.write(encode_version_file(version));
    return {describe_file(postlist_.table()),
            describe_file(docdata_.table()),
            describe_file(termlist_.table()),
            {"iamglass", file.finish()}};
}

}  // namespace kwic
