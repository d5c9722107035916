// Sorting by whole numbers of few bits.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace kwic {

// Sorts by `key_of(element)`, which is below 2^key_bits; elements of the same key stay in order. `room` is overwritten.
// Faster than comparing from some fifty elements on (bench/build_stages). Throws std::bad_alloc.
template <class Element, class KeyOf>
void sort_by_radix(std::vector<Element>& elements, std::vector<Element>& room, unsigned key_bits, KeyOf key_of) {
    constexpr std::size_t compared_below = 48;
    if (elements.size() < compared_below) {
        std::stable_sort(elements.begin(), elements.end(),
                         [&](const Element& a, const Element& b) { return key_of(a) < key_of(b); });
        return;
    }
    room.resize(elements.size());
    for (unsigned shift = 0; shift < key_bits; shift += 8) {
        const auto digit_of = [&](const Element& element) { return (key_of(element) >> shift) & 0xFF; };
        std::array<std::uint32_t, 257> begins{};
        for (const Element& element : elements) ++begins[digit_of(element) + 1];
        for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
        for (const Element& element : elements) room[begins[digit_of(element)]++] = element;
        elements.swap(room);
    }
}

}  // namespace kwic
