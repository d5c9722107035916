// Texts to codes, word by word.
#pragma once

#include "storage/piece_codes.hpp"
#include "storage/spelled_words.hpp"
#include "storage/text_codes.hpp"
#include "storage/text_dictionary.hpp"
#include "storage/word_code.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
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

    // What is noted of words of the same bytes: nothing at first, but code_of() of the note may stand for the code.
    // Where the notes of one were lost, the codes are the same.
    struct Notes {
        WordCode& code;       // in this text
        std::uint32_t& note;  // in all
    };
    static WordCode code_of(std::uint32_t note) noexcept { return WordCode::of_bits(note == no_piece ? 0 : note); }

    // Takes the next words, any array of elements with the members `begin_byte`, which is not before the end of the
    // word before, and `byte_count`, one at least; notes_of(word) returns the Notes.
    template <class Word, class NotesOf>
    void add(std::span<const Word> words, NotesOf&& notes_of) {
        make_room(words.size() * max_put_bytes);
        Pen pen = pen_;  // the codes might be any of this, so that members would be written with each
        for (std::size_t i = 0; i < words.size(); ++i) {
            const Word& word = words[i];
            const Notes notes = notes_of(word);
            const WordCode code = notes.code;
            if (code.is_known() && pen.passes(word.begin_byte, code.spaced(), recent_rests_.data())) {
                pen.put(code);
                pen.at_byte = word.begin_byte + word.byte_count;
                continue;
            }
            pen_ = pen;
            add_slowly(word.begin_byte, word.byte_count, notes);
            make_room((words.size() - i) * max_put_bytes);
            pen = pen_;
        }
        pen_ = pen;
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

    static std::size_t place_of_rest(std::uint64_t bytes) noexcept {
        return bytes * 0x9E3779B97F4A7C15 >> (64 - rest_bits);
    }

    // What is written, and up to where. There is room.
    struct Pen {
        std::string_view text;
        std::size_t at_byte = 0;
        char* out = nullptr;
        bool spaced = false;  // what was put last

        void put(WordCode code) noexcept {
            code.write(out);
            out += code.byte_count();
            spaced = code.spaced();
        }
        void put_nothing() noexcept { put({nothing, 1, false}); }

        // Puts what stands before a word, so that the word can be put next; false, and nothing is done, where that is
        // not known in haste.
        bool passes(std::size_t begin_byte, bool word_is_spaced, const Rest* recent_rests) noexcept {
            if (spaced && word_is_spaced && is_unwritten_space(text, at_byte, begin_byte)) return true;
            const std::size_t byte_count = begin_byte - at_byte;
            if (byte_count > 0) {
                const WordCode code = find_recent_rest(byte_count, recent_rests);
                if (!code.is_known() || (spaced && code.spaced())) return false;
                put(code);
            }
            if (spaced && word_is_spaced) put_nothing();
            return true;
        }
        [[nodiscard]] WordCode find_recent_rest(std::size_t byte_count, const Rest* recent_rests) const noexcept {
            if (byte_count > max_rest_piece_bytes || text.size() - at_byte < max_rest_piece_bytes) return {};
            const std::uint64_t bytes = next_bytes(byte_count);
            const Rest& rest = recent_rests[place_of_rest(bytes)];
            return rest.bytes == bytes && rest.byte_count == byte_count ? rest.code : WordCode();
        }
        // Up to eight bytes of the text, which has eight more at least.
        [[nodiscard]] std::uint64_t next_bytes(std::size_t byte_count) const noexcept {
            static_assert(max_rest_piece_bytes == sizeof Rest::bytes);
            return load_eight_bytes(text.data() + at_byte) & ~std::uint64_t{0} >> (64 - 8 * byte_count);
        }
    };

    void add_slowly(std::size_t begin_byte, std::size_t byte_count, Notes notes);
    void add_known(std::size_t begin_byte, std::size_t byte_count, WordCode code);
    void pass_to(std::size_t begin_byte, bool word_is_spaced);
    void pass(std::size_t end_byte);
    WordCode find_rest(std::size_t byte_count);
    void spell(unsigned char how, std::string_view bytes);
    void make_room(std::size_t bytes) {
        if (static_cast<std::size_t>(codes_.data() + codes_.size() - pen_.out) < bytes) grow(bytes);
    }
    void grow(std::size_t bytes);

    PieceCodes pieces_;
    std::vector<Rest> recent_rests_ = std::vector<Rest>(std::size_t{1} << rest_bits);  // by a hash of the bytes
    Pen pen_;
    SpelledWords spelled_words_;
    std::vector<char> codes_;
};

}  // namespace kwic
