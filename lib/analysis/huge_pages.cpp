#include "analysis/huge_pages.hpp"

#include <sys/mman.h>

#include <cstdint>

namespace kwic {
namespace {

constexpr std::size_t page_bytes = std::size_t{2} << 20;
constexpr std::size_t small_page_bytes = 4096;

constexpr std::size_t round_up(std::size_t bytes, std::size_t unit) noexcept {
    return (bytes + unit - 1) / unit * unit;
}

// Whole pages of their own, which go back to the system when they are freed.
void* map_pages(std::size_t bytes) {
    if (bytes > static_cast<std::size_t>(-1) - 2 * page_bytes) throw std::bad_alloc();
    const std::size_t rounded = round_up(bytes, small_page_bytes);
    const std::size_t room = rounded + page_bytes;
    void* mapped = ::mmap(nullptr, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED) throw std::bad_alloc();
    auto* begin = static_cast<char*>(mapped);
    const std::size_t before = -reinterpret_cast<std::uintptr_t>(begin) & (page_bytes - 1);
    if (before > 0) ::munmap(begin, before);
    if (before < page_bytes) ::munmap(begin + before + rounded, page_bytes - before);
    // Only advice: a system that does not take it gives small pages. So does the rest of the last page.
    ::madvise(begin + before, rounded / page_bytes * page_bytes, MADV_HUGEPAGE);
    return begin + before;
}

}  // namespace

void* allocate_large(std::size_t bytes) {
    return bytes < page_bytes ? ::operator new(bytes) : map_pages(bytes);
}

void free_large(void* memory, std::size_t bytes) noexcept {
    if (bytes < page_bytes) {
        ::operator delete(memory);
    } else {
        ::munmap(memory, round_up(bytes, small_page_bytes));
    }
}

}  // namespace kwic
