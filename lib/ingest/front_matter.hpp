// The block of metadata before a Markdown text.
#pragma once

#include <kwic/document.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace kwic {

struct FrontMatter {
    std::vector<FieldValue> values;  // in order; the items of a list are values of one name
    std::string_view body;           // the text after it; the whole text if there is none
    std::size_t passed_over = 0;     // lines that are not understood: nested maps, block scalars
};

// Reads a block between a first line "---" and a line "---" or "...", at most 64 KiB long, of YAML's simplest kinds:
// `name: value` (plain or quoted), `name: [a, b]`, and `name:` with lines "- item" below it. Comments are dropped.
// The views hold as long as `text` does.
FrontMatter read_front_matter(std::string_view text);

}  // namespace kwic
