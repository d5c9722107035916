#include "storage/text_decoder.hpp"

#include "storage/translate_error.hpp"

#include <cstring>
#include <utility>
#include <vector>

namespace kwic {
namespace {

[[noreturn]] void fail() {
    throw_damaged("a stored text is damaged", {});
}

class Decoding {
  public:
    Decoding(const TextDictionary& dictionary, std::string_view codes, std::size_t text_bytes)
        : dictionary_(dictionary), rest_(codes), text_(text_bytes, '\0'), at_(text_.data()), end_(at_ + text_bytes) {}

    std::string decode() {
        while (!rest_.empty()) put_code(byte());
        if (at_ != end_) fail();
        return std::move(text_);
    }

  private:
    void put_code(std::size_t code) {
        if (code < first_long_piece) {
            put_piece(code);
        } else if (code < first_short_repeat) {
            put_piece(short_pieces + (code - first_long_piece) * 0x100 + byte());
        } else if (code < long_repeat) {
            put_word((code - first_short_repeat) * 0x100 + byte());
        } else if (code == long_repeat) {
            const std::size_t low = byte();
            put_word(short_repeats + low + byte() * 0x100);
        } else if (code == spelled_word) {
            spell_word();
        } else if (code == spelled_rest) {
            part_and_put(spelled());
        } else if (code == nothing) {
            spaced_ = false;
        } else {
            fail();
        }
    }

    std::size_t byte() {
        if (rest_.empty()) fail();
        const auto byte = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        return byte;
    }

    // Most pieces are short: all that can be read of one is copied, as long as the text has room.
    void put_piece(std::size_t number) {
        if (number >= dictionary_.size()) fail();
        const std::string_view piece = dictionary_.piece(number);
        part(piece.front());
        if (room() < max_piece_bytes) return put(piece);
        std::memcpy(at_, piece.data(), max_piece_bytes / 2);
        if (piece.size() > max_piece_bytes / 2) std::memcpy(at_, piece.data(), max_piece_bytes);
        at_ += piece.size();
    }

    void put_word(std::size_t number) {
        if (number >= words_.size()) fail();
        part_and_put(words_[number]);
    }

    void spell_word() {
        const std::string_view word = spelled();
        if (words_.size() < max_repeats) words_.push_back(word);
        part_and_put(word);
    }

    std::string_view spelled() {
        const std::size_t bytes = byte();
        if (bytes == 0 || bytes > rest_.size()) fail();
        const std::string_view spelled = rest_.substr(0, bytes);
        rest_.remove_prefix(bytes);
        return spelled;
    }

    void part_and_put(std::string_view bytes) {
        part(bytes.front());
        put(bytes);
    }

    void part(char next) {
        const bool spaced = begins_spaced(next);
        if (spaced_ && spaced) put(" ");
        spaced_ = spaced;
    }

    void put(std::string_view bytes) {
        if (room() < bytes.size()) fail();
        std::memcpy(at_, bytes.data(), bytes.size());
        at_ += bytes.size();
    }

    [[nodiscard]] std::size_t room() const noexcept { return static_cast<std::size_t>(end_ - at_); }

    const TextDictionary& dictionary_;
    std::string_view rest_;
    std::string text_;
    char* at_;
    char* end_;
    std::vector<std::string_view> words_;  // that were spelled out
    bool spaced_ = false;
};

}  // namespace

std::string decode_text(const TextDictionary& dictionary, std::string_view codes, std::size_t text_bytes) {
    return Decoding(dictionary, codes, text_bytes).decode();
}

}  // namespace kwic
