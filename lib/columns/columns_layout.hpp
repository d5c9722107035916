// The file columns: the values of the fields of all documents.
//
// Columns one behind the other, a directory, zeros (packed_array_slack), ColumnsTail. Numbers and texts of the
// directory are those of storage/byte_stream.hpp.
//
//   directory  number of columns, and by name for each: its name (text), its type (a byte, FieldType), how many
//              documents have values, how many values, how many distinct ones, bytes of its dictionary, where its
//              bytes begin (numbers), its form (a byte, ColumnForm)
//   column     dictionary: the distinct values in the order of the type (value_order.hpp): how many first bytes a
//              value shares with the one before it (0 for the first of each value_group), how many follow, and these
//              group starts: where each group begins in the dictionary, packed (packed_array.hpp)
//              ordinals: see ColumnForm
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace kwic {

// Whatever takes less, and lists where a document has several values.
enum class ColumnForm : std::uint8_t {
    by_document,  // for document 1, 2 ...: 0, or its value's number from 1; packed
    listed,       // documents, ascending, packed; then the number of each one's value from 0, packed; those of one
                  // document ascend
};

struct ColumnsTail {
    std::uint64_t directory_begin;
    std::uint64_t last_docid;
    std::array<char, 8> magic;
};
static_assert(sizeof(ColumnsTail) == 24);

inline constexpr std::array<char, 8> columns_magic = {'k', 'w', 'i', 'c', 'c', 'o', 'l', '1'};

// The file's name in the folder of a generation.
inline constexpr const char* columns_name = "columns";

inline constexpr std::uint32_t value_group = 16;

}  // namespace kwic
