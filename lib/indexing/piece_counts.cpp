#include "indexing/piece_counts.hpp"

#include "storage/text_codes.hpp"

#include <algorithm>

namespace kwic {

void PieceCounts::begin(std::string_view text) noexcept {
    text_ = text;
    at_byte_ = 0;
    spaced_ = false;
}

void PieceCounts::add(std::size_t begin_byte, std::size_t byte_count, std::uint32_t& note) {
    if (byte_count > max_piece_bytes) return;
    const bool spaced = begins_spaced(text_[begin_byte]);
    if (!(spaced_ && spaced && is_unwritten_space(text_, at_byte_, begin_byte))) pass(begin_byte);
    if (note == 0) note = number_of(text_.substr(begin_byte, byte_count)) + 1;
    ++counts_[note - 1];
    at_byte_ = begin_byte + byte_count;
    spaced_ = spaced;
}

std::uint32_t PieceCounts::number_of(std::string_view piece) {
    const std::uint32_t number = pieces_.number_of(piece);
    if (number == counts_.size()) counts_.push_back(0);
    return number;
}

void PieceCounts::pass(std::size_t end_byte) {
    while (at_byte_ < end_byte) {
        const std::string_view piece = text_.substr(at_byte_, std::min(end_byte - at_byte_, max_rest_piece_bytes));
        ++counts_[number_of(piece)];
        at_byte_ += piece.size();
    }
}

void PieceCounts::finish() {
    pass(text_.size());
}

void PieceCounts::merge(const PieceCounts& other) {
    for (std::uint32_t number = 0; number < other.pieces_.size(); ++number) {
        counts_[number_of(other.pieces_.term(number))] += other.counts_[number];
    }
}

TextDictionary PieceCounts::dictionary() const {
    struct Count {
        std::string_view piece;
        std::uint32_t count;
    };
    std::vector<Count> pieces;
    for (std::uint32_t number = 0; number < pieces_.size(); ++number) {
        if (counts_[number] > 1) pieces.push_back({pieces_.term(number), counts_[number]});
    }
    const auto saves_more = [](const Count& a, const Count& b) {
        const std::size_t saved_by_a = a.count * a.piece.size();
        const std::size_t saved_by_b = b.count * b.piece.size();
        return saved_by_a != saved_by_b ? saved_by_a > saved_by_b : a.piece < b.piece;
    };
    if (pieces.size() > max_text_pieces) {
        std::nth_element(pieces.begin(), pieces.begin() + max_text_pieces, pieces.end(), saves_more);
        pieces.resize(max_text_pieces);
    }
    std::sort(pieces.begin(), pieces.end(), [](const Count& a, const Count& b) {
        return a.count != b.count ? a.count > b.count : a.piece < b.piece;
    });
    std::vector<std::string_view> texts;
    texts.reserve(pieces.size());
    for (const Count& piece : pieces) texts.push_back(piece.piece);
    return TextDictionary::of_pieces(texts);
}

}  // namespace kwic
