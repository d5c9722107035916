// The formats that can be read: one row each.
#pragma once

#include "ingest/account.hpp"
#include "ingest/input_file.hpp"

#include <kwic/reader.hpp>

#include <span>
#include <string_view>

namespace kwic {

// Fills a document, whose id and origin are set, from the bytes of a whole file.
using ReadWhole = void (*)(std::string_view bytes, const InputFile& input, const Account& account, Document& document);

struct FormatRow {
    InputFormat format;
    std::span<const std::string_view> extensions;  // lower case, with the dot
    ReadWhole read_whole;                          // null: a document a line, JsonLinesReader
};

// The row of a format other than `automatic`.
const FormatRow& row_of(InputFormat format) noexcept;

// The row whose extensions have that of `path`, in any case; null if there is none.
const FormatRow* find_row_of_name(std::string_view path);

}  // namespace kwic
