#include "ingest/format_table.hpp"

#include "ingest/html_reader.hpp"
#include "ingest/markdown_reader.hpp"
#include "ingest/plain_text_reader.hpp"
#include "ingest/text_line.hpp"

#include <algorithm>
#include <array>

namespace kwic {

namespace {

constexpr std::array<std::string_view, 2> text_extensions{".txt", ".text"};
constexpr std::array<std::string_view, 2> markdown_extensions{".md", ".markdown"};
constexpr std::array<std::string_view, 3> html_extensions{".html", ".htm", ".xhtml"};
constexpr std::array<std::string_view, 2> jsonl_extensions{".jsonl", ".ndjson"};

constexpr std::array<FormatRow, 4> rows{{{InputFormat::text, text_extensions, read_plain_text},
                                         {InputFormat::markdown, markdown_extensions, read_markdown},
                                         {InputFormat::html, html_extensions, read_html},
                                         {InputFormat::jsonl, jsonl_extensions, nullptr}}};

}  // namespace

const FormatRow& row_of(InputFormat format) noexcept {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const FormatRow& row) { return row.format == format; });
    return found == rows.end() ? rows.front() : *found;
}

const FormatRow* find_row_of_name(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const std::size_t dot = name.rfind('.');
    if (dot == name.npos || dot == 0) return nullptr;
    const std::string extension = ascii_lower(name.substr(dot));
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const FormatRow& row) {
        return std::find(row.extensions.begin(), row.extensions.end(), extension) != row.extensions.end();
    });
    return found == rows.end() ? nullptr : &*found;
}

}  // namespace kwic
