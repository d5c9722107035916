// Memory. The C library offers its functions under second names, so that finding them costs no memory.
#include "faults/injector/fault_injector.hpp"

#include <link.h>
#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

extern "C" {
void* __libc_malloc(std::size_t bytes);
void* __libc_calloc(std::size_t count, std::size_t bytes);
void* __libc_realloc(void* old, std::size_t bytes);
void* __libc_memalign(std::size_t alignment, std::size_t bytes);
}

namespace kwic::faults {
namespace {

std::atomic<bool> armed{false};
std::atomic<std::uint64_t> allocations{0};
std::uint64_t failing = 0;
bool fails_on = false;

struct AddressRange {
    std::uintptr_t begin = 0;
    std::uintptr_t end = 0;
};

AddressRange spared;

struct LibrarySearch {
    const char* name = nullptr;
    AddressRange found = {};
};

bool is_named(const char* path, const char* name) noexcept {
    const char* slash = std::strrchr(path, '/');
    return slash != nullptr && std::strncmp(slash + 1, name, std::strlen(name)) == 0;
}

int look_at_library(dl_phdr_info* info, std::size_t, void* state) {
    auto& search = *static_cast<LibrarySearch*>(state);
    if (!is_named(info->dlpi_name, search.name)) return 0;
    search.found = {UINTPTR_MAX, 0};
    for (int i = 0; i < info->dlpi_phnum; ++i) {
        if (info->dlpi_phdr[i].p_type != PT_LOAD) continue;
        const std::uintptr_t begin = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
        search.found.begin = std::min(search.found.begin, begin);
        search.found.end = std::max(search.found.end, begin + info->dlpi_phdr[i].p_memsz);
    }
    return 1;
}

// Counts an allocation; false where it is to fail. `caller` is the code that asks for it.
bool may_allocate(const void* caller) noexcept {
    if (!armed.load(std::memory_order_relaxed)) return true;
    const auto address = reinterpret_cast<std::uintptr_t>(caller);
    if (address >= spared.begin && address < spared.end) return true;
    const std::uint64_t number = allocations.fetch_add(1, std::memory_order_relaxed) + 1;
    if (failing == 0 || number < failing || (number > failing && !fails_on)) return true;
    errno = ENOMEM;
    return false;
}

void* allocate_aligned(std::size_t alignment, std::size_t bytes, const void* caller) noexcept {
    return may_allocate(caller) ? __libc_memalign(alignment, bytes) : nullptr;
}

}  // namespace

extern "C" {

void kwic_faults_arm_memory(std::uint64_t at, bool sticky) {
    allocations = 0;
    failing = at;
    fails_on = sticky;
    armed = true;
}

void kwic_faults_disarm_memory() {
    armed = false;
}

void kwic_faults_spare_library(const char* name) {
    LibrarySearch search{name, {}};
    if (name != nullptr && ::dl_iterate_phdr(look_at_library, &search) == 0) std::abort();
    spared = search.found;
}

std::uint64_t kwic_faults_allocations() {
    return allocations;
}

void* malloc(std::size_t bytes) noexcept {
    return may_allocate(__builtin_return_address(0)) ? __libc_malloc(bytes) : nullptr;
}

void* calloc(std::size_t count, std::size_t bytes) noexcept {
    return may_allocate(__builtin_return_address(0)) ? __libc_calloc(count, bytes) : nullptr;
}

// Giving memory back by way of realloc never fails.
void* realloc(void* old, std::size_t bytes) noexcept {
    return bytes == 0 || may_allocate(__builtin_return_address(0)) ? __libc_realloc(old, bytes) : nullptr;
}

void* aligned_alloc(std::size_t alignment, std::size_t bytes) noexcept {
    return allocate_aligned(alignment, bytes, __builtin_return_address(0));
}

void* memalign(std::size_t alignment, std::size_t bytes) noexcept {
    return allocate_aligned(alignment, bytes, __builtin_return_address(0));
}

// Leaves errno as it is.
int posix_memalign(void** memory, std::size_t alignment, std::size_t bytes) noexcept {
    const int before = errno;
    void* allocated = allocate_aligned(alignment, bytes, __builtin_return_address(0));
    errno = before;
    if (allocated == nullptr) return ENOMEM;
    *memory = allocated;
    return 0;
}

}  // extern "C"

}  // namespace kwic::faults
