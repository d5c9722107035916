#include "storage/text_encoder.hpp"

#include <algorithm>
#include <cstring>

namespace kwic {
namespace {

constexpr std::size_t max_word_bytes = 64;  // longer ones hardly come again
constexpr std::size_t max_kept_bytes = std::size_t{1} << 20;

}  // namespace

void TextEncoder::begin(std::string_view text) noexcept {
    text_ = text;
    at_byte_ = 0;
    spaced_ = false;
    spelled_words_.clear();
    code_bytes_ = 0;
    if (codes_.size() > max_kept_bytes) codes_ = std::vector<char>();
}

void TextEncoder::add_new(std::size_t begin_byte, std::size_t byte_count, WordCode& code, std::uint32_t& note) {
    if (byte_count > max_word_bytes) return;  // it goes with what stands before the next one
    const std::size_t end_byte = begin_byte + byte_count;
    if (note == 0) {
        code = pieces_.find(text_, begin_byte, end_byte);
        note = code.is_known() ? code.bits() : no_piece;
        if (code.is_known()) return add_known(begin_byte, byte_count, code);
    }
    const std::string_view word = text_.substr(begin_byte, byte_count);
    const SpelledWords::Spelled spelled = spelled_words_.take(word);
    code = spelled.code;
    if (!spelled.is_new) return add_known(begin_byte, byte_count, code);
    pass_to(begin_byte, begins_spaced(word.front()));
    spell(code.is_known() ? spelled_word : spelled_rest, word);
    at_byte_ = end_byte;
}

// Of what is no piece, the next one may begin anywhere: as much as goes is spelled.
void TextEncoder::pass(std::size_t end_byte) {
    while (at_byte_ < end_byte) {
        const std::size_t rest = end_byte - at_byte_;
        const std::size_t in_piece = std::min(rest, max_rest_piece_bytes);
        make_room(max_put_bytes);
        if (const WordCode code = find_rest(in_piece); code.is_known()) {
            if (spaced_ && code.spaced()) put_nothing();
            put(code);
            at_byte_ += in_piece;
        } else {
            const std::size_t spelled = std::min(rest, max_spelled_bytes);
            if (spaced_ && begins_spaced(text_[at_byte_])) put_nothing();
            spell(spelled_rest, text_.substr(at_byte_, spelled));
            at_byte_ += spelled;
        }
    }
    make_room(max_put_bytes);
}

// The next `byte_count` bytes, max_rest_piece_bytes at most.
WordCode TextEncoder::find_rest(std::size_t byte_count) {
    if (text_.size() - at_byte_ < max_rest_piece_bytes) return pieces_.find(text_, at_byte_, at_byte_ + byte_count);
    const std::uint64_t bytes = next_bytes(byte_count);
    Rest& rest = recent_rests_[place_of_rest(bytes)];
    rest = {bytes, byte_count, pieces_.find(text_, at_byte_, at_byte_ + byte_count)};
    return rest.code;
}

void TextEncoder::spell(unsigned char how, std::string_view bytes) {
    make_room(2 + bytes.size() + max_put_bytes);
    char* const out = codes_.data() + code_bytes_;
    out[0] = static_cast<char>(how);
    out[1] = static_cast<char>(bytes.size());
    std::memcpy(out + 2, bytes.data(), bytes.size());
    code_bytes_ += 2 + bytes.size();
    spaced_ = begins_spaced(bytes.front());
}

std::string_view TextEncoder::finish() {
    pass(text_.size());
    return {codes_.data(), code_bytes_};
}

}  // namespace kwic
