#include "storage/text_encoder.hpp"

#include <algorithm>
#include <cstring>

namespace kwic {
namespace {

constexpr std::size_t max_word_bytes = 64;  // longer ones hardly come again
constexpr std::size_t usual_bytes = 16;     // to spell
constexpr std::size_t max_kept_bytes = std::size_t{1} << 20;

}  // namespace

void TextEncoder::begin(std::string_view text) noexcept {
    spelled_words_.clear();
    if (codes_.size() > max_kept_bytes) codes_ = std::vector<char>();
    pen_ = {text, 0, codes_.data(), false};
}

// A word that is not known, or one before which stands what is not.
void TextEncoder::add_slowly(std::size_t begin_byte, std::size_t byte_count, Notes notes) {
    if (!notes.code.is_known()) notes.code = code_of(notes.note);
    if (notes.code.is_known()) return add_known(begin_byte, byte_count, notes.code);
    if (byte_count > max_word_bytes) return;  // it goes with what stands before the next one
    const std::size_t end_byte = begin_byte + byte_count;
    if (notes.note == 0) {
        notes.code = pieces_.find(pen_.text, begin_byte, end_byte);
        notes.note = notes.code.is_known() ? notes.code.bits() : no_piece;
        if (notes.code.is_known()) return add_known(begin_byte, byte_count, notes.code);
    }
    const std::string_view word = pen_.text.substr(begin_byte, byte_count);
    const SpelledWords::Spelled spelled = spelled_words_.take(word);
    notes.code = spelled.code;
    if (!spelled.is_new) return add_known(begin_byte, byte_count, notes.code);
    pass_to(begin_byte, begins_spaced(word.front()));
    spell(notes.code.is_known() ? spelled_word : spelled_rest, word);
    pen_.at_byte = end_byte;
}

void TextEncoder::add_known(std::size_t begin_byte, std::size_t byte_count, WordCode code) {
    pass_to(begin_byte, code.spaced());
    pen_.put(code);
    pen_.at_byte = begin_byte + byte_count;
}

// Then there is room to put the word.
void TextEncoder::pass_to(std::size_t begin_byte, bool word_is_spaced) {
    make_room(max_put_bytes);
    if (pen_.passes(begin_byte, word_is_spaced, recent_rests_.data())) return;
    pass(begin_byte);
    if (pen_.spaced && word_is_spaced) pen_.put_nothing();
}

// Of what is no piece, the next one may begin anywhere: as much as goes is spelled.
void TextEncoder::pass(std::size_t end_byte) {
    while (pen_.at_byte < end_byte) {
        const std::size_t rest = end_byte - pen_.at_byte;
        const std::size_t in_piece = std::min(rest, max_rest_piece_bytes);
        make_room(max_put_bytes);
        if (const WordCode code = find_rest(in_piece); code.is_known()) {
            if (pen_.spaced && code.spaced()) pen_.put_nothing();
            pen_.put(code);
            pen_.at_byte += in_piece;
        } else {
            const std::size_t spelled = std::min(rest, max_spelled_bytes);
            if (pen_.spaced && begins_spaced(pen_.text[pen_.at_byte])) pen_.put_nothing();
            spell(spelled_rest, pen_.text.substr(pen_.at_byte, spelled));
            pen_.at_byte += spelled;
        }
    }
    make_room(max_put_bytes);
}

// The next `byte_count` bytes, max_rest_piece_bytes at most.
WordCode TextEncoder::find_rest(std::size_t byte_count) {
    const std::size_t begin_byte = pen_.at_byte;
    const WordCode code = pieces_.find(pen_.text, begin_byte, begin_byte + byte_count);
    if (pen_.text.size() - begin_byte < max_rest_piece_bytes) return code;
    const std::uint64_t bytes = pen_.next_bytes(byte_count);
    recent_rests_[place_of_rest(bytes)] = {bytes, byte_count, code};
    return code;
}

// `bytes` are of the text. Mostly copied as so many that it needs no loop, of which the next put writes some again
// (bench/stored_text).
void TextEncoder::spell(unsigned char how, std::string_view bytes) {
    make_room(2 + std::max(bytes.size(), usual_bytes) + max_put_bytes);
    pen_.out[0] = static_cast<char>(how);
    pen_.out[1] = static_cast<char>(bytes.size());
    const auto rest_bytes = static_cast<std::size_t>(pen_.text.data() + pen_.text.size() - bytes.data());
    if (bytes.size() <= usual_bytes && rest_bytes >= usual_bytes) {
        std::memcpy(pen_.out + 2, bytes.data(), usual_bytes);
    } else {
        std::memcpy(pen_.out + 2, bytes.data(), bytes.size());
    }
    pen_.out += 2 + bytes.size();
    pen_.spaced = begins_spaced(bytes.front());
}

void TextEncoder::grow(std::size_t bytes) {
    const auto written = static_cast<std::size_t>(pen_.out - codes_.data());
    codes_.resize(2 * (codes_.size() + bytes));
    pen_.out = codes_.data() + written;
}

std::string_view TextEncoder::finish() {
    pass(pen_.text.size());
    return {codes_.data(), static_cast<std::size_t>(pen_.out - codes_.data())};
}

}  // namespace kwic
