#include "storage/piece_codes.hpp"

#include "storage/text_codes.hpp"

#include <cstdint>
#include <new>

namespace kwic {
namespace {

WordCode code_of(std::size_t piece, bool spaced) noexcept {
    if (piece < short_pieces) return {static_cast<std::uint32_t>(piece), 1, spaced};
    const std::size_t rest = piece - short_pieces;
    return {static_cast<std::uint32_t>(first_long_piece + rest / 0x100 + rest % 0x100 * 0x100), 2, spaced};
}

}  // namespace

PieceCodes::PieceCodes(const TextDictionary& dictionary) {
    using Entry = WordTable<WordCode>::Entry;
    for (std::size_t piece = 0; piece < dictionary.size(); ++piece) {
        const std::string_view bytes = dictionary.piece(piece);
        const WordKey key = make_word_key(bytes, 0, bytes.size(), 0);
        if (codes_.find(key) || !codes_.has_place_for(key)) continue;
        void* const place = WordTable<WordCode>::allocate(key, 0, arena_);
        codes_.add(key, new (place) Entry{key.ends, code_of(piece, begins_spaced(bytes.front()))});
    }
}

}  // namespace kwic
