#include "storage/link_generation.hpp"

#include "storage/files.hpp"
#include "storage/translate_error.hpp"

#include <sys/stat.h>

namespace kwic {
namespace {

template <class Transfer>
void transfer_files(const Generation& generation, const std::string& target, Transfer&& transfer) {
    const std::string folder = target + "/db";
    if (::mkdir(folder.c_str(), 0777) != 0) throw_system_error("create the folder", folder);
    for (const ManifestFile& file : generation.manifest.files) {
        const std::string from = generation.folder + '/' + file.path;
        const std::string to = target + '/' + file.path;
        transfer(from, to);
        const FileDigest digest = digest_file(to);
        if (digest.bytes != file.bytes || digest.hash != file.hash) {
            throw_damaged("a file of the index does not hold what was written", from);
        }
    }
}

}  // namespace

void link_generation(const Generation& generation, const std::string& target) {
    transfer_files(generation, target, link_file);
}

void copy_generation(const Generation& generation, const std::string& target) {
    transfer_files(generation, target, copy_file);
}

}  // namespace kwic
