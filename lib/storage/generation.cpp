#include "storage/generation.hpp"

#include "storage/files.hpp"
#include "storage/folders.hpp"
#include "storage/sha256.hpp"
#include "storage/translate_error.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>

namespace kwic {
namespace {

namespace fs = std::filesystem;

// No index gets so far; a folder with a larger number in its name is not ours.
constexpr std::uint64_t max_generation = std::uint64_t{1} << 62;

// The generation of a "gen-NNNNNNNN" folder, or 0 for any name that generation_folder() would not have made.
std::uint64_t generation_of(const std::string& name) {
    if (!name.starts_with("gen-")) return 0;
    std::uint64_t number = 0;
    std::from_chars(name.data() + 4, name.data() + name.size(), number);
    return number < max_generation && generation_folder({}, number) == '/' + name ? number : 0;
}

// False where the collector has taken the generation away.
bool lock_shared(const FileDescriptor& readers, const std::string& folder) {
    struct stat status {};
    while (::flock(readers.get(), LOCK_SH | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) return false;
        if (errno != EINTR) throw_system_error("lock", folder + "/READERS");
    }
    return ::fstat(readers.get(), &status) == 0 && status.st_nlink > 0;
}

void check_files(const Generation& generation) {
    for (const ManifestFile& file : generation.manifest.files) {
        const std::string path = generation.folder + '/' + file.path;
        struct stat status {};
        if (::stat(path.c_str(), &status) != 0) {
            if (errno != ENOENT && errno != ENOTDIR) throw_system_error("look at", path);
            throw_damaged("a file of the index is missing", path);
        }
        if (static_cast<std::uint64_t>(status.st_size) != file.bytes) {
            throw_damaged("a file of the index has " + std::to_string(status.st_size) + " bytes and should have " +
                              std::to_string(file.bytes),
                          path);
        }
        if (file.path == "db/iamglass" && digest_file(path).hash != file.hash) {
            throw_damaged("a file of the index is damaged", path);
        }
    }
}

Manifest read_manifest(const std::string& path, std::uint64_t number, std::string& sha256) {
    const std::string text = read_small_file(path, max_manifest_bytes);
    const std::string found_sha256 = sha256_hex(text);
    if (!sha256.empty() && found_sha256 != sha256)
        throw_damaged("the manifest is not the one that CURRENT names", path);
    sha256 = found_sha256;
    Manifest manifest = parse_manifest(text, path);
    if (manifest.generation != number) throw_damaged("the manifest belongs to another generation", path);
    return manifest;
}

}  // namespace

std::string Generation::database_folder() const {
    std::string by_descriptor = "/proc/self/fd/" + std::to_string(database.get());
    struct stat status {};
    if (::stat(by_descriptor.c_str(), &status) == 0) return by_descriptor;
    return folder + "/db";
}

std::string Generation::path_beside(std::string_view name) const {
    return database_folder() + "/../" + std::string(name);
}

std::string Generation::path_of(std::string_view name) const {
    const auto is_named = [&](const ManifestFile& file) { return file.path == name; };
    return std::any_of(manifest.files.begin(), manifest.files.end(), is_named) ? path_beside(name) : std::string();
}

std::string generation_folder(const std::string& index_folder, std::uint64_t generation) {
    std::string digits = std::to_string(generation);
    digits.insert(0, digits.size() < 8 ? 8 - digits.size() : 0, '0');
    return index_folder + "/gen-" + digits;
}

void throw_served_is_locked(const std::string& folder) {
    throw Error(ErrorCode::locked, "another program has locked READERS of the generation that is served", folder);
}

bool is_finished(const std::string& index_folder, std::uint64_t generation) {
    return fs::exists(generation_folder(index_folder, generation) + "/MANIFEST");
}

std::vector<std::uint64_t> generations_in(const std::string& index_folder) {
    std::vector<std::uint64_t> numbers;
    for (const std::string& name : list_folder(index_folder)) {
        if (const std::uint64_t number = generation_of(name)) numbers.push_back(number);
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

CurrentGeneration read_current(const std::string& index_folder) {
    const std::string path = index_folder + "/CURRENT";
    if (!fs::exists(index_folder)) {
        throw Error(ErrorCode::not_found, "no index here; make one with `kwic index`", index_folder);
    }
    if (!fs::exists(path)) {
        for (const std::uint64_t number : generations_in(index_folder)) {
            if (is_finished(index_folder, number)) {
                throw Error(ErrorCode::damaged,
                            "CURRENT is missing; `kwic rollback` serves the newest whole generation", path);
            }
        }
        throw Error(ErrorCode::not_found, "the folder holds no index; make one with `kwic index`", index_folder);
    }
    return parse_current(read_small_file(path, max_current_bytes), path);
}

std::optional<Generation> find_generation(const std::string& index_folder, std::uint64_t number,
                                          const std::string& manifest_sha256) {
    Generation generation;
    generation.folder = generation_folder(index_folder, number);
    generation.manifest_sha256 = manifest_sha256;
    try {
        generation.readers = open_file(generation.folder + "/READERS", O_RDONLY);
        if (!lock_shared(generation.readers, generation.folder)) return std::nullopt;
        generation.manifest = read_manifest(generation.folder + "/MANIFEST", number, generation.manifest_sha256);
        generation.database = open_file(generation.folder + "/db", O_RDONLY | O_DIRECTORY);
    } catch (const Error& error) {
        if (error.code() == ErrorCode::not_found) return std::nullopt;
        throw;
    }
    return generation;
}

Generation open_generation(const std::string& index_folder) {
    return translating(index_folder, [&] {
        for (int attempt = 0; attempt < max_opening_attempts; ++attempt) {
            const CurrentGeneration current = read_current(index_folder);
            auto generation = find_generation(index_folder, current.generation, current.manifest_sha256);
            if (!generation) continue;
            check_files(*generation);
            return *std::move(generation);
        }
        const std::string folder = generation_folder(index_folder, read_current(index_folder).generation);
        if (!fs::exists(folder)) throw_damaged("the generation that CURRENT names is missing", folder);
        for (const char* part : generation_parts) {
            if (!fs::exists(folder + part)) throw_damaged("a part of the generation is missing", folder + part);
        }
        throw_served_is_locked(folder);
    });
}

}  // namespace kwic
