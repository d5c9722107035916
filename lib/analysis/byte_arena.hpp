// Memory that is given out piece by piece and taken back all at once.
#pragma once

#include "analysis/huge_pages.hpp"

#include <cstddef>
#include <memory>
#include <string_view>
#include <type_traits>
#include <vector>

namespace kwic {

// What it gives stays where it is until clear(). Thread rule: one thread at a time.
class ByteArena {
  public:
    // Memory for `count` objects that need no destructor, not initialized. Throws std::bad_alloc.
    template <class Object>
    Object* allocate(std::size_t count) {
        static_assert(std::is_trivially_destructible_v<Object>);
        return reinterpret_cast<Object*>(allocate_bytes(count * sizeof(Object), alignof(Object)));
    }

    // The same, `bytes` bytes from an address that `alignment`, a power of two, divides.
    char* allocate_bytes(std::size_t bytes, std::size_t alignment);

    // A copy of `text`; null if that is empty.
    const char* copy(std::string_view text);

    // The memory that is held, given out or not.
    [[nodiscard]] std::size_t held_bytes() const noexcept { return held_bytes_; }

    // Takes back all that was given and frees what is more than one chunk.
    void clear() noexcept;

    static constexpr std::size_t first_chunk_bytes = std::size_t{1} << 16;
    static constexpr std::size_t max_chunk_bytes = std::size_t{1} << 22;

  private:
    char* allocate_chunk(std::size_t bytes);

    std::vector<LargeBytes> chunks_;  // later ones double what is held
    char* free_ = nullptr;
    std::size_t free_bytes_ = 0;
    std::size_t held_bytes_ = 0;
};

}  // namespace kwic
