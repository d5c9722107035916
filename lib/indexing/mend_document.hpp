// What may be wrong with a document that a program hands in, and its mending.
#pragma once

#include "storage/stored_document.hpp"

#include <kwic/document.hpp>

#include <cstddef>

namespace kwic {

inline constexpr std::size_t max_text_bytes = max_stored_text_bytes;

struct DocumentDefects {
    bool ill_formed = false;  // some text is not well-formed UTF-8
    bool too_long = false;    // the text is longer than max_text_bytes

    [[nodiscard]] bool any() const noexcept { return ill_formed || too_long; }
};

DocumentDefects find_defects(const Document& document);

// A copy without defects: U+FFFD for ill-formed sequences, the text cut at the last character that fits.
Document mend_document(const Document& document);

}  // namespace kwic
