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
    spelled_words_ = 0;
    passing_words_.clear();
    code_bytes_ = 0;
    if (codes_.size() > max_kept_bytes) codes_ = {};
}

void TextEncoder::add_new(std::size_t begin_byte, std::size_t byte_count, WordCode& code, std::uint32_t& note) {
    if (byte_count > max_word_bytes) return;  // it goes with what stands before the next one
    const std::size_t end_byte = begin_byte + byte_count;
    if (note == 0) {
        code = pieces_.find(text_, begin_byte, end_byte);
        note = code.is_known() ? code.bits() : no_piece;
        if (code.is_known()) return add_known(begin_byte, byte_count, code);
    }
    if (!passing_words_.empty()) {
        const auto passed = passing_words_.find(text_.substr(begin_byte, byte_count));
        if (passed != passing_words_.end()) code = passed->second;
        if (code.is_known()) return add_known(begin_byte, byte_count, code);
    }
    const bool spaced = begins_spaced(text_[begin_byte]);
    pass_to(begin_byte, spaced);
    spell(spelled_word, text_.substr(begin_byte, byte_count));
    at_byte_ = end_byte;
    code = number_spelled_word(spaced);
}

void TextEncoder::add_passing(std::size_t begin_byte, std::size_t byte_count) {
    WordCode code;
    std::uint32_t note = 0;
    add_new(begin_byte, byte_count, code, note);
    if (note == no_piece) passing_words_.try_emplace(text_.substr(begin_byte, byte_count), code);
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

// Nothing when no number is left.
WordCode TextEncoder::number_spelled_word(bool spaced) noexcept {
    if (spelled_words_ == max_repeats) return {};
    const auto number = static_cast<std::uint32_t>(spelled_words_++);
    if (number < short_repeats) return {first_short_repeat + number / 0x100 + number % 0x100 * 0x100, 2, spaced};
    return {long_repeat + (number - static_cast<std::uint32_t>(short_repeats)) * 0x100, 3, spaced};
}

std::string_view TextEncoder::finish() {
    pass(text_.size());
    return {codes_.data(), code_bytes_};
}

}  // namespace kwic
