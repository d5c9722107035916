#include "glass/position_list.hpp"

#include "glass/byte_reader.hpp"
#include "glass/hex_bytes.hpp"
#include "storage/thrown_error.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using glass_test::ByteReader;
using glass_test::to_hex;
using Positions = std::vector<std::uint32_t>;

std::string encode(const Positions& positions) {
    std::string out(max_position_list_bytes(positions.size()), '\0');
    out.resize(static_cast<std::size_t>(encode_positions(positions, out.data()) - out.data()));
    return out;
}

// The model: reads bit by bit what the format's description says.
class PositionListModel {
  public:
    static Positions decode(const std::string& tag) {
        ByteReader reader(tag);
        const std::uint64_t last = reader.take_uint();
        if (reader.is_done()) return {static_cast<std::uint32_t>(last)};
        PositionListModel model(reader.take_rest());
        const std::uint64_t first = model.decode_code(last);
        model.positions_.resize(model.decode_code(last - first) + 2);
        model.positions_.front() = first;
        model.positions_.back() = last;
        model.decode_between(0, model.positions_.size() - 1);
        EXPECT_EQ((model.bit_ + 7) / 8, model.bytes_.size()) << "bytes are left";
        return {model.positions_.begin(), model.positions_.end()};
    }

  private:
    explicit PositionListModel(std::string_view bytes) : bytes_(bytes) {}

    std::uint64_t read_bit() {
        const std::uint64_t byte = static_cast<unsigned char>(bytes_.at(bit_ / 8));
        return byte >> bit_++ % 8 & 1;
    }

    std::uint64_t decode_code(std::uint64_t count) {
        std::uint64_t bits = 0;
        while ((std::uint64_t{1} << bits) < count) ++bits;
        const std::uint64_t spare = (std::uint64_t{1} << bits) - count;
        const std::uint64_t first_short = (count - spare) / 2;
        std::uint64_t value = 0;
        const std::uint64_t sure_bits = spare == 0 ? bits : bits - 1;
        for (std::uint64_t bit = 0; bit < sure_bits; ++bit) value |= read_bit() << bit;
        if (spare > 0 && value < first_short && read_bit() == 1) value += first_short + spare;
        return value;
    }

    void decode_between(std::size_t j, std::size_t k) {
        if (k - j < 2) return;
        const std::size_t m = j + (k - j) / 2;
        positions_[m] = positions_[j] + (m - j) + decode_code(positions_[k] - positions_[j] - (k - j) + 1);
        decode_between(j, m);
        decode_between(m, k);
    }

    std::string_view bytes_;
    std::size_t bit_ = 0;
    std::vector<std::uint64_t> positions_;
};

TEST(PositionList, ExamplesOfTheFormat) {
    const std::vector<std::pair<Positions, std::string>> table = {{{}, ""},
                                                                  {{7}, "07"},
                                                                  {{1, 5, 6}, "06 69"},
                                                                  {{3, 4, 5, 6, 7}, "07 0f"},
                                                                  {{2, 100}, "64 02 00"},
                                                                  {{10, 20, 30, 40, 50}, "32 ca 20 33 01"}};
    for (const auto& [positions, hex] : table) EXPECT_EQ(to_hex(encode(positions)), hex);
}

TEST(PositionList, LongestCodesAreReadBack) {
    constexpr std::uint32_t most = 0xffffffff;
    for (const Positions& positions :
         {Positions{most}, Positions{1, most}, Positions{most - 1, most}, Positions{1, 2, most},
          Positions{1, most - 1, most}, Positions{1, 0x80000000, most}, Positions{0x7fffffff, 0x80000000, 0x80000001},
          Positions{1, 2}}) {
        EXPECT_EQ(PositionListModel::decode(encode(positions)), positions);
    }
}

TEST(PositionList, EverySmallListIsReadBack) {
    for (std::uint32_t set = 1; set < 1 << 12; ++set) {
        Positions positions;
        for (std::uint32_t bit = 0; bit < 12; ++bit) {
            if (set >> bit & 1) positions.push_back(bit + 1);
        }
        ASSERT_EQ(PositionListModel::decode(encode(positions)), positions);
    }
}

TEST(PositionList, RandomListsAreReadBackAndFitTheirBound) {
    std::mt19937 random(5);
    for (std::size_t round = test_rounds(3000); round > 0; --round) {
        Positions positions;
        std::uint64_t position = 0;
        const std::uint64_t widest = std::uint64_t{1} << random() % 33;
        for (std::size_t left = 1 + random() % (random() % 50 == 0 ? 3000 : 40); left > 0; --left) {
            position += 1 + random() % widest;
            if (position > 0xffffffff) break;
            positions.push_back(static_cast<std::uint32_t>(position));
        }
        const std::string tag = encode(positions);
        ASSERT_LE(tag.size(), max_position_list_bytes(positions.size()));
        if (!positions.empty()) {
            ASSERT_EQ(PositionListModel::decode(tag), positions);
        }
    }
}

TEST(PositionList, WhatDoesNotAscendFromOneOnIsRefused) {
    for (const Positions& positions :
         {Positions{0}, Positions{0, 1}, Positions{5, 5}, Positions{5, 4}, Positions{1, 2, 2}, Positions{1, 1, 2},
          Positions{1, 9, 5}, Positions{1, 5, 4, 9}, Positions{3, 2, 9}, Positions{0xffffffff, 1}, Positions{1, 0, 2},
          Positions{1, 2, 3, 0xffffffff, 5, 6, 7}}) {
        EXPECT_TRUE(testing::throws(ErrorCode::invalid_argument, [&] { encode(positions); }));
    }
}

TEST(PositionList, AnyOneWrongPositionIsFound) {
    std::mt19937 random(6);
    for (std::size_t round = test_rounds(500); round > 0; --round) {
        Positions positions;
        for (std::size_t left = 2 + random() % 40; left > 0; --left)
            positions.push_back(100 * static_cast<std::uint32_t>(left));
        std::reverse(positions.begin(), positions.end());
        const std::size_t wrong = random() % positions.size();
        const std::size_t other = (wrong + 1 + random() % (positions.size() - 1)) % positions.size();
        positions[wrong] = positions[other];
        EXPECT_TRUE(testing::throws(ErrorCode::invalid_argument, [&] { encode(positions); }));
    }
}

}  // namespace
}  // namespace kwic
