// What tokens of the same text share.
#pragma once

#include <cstdint>
#include <string_view>

namespace kwic {

// Room in which a sink notes what it knows of a text: zeros at first, and again when the words were forgotten. For the
// sink alone.
struct TextNotes {
    std::uint32_t epoch = 0;  // of the sink: what was noted in another one holds no more
    std::uint32_t stem = 0;
    std::uint32_t form = 0;
    std::uint32_t title = 0;
    std::uint64_t hash = 0;
};

// The views are those of TokenView.
struct TermText {
    const char* bytes = nullptr;  // the form, then the stem, then the split
    std::uint32_t form_bytes = 0;
    std::uint32_t stem_bytes = 0;
    std::uint32_t split_bytes = 0;
    bool stop_word = false;
    mutable TextNotes notes;

    [[nodiscard]] std::string_view form() const noexcept { return {bytes, form_bytes}; }
    [[nodiscard]] std::string_view stem() const noexcept { return {bytes + form_bytes, stem_bytes}; }
    [[nodiscard]] std::string_view split() const noexcept { return {bytes + form_bytes + stem_bytes, split_bytes}; }
};

}  // namespace kwic
