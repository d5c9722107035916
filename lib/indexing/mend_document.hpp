// What may be wrong with a document that a program hands in, and its mending.
#pragma once

#include "storage/stored_document.hpp"

#include <kwic/document.hpp>

#include <cstddef>

namespace kwic {

inline constexpr std::size_t max_id_bytes = std::size_t{1} << 20;
inline constexpr std::size_t max_text_bytes = max_stored_text_bytes;

// Of all else that is stored. A title is cut, a field that would pass this and those after it are left out.
inline constexpr std::size_t max_bytes_beside_text = std::size_t{16} << 20;

struct DocumentDefects {
    bool ill_formed = false;       // some text is not well-formed UTF-8
    bool too_long = false;         // the text is longer than max_text_bytes
    bool too_much_beside = false;  // the rest is longer than max_bytes_beside_text

    [[nodiscard]] bool any() const noexcept { return ill_formed || too_long || too_much_beside; }
};

DocumentDefects find_defects(const Document& document);

// A copy without defects: U+FFFD for ill-formed sequences, texts cut at the last character that fits.
Document mend_document(const Document& document);

}  // namespace kwic
