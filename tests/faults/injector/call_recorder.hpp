// Writes the calls that change files, for read_call_log() to read.
//
// A record is LoggedCall's numbers as RecordHead, then the two paths and the bytes. Nothing here allocates memory or
// changes errno. Thread rule: as the injector's.
#pragma once

#include "faults/injector/logged_call.hpp"

#include <cstdint>
#include <string_view>

struct iovec;

namespace kwic::faults {

struct RecordHead {
    std::uint64_t offset = 0;
    std::uint64_t byte_count = 0;
    std::int32_t descriptor = -1;
    std::int32_t other_descriptor = -1;
    std::uint32_t path_bytes = 0;
    std::uint32_t other_path_bytes = 0;
    CallKind kind = CallKind::write;
    bool created = false;
    bool truncated = false;
    std::uint8_t unused[5] = {};
};

// Begins a new record in this file; nothing is recorded where `path` is null.
void start_record(const char* path) noexcept;
void stop_record() noexcept;
bool is_recording() noexcept;

void record_call(const RecordHead& head, std::string_view path = {}, std::string_view other_path = {}) noexcept;

// A write of the first `written` bytes of these pieces to `offset`.
void record_write(int descriptor, std::uint64_t offset, const iovec* pieces, int count, std::size_t written) noexcept;

}  // namespace kwic::faults
