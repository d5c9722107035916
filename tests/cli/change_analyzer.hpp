// An index as another version of kwic leaves it.
#pragma once

#include "storage/files.hpp"
#include "storage/generation.hpp"
#include "storage/manifest.hpp"
#include "storage/sha256.hpp"

#include <cstdint>
#include <string>

namespace kwic::cli_test {

// Makes the served `generation` of the index look as if another analyzer had made it.
inline void change_analyzer(const std::string& index, std::uint64_t generation) {
    const std::string manifest_path = generation_folder(index, generation) + "/MANIFEST";
    Manifest manifest = parse_manifest(read_small_file(manifest_path, max_manifest_bytes), manifest_path);
    manifest.fingerprint = "rules 0";
    const std::string text = print_manifest(manifest);
    write_durable_file(manifest_path, text);
    write_durable_file(index + "/CURRENT", print_current({generation, sha256_hex(text)}));
}

}  // namespace kwic::cli_test
