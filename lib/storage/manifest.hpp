// MANIFEST: what a generation holds, and every one of its files with size and hash.
#pragma once

#include <kwic/schema.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

inline constexpr int index_format_version = 7;

struct ManifestFile {
    std::string path;  // below the generation's folder, "/" between names
    std::uint64_t bytes = 0;
    std::string hash;  // file_hash_hex()

    bool operator==(const ManifestFile&) const = default;
};

struct Manifest {
    std::uint64_t generation = 0;
    std::string tool_version;
    std::string fingerprint;  // of the analyzer
    std::string default_language;
    std::uint64_t documents = 0;
    std::uint64_t text_bytes = 0;                                  // of titles and texts
    std::vector<std::pair<std::string, std::uint64_t>> languages;  // code and documents, most first
    std::vector<std::string> sources;
    std::vector<FieldSpec> fields;  // declared ones
    std::vector<ManifestFile> files;

    bool operator==(const Manifest&) const = default;
};

// The text of a manifest: lines of a name, a space and a value; in values, control bytes of ASCII and '%' are
// written as %XX. docs/index-format.md has the grammar.
std::string print_manifest(const Manifest& manifest);

// The reverse. Throws Error{incompatible} for another format version and Error{damaged} for anything that
// print_manifest would not have written; `path` is named in the error.
Manifest parse_manifest(std::string_view text, const std::string& path);

// The first word of CURRENT.
inline constexpr std::string_view current_magic = "kwic-current";

// CURRENT: which generation is served, and the hash of its manifest.
struct CurrentGeneration {
    std::uint64_t generation = 0;
    std::string manifest_sha256;

    bool operator==(const CurrentGeneration&) const = default;
};

std::string print_current(const CurrentGeneration& current);
CurrentGeneration parse_current(std::string_view text, const std::string& path);

// Sizes that no honest file reaches.
inline constexpr std::uint64_t max_manifest_bytes = std::uint64_t{64} << 20;
inline constexpr std::uint64_t max_current_bytes = 4096;

}  // namespace kwic
