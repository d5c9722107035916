#include "glass/position_table.hpp"

#include "glass/misuse.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace kwic {
namespace {

constexpr std::uint32_t no_term = std::numeric_limits<std::uint32_t>::max();  // no document's number is above it

}  // namespace

PositionTable::PositionTable(std::string path, const GlassTableOptions& options)
    : table_(std::move(path), options), last_docid_(no_term) {}

void PositionTable::begin_term(std::string_view term) {
    if (term.size() > max_glass_term_bytes) throw_misuse("a term is longer than 245 bytes", table_.path());
    next_prefix_.clear();
    append_sortstr(next_prefix_, term);
    if (term.empty() || next_prefix_ <= std::string_view(key_.data(), key_prefix_bytes_)) {
        throw_misuse("a term does not sort after the one before it", table_.path());
    }
    std::copy(next_prefix_.begin(), next_prefix_.end(), key_.begin());
    key_prefix_bytes_ = next_prefix_.size();
    last_docid_ = 0;
}

void PositionTable::throw_misplaced() const {
    throw_misuse("a document's number is not above the one before it, or it has no positions", table_.path());
}

}  // namespace kwic
