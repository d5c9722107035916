#include "columns/column.hpp"

#include "storage/byte_stream.hpp"

#include <limits>
#include <utility>

namespace kwic {
namespace {

// Hands out the parts of a column, one behind the other.
class Parts {
  public:
    explicit Parts(std::string_view bytes) : bytes_(bytes) {}

    std::string_view bytes(std::uint64_t count) { return bytes_.bytes(count); }

    PackedArray array(std::uint64_t size, unsigned bits) {
        return {bytes_.bytes(packed_array_bytes(size, bits)).data(), bits, size};
    }

  private:
    ByteParser bytes_;
};

}  // namespace

Column::Column(Description description, std::uint32_t last_docid, std::string_view bytes)
    : description_(std::move(description)), last_docid_(last_docid) {
    const auto& [name, type, form, documents, entries, values, dictionary_bytes] = description_;
    constexpr std::uint64_t max_count = std::numeric_limits<std::uint32_t>::max();
    if (values == 0 || values > entries || entries > max_count * 8 || values > max_count || documents > last_docid ||
        documents > entries || dictionary_bytes > max_count) {
        fail();
    }
    Parts parts(bytes);
    dictionary_ = parts.bytes(dictionary_bytes);
    group_starts_ = parts.array((values + value_group - 1) / value_group, bits_for(dictionary_bytes));
    if (form == ColumnForm::by_document) {
        ordinals_ = parts.array(last_docid, bits_for(values));
    } else {
        documents_ = parts.array(entries, bits_for(last_docid));
        ordinals_ = parts.array(entries, bits_for(values - 1));
    }
}

void Column::fail() {
    ByteParser::fail();
}

std::string Column::value(std::uint32_t ordinal) const {
    return ValueCursor(*this, checked(ordinal)).value();
}

Column::ValueCursor::ValueCursor(const Column& column, std::uint32_t ordinal)
    : column_(column), ordinal_(ordinal - ordinal % value_group) {
    if (ordinal >= column.values()) {
        ordinal_ = column.values();
        return;
    }
    const std::uint32_t begin = column.group_starts_[ordinal / value_group];
    if (begin > column.dictionary_.size()) fail();
    rest_ = column.dictionary_.substr(begin);
    read();
    while (ordinal_ < ordinal) next();
}

void Column::ValueCursor::next() {
    if (++ordinal_ < column_.values()) read();
}

void Column::ValueCursor::read() {
    ByteParser bytes(rest_);
    const std::uint64_t shared = bytes.number();
    if (ordinal_ % value_group == 0 ? shared != 0 : shared > value_.size()) fail();
    value_.resize(shared);
    value_ += bytes.view();
    rest_ = bytes.rest();
}

}  // namespace kwic
