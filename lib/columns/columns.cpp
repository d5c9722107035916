#include "columns/columns.hpp"

#include "storage/byte_stream.hpp"
#include "storage/translate_error.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

namespace kwic {
namespace {

struct Placed {
    Column::Description description;
    std::uint64_t begin_byte = 0;
};

Placed read_entry(ByteParser& directory) {
    Placed placed;
    Column::Description& column = placed.description;
    column.name = directory.text();
    const std::uint64_t type = directory.number();
    if (type > static_cast<std::uint64_t>(FieldType::path)) ByteParser::fail();
    column.type = static_cast<FieldType>(type);
    column.documents = directory.number();
    column.entries = directory.number();
    column.values = directory.number();
    column.dictionary_bytes = directory.number();
    placed.begin_byte = directory.number();
    const std::uint64_t form = directory.number();
    if (form > static_cast<std::uint64_t>(ColumnForm::listed)) ByteParser::fail();
    column.form = static_cast<ColumnForm>(form);
    return placed;
}

MappedFile map_present(const std::string& path) {
    try {
        return MappedFile(path);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::not_found) throw;
        throw_damaged("a file of the index is missing", path);
    }
}

}  // namespace

Columns::Columns(const std::string& path) : file_(map_present(path)) {
    translating(path, [this] { read(); });
}

void Columns::read() {
    const std::string_view bytes = file_.bytes();
    ColumnsTail tail{};
    if (bytes.size() < sizeof tail + packed_array_slack) ByteParser::fail();
    std::memcpy(&tail, bytes.data() + bytes.size() - sizeof tail, sizeof tail);
    const std::uint64_t directory_end = bytes.size() - sizeof tail - packed_array_slack;
    if (tail.magic != columns_magic || tail.directory_begin > directory_end ||
        tail.last_docid >= std::numeric_limits<std::uint32_t>::max()) {
        ByteParser::fail();
    }
    last_docid_ = static_cast<std::uint32_t>(tail.last_docid);
    ByteParser directory(bytes.substr(tail.directory_begin, directory_end - tail.directory_begin));
    for (std::uint64_t left = directory.number(); left > 0; --left) {
        Placed placed = read_entry(directory);
        if (placed.begin_byte > tail.directory_begin) ByteParser::fail();
        if (!columns_.empty() && columns_.back().name() >= placed.description.name) ByteParser::fail();
        columns_.emplace_back(std::move(placed.description), last_docid_,
                              bytes.substr(placed.begin_byte, tail.directory_begin - placed.begin_byte));
    }
    directory.finish();
}

const Column* Columns::find(std::string_view name) const noexcept {
    const auto found =
        std::lower_bound(columns_.begin(), columns_.end(), name,
                         [](const Column& column, std::string_view wanted) { return column.name() < wanted; });
    return found == columns_.end() || found->name() != name ? nullptr : &*found;
}

}  // namespace kwic
