// Memory for large arrays, in pages of 2 MiB where the system has them.
//
// A build reads tables of many megabytes all over: with small pages nearly each access misses the translation of its
// address too, and each page costs a fault when it is first written. Together a tenth of a build (bench/build_stages).
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <vector>

namespace kwic {

// `bytes` bytes for free_large(), which is to be told the same number. Less than a few pages come from the ordinary
// heap. Throws std::bad_alloc. Any thread.
void* allocate_large(std::size_t bytes);
void free_large(void* memory, std::size_t bytes) noexcept;

// Memory of allocate_large(), owned.
struct FreeLarge {
    std::size_t bytes = 0;
    void operator()(char* memory) const noexcept { free_large(memory, bytes); }
};
using LargeBytes = std::unique_ptr<char, FreeLarge>;
inline LargeBytes make_large(std::size_t bytes) {
    return {static_cast<char*>(allocate_large(bytes)), FreeLarge{bytes}};
}

template <class Element>
struct LargeAllocator {
    using value_type = Element;

    LargeAllocator() = default;
    template <class Other>
    LargeAllocator(const LargeAllocator<Other>&) noexcept {}

    Element* allocate(std::size_t count) {
        if (count > static_cast<std::size_t>(-1) / sizeof(Element)) throw std::bad_array_new_length();
        return static_cast<Element*>(allocate_large(count * sizeof(Element)));
    }
    void deallocate(Element* memory, std::size_t count) noexcept { free_large(memory, count * sizeof(Element)); }

    bool operator==(const LargeAllocator&) const = default;
};

template <class Element>
using LargeVector = std::vector<Element, LargeAllocator<Element>>;

}  // namespace kwic
