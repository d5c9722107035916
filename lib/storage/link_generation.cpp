#include "storage/link_generation.hpp"

#include "storage/files.hpp"

#include <filesystem>

namespace kwic {
namespace {

template <class Transfer>
void transfer_files(const Generation& generation, const std::string& target, Transfer&& transfer) {
    for (const ManifestFile& file : generation.manifest.files) {
        const std::string path = target + '/' + file.path;
        std::filesystem::create_directories(std::filesystem::path(path).parent_path());
        transfer(generation.folder + '/' + file.path, path);
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
