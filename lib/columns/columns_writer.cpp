#include "columns/columns_writer.hpp"

#include "columns/field_types.hpp"
#include "columns/packed_array.hpp"
#include "glass/output_file.hpp"
#include "storage/byte_stream.hpp"

#include <algorithm>
#include <array>

namespace kwic {
namespace {

// Of the last name of a path, in lower case; empty if it has none or an unlikely one.
std::string extension_of(std::string_view path) {
    constexpr std::size_t max_bytes = 16;
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return {};
    std::string extension(name.substr(dot + 1));
    if (extension.size() > max_bytes) return {};
    for (char& byte : extension) byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte;
    return extension;
}

void append_entry(std::string& directory, const std::string& name, const WrittenColumn& column, std::uint64_t begin) {
    append_text(directory, name);
    append_number(directory, static_cast<std::uint64_t>(column.type));
    append_number(directory, column.documents);
    append_number(directory, column.entries);
    append_number(directory, column.values);
    append_number(directory, column.dictionary_bytes);
    append_number(directory, begin);
    append_number(directory, static_cast<std::uint64_t>(column.form));
}

}  // namespace

void ColumnsWriter::add(std::uint32_t docid, std::string_view field, std::string_view value) {
    const auto draft = drafts_.find(field);
    (draft == drafts_.end() ? begin_draft(std::string(field)) : draft->second).add(docid, value);
}

// A text field is searched by the terms of its values, which may be long: for order and counts their beginnings do.
ColumnDraft& ColumnsWriter::begin_draft(const std::string& field) {
    constexpr std::size_t max_text_bytes = 1024;
    const bool is_text = given_type(field, declared_) == FieldType::text;
    return drafts_.try_emplace(field, is_text ? max_text_bytes : std::string::npos).first->second;
}

void ColumnsWriter::add(std::uint32_t docid, const StoredHead& document) {
    const std::string type = extension_of(document.path);
    const std::string size = std::to_string(document.text_bytes);
    const std::array<std::pair<std::string_view, std::string_view>, 5> built_in = {
        {{"date", document.date},
         {"lang", document.given_language.empty() ? document.language : document.given_language},
         {"path", document.path},
         {"size", size},
         {"type", type}}};
    for (const auto& [name, value] : built_in) {
        const bool is_own = std::any_of(document.fields.begin(), document.fields.end(),
                                        [&, &name = name](const auto& field) { return field.first == name; });
        if (!is_own) add(docid, name, value);
    }
    for (const auto& [name, value] : document.fields) add(docid, name, value);
}

void ColumnsWriter::add(const Columns& columns, const std::function<bool(std::uint32_t)>& keeps) {
    constexpr std::uint32_t unknown = ~std::uint32_t{0};
    for (const Column& column : columns.all()) {
        ColumnDraft& draft = begin_draft(column.name());
        std::vector<std::uint32_t> numbers(column.values(), unknown);
        column.for_each([&](std::uint32_t docid, std::uint32_t ordinal) {
            if (!keeps(docid)) return;
            if (numbers[ordinal] == unknown) numbers[ordinal] = draft.number_of(column.value(ordinal));
            draft.add_numbered(docid, numbers[ordinal]);
        });
    }
}

// A draft goes as soon as its column is made.
template <class Take>
void ColumnsWriter::make(std::uint32_t last_docid, Take&& take) {
    std::string directory;
    std::uint64_t columns = 0;
    std::uint64_t written = 0;
    while (!drafts_.empty()) {
        auto draft = drafts_.extract(drafts_.begin());
        const auto column = draft.mapped().finish(given_type(draft.key(), declared_), last_docid);
        if (!column) continue;
        append_entry(directory, draft.key(), *column, written);
        take(column->bytes);
        written += column->bytes.size();
        ++columns;
    }
    std::string end;
    append_number(end, columns);
    end += directory;
    end.append(packed_array_slack, '\0');
    const ColumnsTail tail{written, last_docid, columns_magic};
    end.append(reinterpret_cast<const char*>(&tail), sizeof tail);
    take(end);
}

void ColumnsWriter::write(const std::string& path, std::uint32_t last_docid) {
    OutputFile file(path, false);
    make(last_docid, [&](const std::string& bytes) { file.write(bytes); });
    file.finish();
}

std::string ColumnsWriter::bytes(std::uint32_t last_docid) {
    std::string all;
    make(last_docid, [&](const std::string& bytes) { all += bytes; });
    return all;
}

}  // namespace kwic
