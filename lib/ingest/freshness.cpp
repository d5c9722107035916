#include <kwic/freshness.hpp>

#include "ingest/file_descriptor.hpp"

#include <array>
#include <cerrno>
#include <cstddef>

#include <fcntl.h>

namespace kwic {
namespace {

// A path with a NUL, which an index of doubtful origin may hold, would be another file's name up to there.
Freshness compare(const std::string& path, std::uint64_t bytes, std::int64_t modified_ns, const std::string& base) {
    if (path.empty() || path.find('\0') != std::string::npos) return Freshness::unknown;
    const bool whole = path.starts_with('/') || base.empty();
    FileState now;
    if (!read_state_at(AT_FDCWD, (whole ? path : base + "/" + path).c_str(), now)) {
        return errno == ENOENT || errno == ENOTDIR ? Freshness::gone : Freshness::unknown;
    }
    const bool same_time = modified_ns == 0 || now.modified_ns == modified_ns;
    return now.type == FileType::regular && now.bytes == bytes && same_time ? Freshness::fresh : Freshness::changed;
}

}  // namespace

Freshness check_freshness(const Origin& origin, const std::string& base_folder) {
    return compare(origin.path, origin.file_bytes, origin.modified_ns, base_folder);
}

Freshness check_freshness(const Hit& hit, const std::string& base_folder) {
    return compare(hit.path, hit.file_bytes, hit.modified_ns, base_folder);
}

std::string_view name_of(Freshness freshness) noexcept {
    constexpr std::array<std::string_view, 4> names = {"fresh", "changed", "gone", "unknown"};
    return names[static_cast<std::size_t>(freshness)];
}

}  // namespace kwic
