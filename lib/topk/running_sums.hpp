// Distances between documents, turned into documents.
#pragma once

#include <cstdint>
#include <span>

namespace kwic {

// Replaces each distance by `begin` and all distances up to it, of which each counts one more than it says, without
// what is beyond 32 bits; `begin` has no more. Returns the last sum with all bits, which no other exceeds. (Four at a
// time where the processor can: bench/query_stages.) Thread rule: any thread.
std::uint64_t sum_up(std::uint64_t begin, std::span<std::uint32_t> distances) noexcept;

}  // namespace kwic
