// A value that a process and its forked children see alike.
#pragma once

#include <sys/mman.h>

#include <new>
#include <stdexcept>

namespace kwic::faults {

// `Value` must be made of lock-free atomics and bytes. Make it before forking.
template <class Value>
class SharedState {
  public:
    SharedState() {
        void* memory = ::mmap(nullptr, sizeof(Value), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED) throw std::runtime_error("no shared memory");
        value_ = new (memory) Value();
    }
    ~SharedState() { ::munmap(value_, sizeof(Value)); }
    SharedState(const SharedState&) = delete;
    SharedState& operator=(const SharedState&) = delete;

    Value& operator*() const { return *value_; }
    Value* operator->() const { return value_; }

  private:
    Value* value_;
};

}  // namespace kwic::faults
