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
        transfer(generation.folder + '/' + file.path, target + '/' + file.path);
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
