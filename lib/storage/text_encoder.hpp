// Texts to codes, word by word.
#pragma once

#include "storage/piece_codes.hpp"
#include "storage/spelled_words.hpp"
#include "storage/text_codes.hpp"
#include "storage/text_dictionary.hpp"
#include "storage/word_code.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kwic {

// Takes a text as the words that somebody else has found in it, whichever they are, and itself what stands between
// them. The same words of the same text give the same codes, whatever was encoded before. Thread rule: one thread at a
// time.
class TextEncoder {
  public:
    // All throw std::bad_alloc, and then only begin() may follow.
    explicit TextEncoder(const TextDictionary& dictionary) : pieces_(dictionary) {}

    // Begins with `text`, which must stay until finish().
    void begin(std::string_view text) noexcept;

    // Takes the next word: `byte_count` bytes, one at least, from `begin_byte` on, which is not before the end of the
    // word before. `code` and `note` are what is noted of words of these bytes, the one in this text, the other in all:
    // nothing at first. Where the notes of one were lost, the codes are the same.
    void add(std::size_t begin_byte, std::size_t byte_count, WordCode& code, std::uint32_t& note) {
        if (!code.is_known()) {
            if (note == 0 || note == no_piece) return add_new(begin_byte, byte_count, code, note);
            code = WordCode::of_bits(note);
        }
        add_known(begin_byte, byte_count, code);
    }

    // Takes the rest of the text. Its codes stay until begin().
    std::string_view finish();

  private:
    static constexpr std::uint32_t no_piece = 0xFFFFFFFF;  // as a note
    static constexpr std::size_t max_put_bytes = 12;  // a rest, nothing and a word, with what writing one overwrites

    // What stands between words is mostly one of a few hundred pieces (bench/stored_text).
    struct Rest {
        std::uint64_t bytes = 0;
        std::size_t byte_count = 0;
        WordCode code;
    };
    static constexpr int rest_bits = 10;

    void add_new(std::size_t begin_byte, std::size_t byte_count, WordCode& code, std::uint32_t& note);
    void add_known(std::size_t begin_byte, std::size_t byte_count, WordCode code) {
        pass_to(begin_byte, code.spaced());
        put(code);
        at_byte_ = begin_byte + byte_count;
    }
    // What stands before a word; then there is room to put that.
    void pass_to(std::size_t begin_byte, bool spaced) {
        make_room(max_put_bytes);
        const std::size_t byte_count = begin_byte - at_byte_;
        if (spaced_ && spaced && is_unwritten_space(text_, at_byte_, begin_byte)) return;
        if (byte_count > 0) {
            const WordCode code = find_recent_rest(byte_count);
            if (code.is_known() && !(spaced_ && code.spaced())) {
                put(code);
            } else {
                pass(begin_byte);
            }
        }
        if (spaced_ && spaced) put_nothing();
    }
    // Nothing too where it is not known in haste.
    [[nodiscard]] WordCode find_recent_rest(std::size_t byte_count) const noexcept {
        if (byte_count > max_rest_piece_bytes || text_.size() - at_byte_ < max_rest_piece_bytes) return {};
        const std::uint64_t bytes = next_bytes(byte_count);
        const Rest& rest = recent_rests_[place_of_rest(bytes)];
        return rest.bytes == bytes && rest.byte_count == byte_count ? rest.code : WordCode();
    }
    // Up to eight bytes of the text, which has eight more at least.
    [[nodiscard]] std::uint64_t next_bytes(std::size_t byte_count) const noexcept {
        static_assert(max_rest_piece_bytes == sizeof Rest::bytes);
        return load_eight_bytes(text_.data() + at_byte_) & ~std::uint64_t{0} >> (64 - 8 * byte_count);
    }
    static std::size_t place_of_rest(std::uint64_t bytes) noexcept {
        return bytes * 0x9E3779B97F4A7C15 >> (64 - rest_bits);
    }
    void pass(std::size_t end_byte);
    WordCode find_rest(std::size_t byte_count);
    void put_nothing() noexcept { put({nothing, 1, false}); }
    void put(WordCode code) noexcept {
        code.write(codes_.data() + code_bytes_);
        code_bytes_ += code.byte_count();
        spaced_ = code.spaced();
    }
    void spell(unsigned char how, std::string_view bytes);
    void make_room(std::size_t bytes) {
        if (codes_.size() - code_bytes_ < bytes) codes_.resize(2 * (codes_.size() + bytes));
    }

    PieceCodes pieces_;
    std::vector<Rest> recent_rests_ = std::vector<Rest>(std::size_t{1} << rest_bits);  // by a hash of the bytes
    std::string_view text_;
    std::size_t at_byte_ = 0;
    bool spaced_ = false;  // what was put last
    SpelledWords spelled_words_;
    std::vector<char> codes_;
    std::size_t code_bytes_ = 0;
};

}  // namespace kwic
