#include "columns/column_draft.hpp"

#include "columns/packed_array.hpp"
#include "columns/value_order.hpp"
#include "storage/byte_stream.hpp"
#include "text/character_boundary.hpp"

#include <algorithm>

namespace kwic {
namespace {

constexpr std::uint32_t no_value = ~std::uint32_t{0};

}  // namespace

void ColumnDraft::add(std::uint32_t docid, std::string_view value) {
    if (value.size() > max_value_bytes_) value = value.substr(0, boundary_at_or_before(value, max_value_bytes_));
    if (!value.empty()) entries_.push_back({docid, number_of(value)});
}

std::uint32_t ColumnDraft::number_of(std::string_view value) {
    const auto found = numbers_.find(value);
    if (found != numbers_.end()) return found->second;
    const std::string_view kept(arena_.copy(value), value.size());
    const auto number = static_cast<std::uint32_t>(values_.size());
    values_.push_back(kept);
    numbers_.emplace(kept, number);
    return number;
}

std::optional<WrittenColumn> ColumnDraft::finish(std::optional<FieldType> given, std::uint32_t last_docid) {
    WrittenColumn column;
    column.type = given ? *given : discover_type(values_);
    const std::vector<std::uint32_t> order = order_values(column.type, values_);
    if (order.empty()) return std::nullopt;
    renumber(order);
    column.entries = entries_.size();
    column.values = order.size();
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        if (i == 0 || entries_[i].docid != entries_[i - 1].docid) ++column.documents;
    }
    write_dictionary(order, column);
    write_ordinals(last_docid, column);
    return column;
}

void ColumnDraft::renumber(const std::vector<std::uint32_t>& order) {
    std::vector<std::uint32_t> ordinals(values_.size(), no_value);
    for (std::size_t i = 0; i < order.size(); ++i) ordinals[order[i]] = static_cast<std::uint32_t>(i);
    for (Entry& entry : entries_) entry.value = ordinals[entry.value];
    std::erase_if(entries_, [](const Entry& entry) { return entry.value == no_value; });
    if (!std::is_sorted(entries_.begin(), entries_.end())) std::sort(entries_.begin(), entries_.end());
    entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
}

void ColumnDraft::write_dictionary(const std::vector<std::uint32_t>& order, WrittenColumn& column) const {
    std::vector<std::uint32_t> group_starts;
    std::string_view last;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i % value_group == 0) {
            group_starts.push_back(static_cast<std::uint32_t>(column.bytes.size()));
            last = {};
        }
        const std::string_view value = values_[order[i]];
        const auto end = std::mismatch(value.begin(), value.end(), last.begin(), last.end()).first;
        const auto shared = static_cast<std::size_t>(end - value.begin());
        append_number(column.bytes, shared);
        append_text(column.bytes, value.substr(shared));
        last = value;
    }
    column.dictionary_bytes = column.bytes.size();
    pack_array(group_starts, bits_for(column.dictionary_bytes), column.bytes);
}

void ColumnDraft::write_ordinals(std::uint32_t last_docid, WrittenColumn& column) const {
    const unsigned docid_bits = bits_for(last_docid);
    const std::uint64_t listed_bytes = packed_array_bytes(column.entries, docid_bits) +
                                       packed_array_bytes(column.entries, bits_for(column.values - 1));
    const bool has_one_each = column.documents == column.entries;
    std::vector<std::uint32_t> numbers;
    if (has_one_each && packed_array_bytes(last_docid, bits_for(column.values)) <= listed_bytes) {
        column.form = ColumnForm::by_document;
        numbers.resize(last_docid);
        for (const Entry& entry : entries_) numbers[entry.docid - 1] = entry.value + 1;
        return pack_array(numbers, bits_for(column.values), column.bytes);
    }
    for (const Entry& entry : entries_) numbers.push_back(entry.docid);
    pack_array(numbers, docid_bits, column.bytes);
    numbers.clear();
    for (const Entry& entry : entries_) numbers.push_back(entry.value);
    pack_array(numbers, bits_for(column.values - 1), column.bytes);
}

}  // namespace kwic
