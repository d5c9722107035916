// A table over all code points that is filled when it is first asked, 256 code points at a time.
#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <new>

namespace kwic {

// `find_value` gives the value of one code point (up to U+10FFFF), the same each time; it must not throw. Pages stay
// until the program ends: tables are meant to be constant-initialized objects of static storage. Without memory for a
// page the table asks `find_value` each time. Thread rule: any thread.
template <typename Value, Value (*find_value)(char32_t) noexcept>
class PropertyPages {
  public:
    // `code_point` must not be beyond U+10FFFF.
    Value operator[](char32_t code_point) noexcept {
        const Page* page = pages_[code_point >> 8].load(std::memory_order_acquire);
        if (!page) [[unlikely]] {
            page = fill(code_point >> 8);
            if (!page) return find_value(code_point);
        }
        return (*page)[code_point & 0xFF];
    }

  private:
    using Page = std::array<Value, 256>;

    // The thread that comes second throws its page away.
    [[gnu::noinline]] const Page* fill(char32_t number) noexcept {
        std::unique_ptr<Page> made(new (std::nothrow) Page);
        if (!made) return nullptr;
        for (char32_t low = 0; low < 256; ++low) (*made)[low] = find_value(number << 8 | low);
        const Page* expected = nullptr;
        if (!pages_[number].compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel)) return expected;
        return made.release();
    }

    std::array<std::atomic<const Page*>, 0x1100> pages_{};
};

}  // namespace kwic
