#include "storage/file_hash.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kwic {
namespace {

constexpr const char* hash_of_nothing = "99aa06d3014798d86001c324468d497f";
constexpr const char* hash_of_abc = "06b05ab6733a618578af5f94892f3950";

TEST(FileHash, PublishedVectorsAreMet) {
    EXPECT_EQ(file_hash_hex(""), hash_of_nothing);
    EXPECT_EQ(file_hash_hex("abc"), hash_of_abc);
}

TEST(FileHash, PiecesHashAsTheWhole) {
    std::string text;
    FileHash hash;
    for (int piece = 0; piece < 200; ++piece) {
        const std::string bytes(static_cast<std::size_t>(piece), static_cast<char>(piece));
        text += bytes;
        hash.add(bytes);
    }
    EXPECT_EQ(hash.finish_hex(), file_hash_hex(text));
}

TEST(FileHash, AnyChangedBitChangesIt) {
    std::string text(1000, 'x');
    const std::string before = file_hash_hex(text);
    for (std::size_t bit = 0; bit < 8 * text.size(); ++bit) {
        text[bit / 8] = static_cast<char>(text[bit / 8] ^ (1 << bit % 8));
        ASSERT_NE(file_hash_hex(text), before) << bit;
        text[bit / 8] = 'x';
    }
    EXPECT_NE(file_hash_hex(text + '\0'), before);
    EXPECT_EQ(file_hash_hex(text), before);
}

TEST(FileHash, FinishingBeginsAfresh) {
    FileHash hash;
    hash.add("something else");
    hash.finish_hex();
    EXPECT_EQ(hash.finish_hex(), hash_of_nothing);
    hash.add("abc");
    EXPECT_EQ(hash.finish_hex(), hash_of_abc);
}

TEST(FileHash, OnlyThirtyTwoLowerCaseHexadecimalDigitsAreAHash) {
    const std::string hash = hash_of_abc;
    EXPECT_TRUE(is_file_hash_hex(hash));
    EXPECT_FALSE(is_file_hash_hex(""));
    EXPECT_FALSE(is_file_hash_hex(hash.substr(1)));
    EXPECT_FALSE(is_file_hash_hex(hash + "0"));
    EXPECT_FALSE(is_file_hash_hex('A' + hash.substr(1)));
    EXPECT_FALSE(is_file_hash_hex(hash.substr(1) + '\xE9'));
}

}  // namespace
}  // namespace kwic
