#include "storage/file_check.hpp"

#include "storage/file_hash.hpp"
#include "storage/folders.hpp"
#include "storage/translate_error.hpp"

#include <optional>
#include <set>
#include <string>

namespace kwic {
namespace {

constexpr const char* foreign_file = "does not belong here";

std::optional<std::string> find_fault(const std::string& path, const ManifestFile& expected,
                                      const CountBytes& count_bytes) {
    FileDigest digest;
    try {
        digest = digest_file(path, count_bytes);
    } catch (const Error& error) {
        if (error.code() == ErrorCode::not_found) return "is missing";
        if (!is_damage(error)) throw;
        return error.message();
    }
    if (digest.bytes != expected.bytes) {
        return "has " + std::to_string(digest.bytes) + " bytes and should have " + std::to_string(expected.bytes);
    }
    if (digest.hash != expected.hash) return "does not hold what was written";
    return std::nullopt;
}

}  // namespace

std::vector<Damage> compare_files(const Generation& generation, const CountBytes& count_bytes) {
    std::vector<Damage> damages;
    std::set<std::string> expected = {"MANIFEST"};
    const auto compare = [&](const ManifestFile& file) {
        const std::string path = generation.folder + '/' + file.path;
        if (auto fault = find_fault(path, file, count_bytes)) damages.push_back({path, *std::move(fault)});
        expected.insert(file.path);
    };
    for (const ManifestFile& file : generation.manifest.files) compare(file);
    compare({"READERS", 0, file_hash_hex("")});
    for (const std::string& path : list_files_below(generation.folder)) {
        if (!expected.contains(path)) damages.push_back({generation.folder + '/' + path, foreign_file});
    }
    return damages;
}

void require_whole(const Generation& generation) {
    const std::vector<Damage> damages = compare_files(generation);
    if (damages.empty()) return;
    if (damages.front().what == foreign_file) {
        throw Error(ErrorCode::damaged, "the file " + std::string(foreign_file) + "; delete it", damages.front().path);
    }
    throw_damaged("a file of the index " + damages.front().what, damages.front().path);
}

std::optional<Generation> find_whole(const std::string& index_folder, std::uint64_t number) {
    try {
        auto generation = find_generation(index_folder, number, {});
        if (generation && compare_files(*generation).empty()) return generation;
    } catch (const Error& error) {
        if (!is_damage(error) && error.code() != ErrorCode::incompatible) throw;
    }
    return std::nullopt;
}

}  // namespace kwic
