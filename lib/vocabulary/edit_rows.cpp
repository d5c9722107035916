#include "vocabulary/edit_rows.hpp"

#include "text/utf8.hpp"

#include <algorithm>

namespace kwic {

EditRows::EditRows(std::string_view word, std::size_t max) : max_(max) {
    for (std::size_t at = 0; at < word.size();) {
        const DecodedCodePoint decoded = decode_utf8(word, at);
        word_ += decoded.value;
        at += decoded.bytes;
    }
    Row& first = rows_.emplace_back();
    for (std::size_t cell = 0; cell < width; ++cell) {
        const bool is_there = cell >= max_edits && cell - max_edits <= word_.size();
        first.cells[cell] = is_there ? static_cast<std::uint8_t>(cell - max_edits) : far;
    }
}

void EditRows::cut(std::size_t bytes) {
    while (rows_.back().end_byte > bytes) rows_.pop_back();
}

bool EditRows::add(std::string_view other) {
    const std::size_t at = bytes();
    const DecodedCodePoint decoded = decode_utf8(other, at);
    Row row{{}, decoded.value, at + decoded.bytes};
    const std::size_t count = rows_.size();  // code points of the other word, with this one
    const Row& before = rows_.back();
    std::uint8_t nearest = far;
    for (std::size_t cell = 0; cell < width; ++cell) {
        std::uint8_t best = far;
        const std::size_t own = count + cell - max_edits;  // code points of the word; wraps around below 0
        if (own <= word_.size()) {
            if (cell + 1 < width) best = std::min<std::uint8_t>(best, before.cells[cell + 1] + 1);
            if (cell > 0) best = std::min<std::uint8_t>(best, row.cells[cell - 1] + 1);
            if (own > 0) {
                const bool is_same = word_[own - 1] == decoded.value;
                best = std::min<std::uint8_t>(best, before.cells[cell] + (is_same ? 0 : 1));
            }
            const bool is_exchange =
                own > 1 && count > 1 && word_[own - 2] == decoded.value && word_[own - 1] == before.code_point;
            if (is_exchange) best = std::min<std::uint8_t>(best, rows_[count - 2].cells[cell] + 1);
            best = std::min(best, far);
        }
        row.cells[cell] = best;
        nearest = std::min(nearest, best);
    }
    rows_.push_back(row);
    return nearest <= max_;
}

std::size_t EditRows::distance() const noexcept {
    const std::size_t count = rows_.size() - 1;
    const std::size_t cell = word_.size() + max_edits - count;  // wraps around where it is far
    return cell < width ? rows_.back().cells[cell] : far;
}

}  // namespace kwic
