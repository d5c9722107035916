// Which words a few wanted terms may come from, told by how the words begin.
#pragma once

#include "text/ascii_word_bytes.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kwic {

// Tells of the parts of words that are letters and digits of ASCII, in languages whose stems keep beginnings
// (Language::keeps_beginnings). The form of a part is the part itself in small letters, and so begins the form of
// several that are joined. Thread rule: any thread may ask.
class WordBeginnings {
  public:
    // Throw std::bad_alloc.
    void want_form(std::string_view form);
    void want_stem(std::string_view stem);

    static constexpr std::size_t bytes_looked_at = 8;

    // Whether a part that begins with these bytes_looked_at bytes, its end and what follows among them if it is
    // shorter, may have one of the wanted terms. If the part is joined to others where these bytes do not show it
    // (which must be behind three of them), `joined` is to be true.
    [[nodiscard]] bool may_begin(const char* bytes, bool joined) const noexcept {
        const std::size_t number = number_of(bytes[0], bytes[1], bytes[2]);
        if ((wanted_[number / 64] >> number % 64 & 1) == 0) return false;
        return joined || begins_in_full(load_eight_bytes(bytes));
    }

    // Of ascii_block_bytes + 1 bytes, a bit for each but the last, the first one's the lowest: none where
    // may_begin() would say no of a part that begins there, for its first two bytes. A part of one byte is told by the
    // byte behind it too.
    [[nodiscard]] std::uint64_t mark_beginnings(const char* bytes) const noexcept;

  private:
    // Two bytes in small letters, sixteen times each.
    struct Pair {
        std::array<char, 16> first{};
        std::array<char, 16> second{};

        bool operator==(const Pair&) const = default;
    };

    // Bytes in small letters, and zeros behind them.
    struct Beginning {
        std::uint64_t bytes;
        std::uint64_t mask;
    };

    static constexpr std::size_t bits_of_byte = 5;
    static constexpr std::size_t values_of_byte = std::size_t{1} << bits_of_byte;
    static constexpr std::size_t max_beginnings = 32;  // of more, three bytes have to tell
    static constexpr std::size_t max_pairs = 12;       // of more, each beginning is looked at by itself

    // Of a letter what its capital has too; others share these.
    static constexpr std::size_t value_of(char byte) noexcept {
        return static_cast<unsigned char>(byte) % values_of_byte;
    }
    static constexpr std::size_t number_of(char first, char second, char third) noexcept {
        return (value_of(first) << bits_of_byte | value_of(second)) << bits_of_byte | value_of(third);
    }

    // Bytes that are no letters change too, but alike.
    [[nodiscard]] bool begins_in_full(std::uint64_t bytes) const noexcept {
        if (beginnings_.size() > max_beginnings) return true;
        return std::any_of(beginnings_.begin(), beginnings_.end(), [&](const Beginning& beginning) {
            return (((bytes | repeat_byte(0x20)) ^ beginning.bytes) & beginning.mask) == 0;
        });
    }

    void want(std::string_view beginning);
    void want_pair(std::string_view beginning);
    void want_three(char first, char second, char third) noexcept;

    std::array<std::uint64_t, values_of_byte * values_of_byte * values_of_byte / 64> wanted_{};  // by number_of()
    std::vector<Beginning> beginnings_;
    std::array<Pair, max_pairs> pairs_{};
    std::size_t pair_count_ = 0;
    bool any_pair_ = false;  // they are too many, or one byte long
};

}  // namespace kwic
