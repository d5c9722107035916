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
      termlist_compress_min_(options.termlist_compress_min) {
    if (!options.termlists) return;
    termlist_.emplace(folder + "/termlist.glass", table_options(options, options.termlist_compress_min));
}

std::vector<GlassFile> GlassDatabase::finish(const GlassStatistics& statistics, const GlassUuid& uuid) {
    VersionFile version{
        .uuid = uuid, .postlist = postlist_.finish(), .docdata = docdata_.finish(), .statistics = statistics};
    version.termlist =
        termlist_ ? termlist_->finish()
                  : GlassRoot{.block_bytes = version.postlist.block_bytes, .compress_min = termlist_compress_min_};
    std::vector<GlassFile> files = {describe_file(postlist_.table()), describe_file(docdata_.table())};
    if (termlist_) files.push_back(describe_file(termlist_->table()));
    OutputFile file(folder_ + "/iamglass", hashes_);
    file.write(encode_version_file(version));
    files.push_back({"iamglass", file.finish()});
    return files;
}

}  // namespace kwic
