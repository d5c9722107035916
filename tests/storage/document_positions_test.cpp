#include "storage/document_positions.hpp"

#include "storage/byte_hash.hpp"
#include "storage/random_text.hpp"
#include "storage/thrown_error.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::RandomText;
using testing::throws;

using Positions = std::vector<std::uint32_t>;
using Places = std::map<std::uint64_t, Positions>;  // by hash

std::string write(const Places& places, std::uint32_t text_begin = 101) {
    std::vector<StemPositions> stems;
    for (const auto& [hash, positions] : places) stems.push_back({hash, positions});
    std::string bytes;
    DocumentPositionsWriter().write(stems, text_begin, bytes);
    return bytes;
}

Positions find(const DocumentPositions& table, std::uint64_t hash) {
    Positions positions;
    table.find(hash, positions);
    return positions;
}

void expect_found(const Places& places, const std::string& bytes) {
    const DocumentPositions table(bytes);
    ASSERT_EQ(table.stems(), places.size());
    for (const auto& [hash, positions] : places) ASSERT_EQ(find(table, hash), positions) << hash;
}

Places make_places(RandomText& random, std::size_t stems, std::uint32_t max_position) {
    Places places;
    while (places.size() < stems) {
        std::set<std::uint32_t> positions;
        do {
            positions.insert(1 + static_cast<std::uint32_t>(random.below(max_position)));
        } while (random.below(3) > 0);
        places[random.number()] = Positions(positions.begin(), positions.end());
    }
    return places;
}

TEST(DocumentPositions, EveryStemIsFoundWhateverTheirNumberAndPlaces) {
    RandomText random(1);
    for (const std::size_t stems : {0, 1, 2, 47, 48, 49, 399, 400, 401, 3000, 6001, 20'000}) {
        for (const std::uint32_t max_position : {200U, 0x7FFFU, 0x8000U, 0x7FFFFFFFU}) {
            const Places places = make_places(random, stems, max_position);
            expect_found(places, write(places));
        }
    }
}

TEST(DocumentPositions, TheOrderOfTheStemsMakesNoDifference) {
    RandomText random(2);
    const Places places = make_places(random, 200, 1000);
    std::vector<StemPositions> stems;
    for (const auto& [hash, positions] : places) stems.insert(stems.begin(), {hash, positions});
    std::string bytes;
    DocumentPositionsWriter().write(stems, 101, bytes);
    EXPECT_EQ(bytes, write(places));
}

TEST(DocumentPositions, AWriterRemembersNothing) {
    RandomText random(3);
    DocumentPositionsWriter writer;
    for (const std::size_t count : {500, 3, 0, 70, 7000, 20}) {
        const Places places = make_places(random, count, 70'000);
        std::vector<StemPositions> stems;
        for (const auto& [hash, positions] : places) stems.push_back({hash, positions});
        std::string bytes = "before";
        writer.write(stems, 101, bytes);
        EXPECT_EQ(bytes, "before" + write(places));
    }
}

TEST(DocumentPositions, AWalkFindsAtPlacesWhatLookUpsFindThere) {
    RandomText random(4);
    for (const std::size_t stems : {0, 1, 40, 500, 7000}) {
        const Places places = make_places(random, stems, 3000);
        const std::string bytes = write(places);
        const DocumentPositions table(bytes);
        for (int round = 0; round < 20; ++round) {
            std::vector<std::uint64_t> hashes = {random.number()};
            for (const auto& [hash, positions] : places) {
                if (random.below(4) == 0) hashes.push_back(hash);
            }
            std::set<std::uint32_t> wanted;
            while (wanted.size() < 30) wanted.insert(static_cast<std::uint32_t>(random.below(3000)));
            std::set<std::uint32_t> expected;
            for (const std::uint64_t hash : hashes) {
                for (const std::uint32_t at : find(table, hash)) {
                    if (wanted.contains(at)) expected.insert(at);
                }
            }
            Positions found = {7};
            table.find_at(hashes, Positions(wanted.begin(), wanted.end()), found);
            ASSERT_EQ(found.front(), 7U);
            ASSERT_EQ(Positions(found.begin() + 1, found.end()), Positions(expected.begin(), expected.end())) << stems;
        }
    }
}

TEST(DocumentPositions, LongListsNeedWiderSlots) {
    Positions all;
    for (std::uint32_t position = 1; position < 100'000; position += 1 + position % 300) all.push_back(position);
    const Places places = {{hash_bytes("the"), all}, {hash_bytes("of"), all}, {hash_bytes("rare"), {5}}};
    expect_found(places, write(places));
}

TEST(DocumentPositions, OneStemOfAShortTextTakesFewBytes) {
    //                                                 flags salt begin stems lists key slot
    EXPECT_EQ(write({{hash_bytes("summit"), {104}}}).size(), 1 + 1 + 1 + 1 + 1 + 2 + 2U);
    EXPECT_EQ(DocumentPositions(write({}, 70'000)).text_begin(), 70'000U);
}

TEST(DocumentPositions, StemsWithTheSameHashShareTheirPositions) {
    const Positions first = {3, 9};
    const Positions second = {1, 9, 12};
    const std::vector<StemPositions> stems = {{7, first}, {7, second}, {8, first}};
    std::string bytes;
    DocumentPositionsWriter().write(stems, 101, bytes);
    const DocumentPositions table(bytes);
    EXPECT_EQ(find(table, 7), (Positions{1, 3, 9, 12}));
    EXPECT_EQ(find(table, 8), first);
    EXPECT_EQ(find(table, 9), Positions{});
}

TEST(DocumentPositions, HashesThatDifferInTheLowestBitStayApart) {
    Places places;
    for (std::uint32_t i = 0; i < 300; ++i) places[i] = {i + 1};
    expect_found(places, write(places));
}

// Whatever else than positions or Error{damaged} comes out fails the test.
void read_all(const std::string& bytes) {
    try {
        const DocumentPositions table(bytes);
        for (std::uint64_t i = 0; i < 300; ++i) {
            Positions positions;
            table.find(i * 0x0123456789ABCDEFU, positions);
            ASSERT_LE(positions.size(), 2 * bytes.size() + 600);
            const std::uint64_t hashes[] = {i, i << 32, i << 56};
            const Positions wanted = {1, 2, 3, 50, 100, 101, 200};
            Positions there;
            table.find_at(hashes, wanted, there);
            ASSERT_LE(there.size(), wanted.size());
        }
    } catch (const Error& error) {
        ASSERT_EQ(error.code(), ErrorCode::damaged);
    }
}

TEST(DocumentPositions, ATableThatIsCutIsDamage) {
    RandomText random(4);
    const std::string bytes = write(make_places(random, 60, 3000));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        EXPECT_TRUE(throws(ErrorCode::damaged, [&] { DocumentPositions(std::string_view(bytes).substr(0, size)); }))
            << size;
    }
    EXPECT_TRUE(throws(ErrorCode::damaged, [&] { DocumentPositions(bytes + "x"); }));
}

TEST(DocumentPositions, DamageGivesPositionsOrDamageAndTakesNoMoreMemory) {
    RandomText random(5);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes = write(make_places(random, random.below(60), 300));
        for (std::size_t changes = 1 + random.below(4); changes > 0; --changes) {
            bytes.replace(random.below(bytes.size()), random.below(4), random.bytes(random.below(4)));
        }
        read_all(bytes);
        read_all(random.bytes(random.below(60)));
    }
}

TEST(ByteHash, IsTheSameOnEveryMachine) {
    EXPECT_EQ(hash_bytes(""), 0xD6CB8892A926A943U);
    EXPECT_EQ(hash_bytes("summit"), 0x3ABD58D18D5A2436U);
    EXPECT_EQ(hash_bytes("internationalisation"), 0x914B6BB634C30882U);
}

TEST(ByteHash, AnyChangedByteChangesIt) {
    const std::string text = "A text of more than sixteen bytes.";
    std::set<std::uint64_t> hashes = {hash_bytes(text)};
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string changed = text;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        hashes.insert(hash_bytes(changed));
        hashes.insert(hash_bytes(text.substr(0, at)));
    }
    EXPECT_EQ(hashes.size(), 2 * text.size() + 1);
}

}  // namespace
}  // namespace kwic
