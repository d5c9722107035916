#include "storage/sha256.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kwic {
namespace {

constexpr const char* hash_of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr const char* hash_of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST(Sha256, PublishedVectorsAreMet) {
    EXPECT_EQ(sha256_hex(""), hash_of_nothing);
    EXPECT_EQ(sha256_hex("abc"), hash_of_abc);
    EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Sha256, PiecesHashAsTheWhole) {
    std::string text;
    Sha256 hash;
    for (int piece = 0; piece < 200; ++piece) {
        const std::string bytes(static_cast<std::size_t>(piece), static_cast<char>(piece));
        text += bytes;
        hash.add(bytes);
    }
    EXPECT_EQ(hash.finish_hex(), sha256_hex(text));
}

TEST(Sha256, FinishingBeginsAfresh) {
    Sha256 hash;
    hash.add("something else");
    hash.finish_hex();
    EXPECT_EQ(hash.finish_hex(), hash_of_nothing);
    hash.add("abc");
    EXPECT_EQ(hash.finish_hex(), hash_of_abc);
}

TEST(Sha256, OnlySixtyFourLowerCaseHexadecimalDigitsAreAHash) {
    const std::string hash = hash_of_abc;
    EXPECT_TRUE(is_sha256_hex(hash));
    EXPECT_FALSE(is_sha256_hex(""));
    EXPECT_FALSE(is_sha256_hex(hash.substr(1)));
    EXPECT_FALSE(is_sha256_hex(hash + "0"));
    for (const char wrong : {'A', 'g', ' ', '/', ':', '`', '\0', '\xE9'}) {
        EXPECT_FALSE(is_sha256_hex(wrong + hash.substr(1))) << wrong;
        EXPECT_FALSE(is_sha256_hex(hash.substr(1) + wrong)) << wrong;
    }
}

}  // namespace
}  // namespace kwic
