#include "topk/packed_numbers.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

using Numbers = std::vector<std::uint32_t>;

std::string pack(const Numbers& numbers) {
    std::string bytes;
    pack_numbers(numbers, bytes);
    return bytes;
}

// Nothing, if they are no such numbers.
Numbers unpack(const std::string& bytes, std::size_t count) {
    const std::string padded = bytes + std::string(packed_padding_bytes, '\x5A');
    std::array<std::uint32_t, max_packed_numbers> numbers{};
    const std::size_t taken = unpack_numbers(std::string_view(padded).substr(0, bytes.size()), count, numbers.data());
    if (taken == 0) return {};
    EXPECT_LE(taken, bytes.size());
    for (std::size_t index = 0; index < count; ++index) {
        std::uint32_t number = 0;
        EXPECT_TRUE(unpack_number(std::string_view(padded).substr(0, bytes.size()), count, index, number));
        EXPECT_EQ(number, numbers[index]);
    }
    return {numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(count)};
}

TEST(PackedNumbers, ComeBackWhateverTheirSizeAndNumber) {
    std::mt19937 random(1);
    for (int round = 0; round < 3000; ++round) {
        Numbers numbers(1 + random() % max_packed_numbers);
        const unsigned common_bits = random() % 33;
        for (std::uint32_t& number : numbers) {
            const unsigned bits = random() % 16 == 0 ? random() % 33 : common_bits;
            number = bits == 0 ? 0 : random() >> (32 - bits);
        }
        const std::string bytes = pack(numbers);
        ASSERT_EQ(unpack(bytes, numbers.size()), numbers) << "round " << round;
        ASSERT_EQ(unpack(bytes + "more", numbers.size()), numbers) << "round " << round;
    }
}

TEST(PackedNumbers, TakeTheBitsThatMostOfThemNeed) {
    const struct {
        Numbers numbers;
        std::size_t bytes;
    } cases[] = {
        {Numbers(128, 0), 2},
        {Numbers(128, 1), 2 + 16},
        {{7}, 2 + 1},
        {{0xFFFFFFFF}, 2 + 4},
        {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1000}, 2 + 3},  // an exception
    };
    for (const auto& [numbers, bytes] : cases) EXPECT_EQ(pack(numbers).size(), bytes);
}

TEST(PackedNumbers, NoBytesMakeItReadOrWriteElsewhere) {
    std::mt19937 random(2);
    for (int round = 0; round < 20000; ++round) {
        std::string bytes(random() % 60, '\0');
        for (char& byte : bytes) byte = static_cast<char>(random());
        if (bytes.size() > 1) {
            bytes[0] = static_cast<char>(random() % 36);
            bytes[1] = static_cast<char>(random() % 5);
        }
        unpack(bytes, 1 + random() % max_packed_numbers);
    }
    EXPECT_EQ(unpack("", 1), Numbers());
    EXPECT_EQ(unpack(std::string("\x21\0", 2) + std::string(600, 'x'), 8), Numbers());  // 33 bits
    EXPECT_EQ(unpack(std::string("\x08\0abc", 5), 4), Numbers());                       // too short
    EXPECT_EQ(unpack(std::string("\x00\x01\x08\0\0\0\0", 7), 8), Numbers());            // an exception beyond the end
}

}  // namespace
}  // namespace kwic
