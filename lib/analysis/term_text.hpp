// What tokens of the same text share.
#pragma once

#include <algorithm>
#include <cstddef>
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

// Its bytes stand behind it: the form, then the split, then the stem and a space. The views are those of TokenView.
// There are hundreds of thousands in a build, whose memory costs more than what is done with it (bench/build_stages):
// so the numbers have few bits, which are enough for what sixteen words of 4,096 bytes may fold to, eleven times as
// much.
struct TermText {
    std::uint64_t form_bytes : 21 = 0;
    std::uint64_t split_bytes : 21 = 0;
    std::uint64_t stem_bytes : 21 = 0;
    bool stop_word : 1 = false;
    mutable TextNotes notes;

    TermText(std::string_view form, std::string_view split, std::string_view stem, bool is_stop_word) noexcept;
    TermText(const TermText&) = delete;
    TermText& operator=(const TermText&) = delete;

    // What make one takes behind it.
    static std::size_t bytes_behind(std::string_view form, std::string_view split, std::string_view stem) noexcept {
        return form.size() + split.size() + stem.size() + 1;
    }

    // All that stand behind it.
    [[nodiscard]] std::string_view bytes() const noexcept {
        return {behind(), std::size_t{form_bytes} + split_bytes + stem_bytes + 1};
    }
    [[nodiscard]] std::string_view form() const noexcept { return {behind(), form_bytes}; }
    [[nodiscard]] std::string_view split() const noexcept { return {behind() + form_bytes, split_bytes}; }
    [[nodiscard]] std::string_view stem() const noexcept { return {behind() + form_bytes + split_bytes, stem_bytes}; }

  private:
    [[nodiscard]] const char* behind() const noexcept { return reinterpret_cast<const char*>(this + 1); }
};

// Needs bytes_behind() the object.
inline TermText::TermText(std::string_view form, std::string_view split, std::string_view stem,
                          bool is_stop_word) noexcept
    : form_bytes(form.size()), split_bytes(split.size()), stem_bytes(stem.size()), stop_word(is_stop_word) {
    char* end = reinterpret_cast<char*>(this + 1);
    for (const std::string_view part : {form, split, stem}) end = std::copy(part.begin(), part.end(), end);
    *end = ' ';
}

}  // namespace kwic
