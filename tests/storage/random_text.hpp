// Random numbers and texts, the same in every run.
#pragma once

#include "text/utf8.hpp"

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace kwic::testing {

class RandomText {
  public:
    explicit RandomText(std::uint64_t seed) : engine_(seed) {}

    // From 0 to `end`, without `end`.
    std::size_t below(std::size_t end) { return engine_() % end; }

    std::uint64_t number() { return engine_() >> below(64); }

    std::string bytes(std::size_t count) {
        std::string text(count, '\0');
        for (char& byte : text) byte = static_cast<char>(engine_());
        return text;
    }

    // Well-formed UTF-8 with control characters, newlines, percent signs and characters of all lengths.
    std::string utf8(std::size_t characters) {
        constexpr char32_t ends[] = {0x20, 0x80, 0x80, 0x80, 0x800, 0xD800, 0x110000};
        std::string text;
        for (; characters > 0; --characters) {
            const std::size_t kind = below(9);
            if (kind > 6) {
                text += std::string_view("%\n 0aF\x7F~")[below(8)];
            } else {
                append_utf8(text, static_cast<char32_t>(below(ends[kind])));
            }
        }
        return text;
    }

  private:
    std::mt19937_64 engine_;
};

}  // namespace kwic::testing
