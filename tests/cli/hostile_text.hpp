// Text that means harm to whatever shows it, at random; and what must not be left of it, told without the code under
// test.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::cli_test {

// Controls that change the order in which text is shown.
inline constexpr std::array<std::string_view, 12> bidirectional_controls = {"\u061C", "\u200E", "\u200F", "\u202A",
                                                                            "\u202B", "\u202C", "\u202D", "\u202E",
                                                                            "\u2066", "\u2067", "\u2068", "\u2069"};

class HostileTexts {
  public:
    explicit HostileTexts(std::uint64_t seed) : random_(seed) {}

    // Up to a dozen pieces, ill-formed bytes among them.
    std::string make() {
        std::string text;
        for (std::size_t left = below(12); left > 0; --left) text += piece();
        return text;
    }

    std::size_t below(std::size_t end) { return random_() % end; }

  private:
    std::string piece() {
        static const std::vector<std::string> pieces = {"<script>alert(1)</script>",
                                                        "<",
                                                        ">",
                                                        "&",
                                                        "&lt;",
                                                        "\"",
                                                        "'",
                                                        "]]>",
                                                        "<!--",
                                                        "--",
                                                        "</title>",
                                                        "</style>",
                                                        "javascript:alert(1)",
                                                        "https://example.org/",
                                                        "http://user@host/",
                                                        "\\",
                                                        "\\u202E",
                                                        "%",
                                                        "%0A",
                                                        "%1B",
                                                        "\t",
                                                        "\n",
                                                        "\r\n",
                                                        "\v",
                                                        "\f",
                                                        "\u0085",
                                                        "\u2028",
                                                        "\u2029",
                                                        "\u00A0",
                                                        "\u200B",
                                                        "\u200C",
                                                        "\u200D",
                                                        "\uFEFF",
                                                        "\uFFFE",
                                                        "\x1B[2J",
                                                        "\x1B]0;owned\x07",
                                                        "\x1B]8;;http://evil/\x1B\\",
                                                        "\x1B\\",
                                                        "\u009B31m",
                                                        "\u009D0;x\u009C",
                                                        "\x7F",
                                                        "\xC0\xAF",
                                                        "\xE2\x80",
                                                        "\xE2\x80<",
                                                        "\xED\xA0\x80",
                                                        "\xF4\x90\x80\x80",
                                                        "\xFF",
                                                        "\x80",
                                                        "a",
                                                        "summit ",
                                                        "\u6771\u4EAC",
                                                        "\u0627\u0644\u0642\u0645\u0629",
                                                        "\U0001F44D",
                                                        "e\u0301",
                                                        std::string(1, '\0')};
        switch (below(4)) {
            case 0:
                return std::string(bidirectional_controls[below(bidirectional_controls.size())]);
            case 1:
                return std::string(1, static_cast<char>(below(256)));
            default:
                return pieces[below(pieces.size())];
        }
    }

    std::mt19937_64 random_;
};

// Whether `text` holds C0 other than `kept`, DEL or C1 (as UTF-8), or a bidirectional control.
inline bool holds_control(std::string_view text, std::string_view kept = "") {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte == 0x7F || (byte < 0x20 && kept.find(text[at]) == std::string_view::npos)) return true;
        if (byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) return true;
    }
    for (const std::string_view control : bidirectional_controls) {
        if (text.find(control) != std::string_view::npos) return true;
    }
    return false;
}

// By the bit patterns of UTF-8, the shortest form, and no surrogates.
inline bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t bytes = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if ((lead >= 0x80 && lead < 0xC2) || lead > 0xF4 || at + bytes > text.size()) return false;
        std::uint32_t value = bytes == 1 ? lead : lead & (0x7FU >> bytes);
        for (std::size_t next = 1; next < bytes; ++next) {
            const auto byte = static_cast<unsigned char>(text[at + next]);
            if ((byte & 0xC0U) != 0x80) return false;
            value = value << 6U | (byte & 0x3FU);
        }
        const bool too_long = (bytes == 3 && value < 0x800) || (bytes == 4 && value < 0x10000);
        if (too_long || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return false;
        at += bytes;
    }
    return true;
}

}  // namespace kwic::cli_test
