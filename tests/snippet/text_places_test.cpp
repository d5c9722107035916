#include "snippet/text_places.hpp"

#include "support/test_rounds.hpp"
#include "text/character_boundary.hpp"
#include "text/text_counts.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>

namespace kwic {
namespace {

TextPlace find_naively(std::string_view text, std::size_t at) {
    TextPlace place;
    for (std::size_t i = 0; i < at; ++i) {
        if (is_continuation(text[i])) continue;
        ++place.code_point;
        ++place.column;
        const bool is_return = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
        if (text[i] != '\n' && !is_return) continue;
        ++place.line;
        place.column = 1;
    }
    return place;
}

void expect_place(TextPlaces& places, std::string_view text, std::size_t at) {
    const TextPlace found = places.find(at);
    const TextPlace expected = find_naively(text, at);
    ASSERT_EQ(found.code_point, expected.code_point) << "at " << at;
    ASSERT_EQ(found.line, expected.line) << "at " << at;
    ASSERT_EQ(found.column, expected.column) << "at " << at;
}

TEST(TextPlaces, AreThoseThatCountingByteByByteGives) {
    constexpr std::array<std::string_view, 9> pieces = {
        "a",      "word and word", "\n",
        "\r",     "\r\n",          "\u00E9",
        "\u6F22", "\U0001F600",    "a longer piece of some line without an end "};
    std::mt19937 random(5);
    for (std::size_t round = 0; round < test_rounds(400); ++round) {
        std::string text;
        const std::size_t kinds = 1 + random() % pieces.size();
        for (std::size_t i = random() % 60; i > 0; --i) text += pieces[random() % kinds];
        TextPlaces places(text);
        std::size_t at = 0;
        for (int i = 0; i < 12; ++i) {
            if (random() % 6 == 0) at = 0;
            at = boundary_at_or_before(text, at + random() % (text.size() - at + 1));
            ASSERT_NO_FATAL_FAILURE(expect_place(places, text, at));
        }
    }
}

TEST(TextPlaces, AreFoundFarIntoAText) {
    std::string text;
    for (std::size_t line = 0; text.size() < 5 * max_counted_bytes; ++line) {
        text += std::string(line * 97 % 9000, 'x') + "\u00E9" + (line % 3 == 0 ? "\r\n" : "\n");
    }
    TextPlaces places(text);
    for (std::size_t at = 0; at < text.size(); at = boundary_at_or_after(text, at + 1777)) {
        ASSERT_NO_FATAL_FAILURE(expect_place(places, text, at));
    }
    ASSERT_NO_FATAL_FAILURE(expect_place(places, text, text.size()));
}

}  // namespace
}  // namespace kwic
