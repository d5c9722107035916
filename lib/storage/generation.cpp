#include "storage/generation.hpp"

#include "storage/files.hpp"
#include "storage/sha256.hpp"
#include "storage/translate_error.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <optional>

namespace kwic {
namespace {

// The collector may delete a generation between our reading CURRENT and locking READERS; then CURRENT has moved on.
constexpr int max_attempts = 20;

// False where the collector has taken the generation away.
bool lock_shared(const FileDescriptor& readers, const std::string& folder) {
    struct stat status {};
    if (::flock(readers.get(), LOCK_SH | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) throw_system_error("lock", folder + "/READERS");
        return false;
    }
    return ::fstat(readers.get(), &status) == 0 && status.st_nlink > 0;
}

void check_files(const Generation& generation) {
    for (const ManifestFile& file : generation.manifest.files) {
        const std::string path = generation.folder + '/' + file.path;
        struct stat status {};
        if (::stat(path.c_str(), &status) != 0) {
            throw Error(ErrorCode::damaged, "a file of the index is missing; run `kwic index --rebuild PATH...`", path);
        }
        if (static_cast<std::uint64_t>(status.st_size) != file.bytes) {
            throw Error(ErrorCode::damaged,
                        "a file of the index has " + std::to_string(status.st_size) + " bytes and should have " +
                            std::to_string(file.bytes) + "; run `kwic index --rebuild PATH...`",
                        path);
        }
        if (file.path == "db/iamglass" && digest_file(path).sha256 != file.sha256) {
            throw Error(ErrorCode::damaged, "a file of the index is damaged; run `kwic index --rebuild PATH...`", path);
        }
    }
}

CurrentGeneration read_current(const std::string& index_folder) {
    const std::string path = index_folder + "/CURRENT";
    if (!std::filesystem::exists(index_folder)) {
        throw Error(ErrorCode::not_found, "no index here; make one with `kwic index`", index_folder);
    }
    if (!std::filesystem::exists(path)) {
        throw Error(ErrorCode::not_found, "the folder holds no index; make one with `kwic index`", index_folder);
    }
    return parse_current(read_small_file(path, max_current_bytes), path);
}

std::optional<Generation> try_open(const std::string& index_folder) {
    const CurrentGeneration current = read_current(index_folder);
    Generation generation;
    generation.folder = generation_folder(index_folder, current.generation);
    const std::string manifest_path = generation.folder + "/MANIFEST";
    std::string text;
    try {
        generation.readers = open_file(generation.folder + "/READERS", O_RDONLY);
        if (!lock_shared(generation.readers, generation.folder)) return std::nullopt;
        text = read_small_file(manifest_path, max_manifest_bytes);
    } catch (const Error& error) {
        if (error.code() == ErrorCode::not_found) return std::nullopt;
        throw;
    }
    if (sha256_hex(text) != current.manifest_sha256) {
        throw Error(ErrorCode::damaged,
                    "the manifest is not the one that CURRENT names; run `kwic index --rebuild PATH...`",
                    manifest_path);
    }
    generation.manifest = parse_manifest(text, manifest_path);
    if (generation.manifest.generation != current.generation) {
        throw Error(ErrorCode::damaged,
                    "the manifest belongs to another generation; run `kwic index --rebuild PATH...`", manifest_path);
    }
    check_files(generation);
    return generation;
}

}  // namespace

std::string generation_folder(const std::string& index_folder, std::uint64_t generation) {
    std::string digits = std::to_string(generation);
    digits.insert(0, digits.size() < 8 ? 8 - digits.size() : 0, '0');
    return index_folder + "/gen-" + digits;
}

Generation open_generation(const std::string& index_folder) {
    for (int attempt = 0; attempt < max_attempts; ++attempt) {
        auto generation = translating(index_folder, [&] { return try_open(index_folder); });
        if (generation) return *std::move(generation);
    }
    throw Error(ErrorCode::damaged, "the generation that CURRENT names is missing; run `kwic index --rebuild PATH...`",
                index_folder);
}

}  // namespace kwic
