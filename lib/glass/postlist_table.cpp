#include "glass/postlist_table.hpp"

#include "glass/encodings.hpp"
#include "glass/misuse.hpp"

#include <array>
#include <limits>
#include <span>
#include <utility>

namespace kwic {
namespace {

constexpr std::string_view metadata_prefix("\0\xc0", 2);
constexpr std::string_view lengths_key("\0\xe0", 2);

// A length is listed like a wdf.
struct ListedLength {
    std::uint32_t docid;
    std::uint32_t wdf;
};

}  // namespace

PostlistTable::PostlistTable(std::string path, const GlassTableOptions& options)
    : table_(std::move(path), options), values_(table_), lengths_(table_), postings_(table_) {}

void PostlistTable::add_metadata(std::string_view name, std::string_view value) {
    if (name.empty()) throw_misuse("an item of metadata has no name", table_.path());
    if (value.empty()) return;
    key_ = metadata_prefix;
    key_ += name;
    table_.add(key_, value);
}

void PostlistTable::add_length(std::uint32_t docid, std::uint32_t length) {
    if (!is_in_lengths_) begin_lengths();
    const std::array<ListedLength, 1> listed = {{{docid, length}}};
    lengths_.add(std::span<const ListedLength>(listed));
    ++statistics_.document_count;
    statistics_.last_docid = docid;
    statistics_.total_length += length;
    statistics_.max_length = std::max(statistics_.max_length, length);
    if (length == 0) return;
    statistics_.min_length = statistics_.min_length == 0 ? length : std::min(statistics_.min_length, length);
}

void PostlistTable::begin_lengths() {
    values_.finish();
    lengths_.begin(lengths_key, lengths_key, 0, 0);
    is_in_lengths_ = true;
}

void PostlistTable::end_values_and_lengths() {
    values_.finish();
    if (!is_in_lengths_) return;
    lengths_.end();
    is_in_lengths_ = false;
}

void PostlistTable::begin_term(std::string_view term, std::size_t postings, std::uint64_t wdf_sum) {
    end_values_and_lengths();
    if (term.empty() || term.size() > max_glass_term_bytes) {
        throw_misuse("a term does not have 1 to 245 bytes", table_.path());
    }
    if (wdf_sum > std::numeric_limits<std::uint32_t>::max()) {
        throw_misuse("a term occurs more often than its table can hold", table_.path());
    }
    key_.clear();
    append_sortstr_end(key_, term);
    key_ += '\0';
    const std::string_view later_key = key_;
    postings_.begin(later_key.substr(0, later_key.size() - 1), later_key, postings, wdf_sum);
}

const GlassRoot& PostlistTable::finish() {
    end_values_and_lengths();
    return table_.finish();
}

}  // namespace kwic
