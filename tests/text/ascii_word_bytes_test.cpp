#include "text/ascii_word_bytes.hpp"

#include "text/plain_words.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace kwic {
namespace {

// ICU takes the commercial at for a letter.
bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '@';
}

std::size_t count_naively(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size() && is_word_byte(text[count])) ++count;
    return count;
}

TEST(AsciiWordBytes, EveryByteAtEveryPlaceIsToldAsOneByOne) {
    for (unsigned byte = 0; byte < 256; ++byte) {
        for (std::size_t at = 0; at < 40; ++at) {
            std::string text(40, 'x');
            text[at] = static_cast<char>(byte);
            EXPECT_EQ(find_ascii_word_end(text, 0), count_naively(text)) << byte << " at " << at;
        }
    }
}

TEST(AsciiWordBytes, LettersAndDigitsAreCountedInNumbersToo) {
    for (unsigned byte = 0; byte < 256; ++byte) {
        for (std::size_t at = 0; at < 8; ++at) {
            std::string text = "aZ09mQzA";
            text[at] = static_cast<char>(byte);
            const bool counts = is_word_byte(text[at]) && byte != '_' && byte != '@';
            EXPECT_EQ(count_ascii_alphanumerics(load_eight_bytes(text.data())), counts ? 8 : at) << byte;
        }
    }
}

TEST(AsciiWordBytes, TheEndOfATextOfAnyLengthIsAnEnd) {
    std::mt19937 random(20261129);
    for (std::size_t bytes = 0; bytes < 70; ++bytes) {
        for (int round = 0; round < 50; ++round) {
            std::string text;
            while (text.size() < bytes)
                text += random() % 20 == 0 ? static_cast<char>(random() % 256) : "aZ09_mQ"[random() % 7];
            const std::size_t begin = bytes == 0 ? 0 : random() % bytes;
            const std::string_view rest = std::string_view(text).substr(begin);
            EXPECT_EQ(find_ascii_word_end(text, begin), begin + count_naively(rest)) << text;
        }
    }
}

}  // namespace
}  // namespace kwic
