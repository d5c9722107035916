// memcpy() for a few bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kwic {

// Copies `from` to `out` and returns the end. A call of the C library costs more than the copying of a key or a short
// tag: up to 32 bytes are moved as two pieces that may overlap.
inline char* copy_bytes(char* out, std::string_view from) noexcept {
    const auto copy_ends = [&]<class Piece>(Piece first) {
        Piece last = first;
        std::memcpy(&first, from.data(), sizeof first);
        std::memcpy(&last, from.data() + from.size() - sizeof last, sizeof last);
        std::memcpy(out, &first, sizeof first);
        std::memcpy(out + from.size() - sizeof last, &last, sizeof last);
    };
    struct Bytes16 {
        char bytes[16];
    };
    if (from.size() > 32) {
        std::memcpy(out, from.data(), from.size());
    } else if (from.size() >= 16) {
        copy_ends(Bytes16{});
    } else if (from.size() >= 8) {
        copy_ends(std::uint64_t{});
    } else if (from.size() >= 4) {
        copy_ends(std::uint32_t{});
    } else {
        for (std::size_t at = 0; at < from.size(); ++at) out[at] = from[at];
    }
    return out + from.size();
}

}  // namespace kwic
