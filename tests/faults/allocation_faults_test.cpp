// The injector's counting and failing of allocations.
#include "faults/injector/fault_injector.hpp"

#include <gtest/gtest.h>

#include <malloc.h>

#include <cerrno>
#include <cstdlib>
#include <functional>
#include <memory>
#include <new>
#include <string>
#include <vector>

namespace kwic::faults {
namespace {

struct AllocationRow {
    const char* name;
    void* (*allocate)();
};

constexpr std::size_t some_bytes = 1000;

// The compiler leaves out an allocation that nobody looks at, and knows what becomes of a pointer after realloc.
void* volatile looked_at = nullptr;
void* (*volatile reallocate)(void*, std::size_t) = std::realloc;

void* look_at(void* memory) {
    looked_at = memory;
    return memory;
}

const std::vector<AllocationRow>& allocations() {
    static const std::vector<AllocationRow> rows = {
        {"malloc", [] { return look_at(std::malloc(some_bytes)); }},
        {"calloc", [] { return look_at(std::calloc(10, some_bytes)); }},
        {"realloc", [] { return look_at(std::realloc(nullptr, some_bytes)); }},
        {"aligned_alloc", [] { return look_at(::aligned_alloc(64, 640)); }},
        {"memalign", [] { return look_at(::memalign(64, some_bytes)); }},
        {"posix_memalign",
         [] {
             void* memory = nullptr;
             errno = ::posix_memalign(&memory, 64, some_bytes);
             return look_at(memory);
         }},
        {"operator new", [] { return look_at(::operator new(some_bytes, std::nothrow)); }},
        {"aligned operator new",
         [] { return look_at(::operator new (some_bytes, std::align_val_t{64}, std::nothrow)); }},
    };
    return rows;
}

TEST(AllocationFaults, EveryKindCounts) {
    for (const AllocationRow& row : allocations()) {
        kwic_faults_arm_memory(0, false);
        void* memory = row.allocate();
        kwic_faults_disarm_memory();
        EXPECT_EQ(kwic_faults_allocations(), 1) << row.name;
        EXPECT_NE(memory, nullptr) << row.name;
        std::free(memory);
    }
}

TEST(AllocationFaults, EveryKindFails) {
    for (const AllocationRow& row : allocations()) {
        errno = 0;
        kwic_faults_arm_memory(1, true);
        void* memory = row.allocate();
        const int error = errno;
        kwic_faults_disarm_memory();
        EXPECT_EQ(memory, nullptr) << row.name;
        EXPECT_EQ(error, ENOMEM) << row.name;
    }
}

TEST(AllocationFaults, ReallocThatFailsLeavesTheOldMemory) {
    std::unique_ptr<char, void (*)(void*)> memory(static_cast<char*>(std::malloc(10)), std::free);
    memory.get()[9] = 'x';
    kwic_faults_arm_memory(1, true);
    void* larger = reallocate(memory.get(), 100'000);
    kwic_faults_disarm_memory();
    ASSERT_EQ(larger, nullptr);
    EXPECT_EQ(memory.get()[9], 'x');
}

TEST(AllocationFaults, FailOnceOrFromThereOn) {
    for (const bool sticky : {false, true}) {
        std::string passed(5, ' ');
        kwic_faults_arm_memory(3, sticky);
        for (char& letter : passed) {
            void* memory = look_at(std::malloc(some_bytes));
            letter = memory == nullptr ? '-' : '+';
            std::free(memory);
        }
        kwic_faults_disarm_memory();
        EXPECT_EQ(passed, sticky ? "++---" : "++-++");
    }
}

TEST(AllocationFaults, NewThrows) {
    kwic_faults_arm_memory(1, true);
    bool thrown = false;
    try {
        look_at(::operator new(some_bytes));
    } catch (const std::bad_alloc&) {
        thrown = true;
    }
    kwic_faults_disarm_memory();
    EXPECT_TRUE(thrown);
}

TEST(AllocationFaults, SparedLibraryIsLeftAlone) {
    kwic_faults_spare_library("libstdc++.so");
    kwic_faults_arm_memory(1, true);
    void* spared = look_at(::operator new(some_bytes, std::nothrow));  // libstdc++ asks for it
    void* own = look_at(std::malloc(some_bytes));                      // this program does
    kwic_faults_disarm_memory();
    kwic_faults_spare_library(nullptr);
    EXPECT_NE(spared, nullptr);
    EXPECT_EQ(own, nullptr);
    EXPECT_EQ(kwic_faults_allocations(), 1);
    ::operator delete(spared);
}

TEST(AllocationFaults, DisarmedTheyNeverFail) {
    kwic_faults_arm_memory(1, true);
    kwic_faults_disarm_memory();
    for (const AllocationRow& row : allocations()) {
        void* memory = row.allocate();
        EXPECT_NE(memory, nullptr) << row.name;
        std::free(memory);
    }
}

}  // namespace
}  // namespace kwic::faults
