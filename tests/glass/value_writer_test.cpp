#include "glass/value_writer.hpp"

#include "glass/byte_reader.hpp"
#include "glass/encodings.hpp"
#include "glass/hex_bytes.hpp"
#include "glass/random_collection.hpp"
#include "glass/table_content.hpp"
#include "storage/thrown_error.hpp"
#include "support/memory_folder.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using glass_test::ByteReader;
using glass_test::RandomCollection;
using glass_test::to_hex;
using Entry = std::pair<std::string, std::string>;

// A table of nothing but values.
class ValueTable {
  public:
    void announce(const std::vector<GlassValueStatistics>& slots) { writer_.add_statistics(slots); }
    void add(std::uint32_t slot, std::uint32_t docid, std::string_view value) { writer_.add(slot, docid, value); }
    void finish() { writer_.finish(); }

    std::vector<Entry> read_back() {
        writer_.finish();
        const GlassRoot& root = table_.finish();
        return glass_test::read_table(table_.path(),
                                      {root.root_block, root.level, true, false, root.entries, root.block_bytes, 0, ""})
            .entries;
    }

  private:
    MemoryFolder folder_;
    GlassTable table_{folder_.path("t.glass"), {}};
    ValueWriter writer_{table_};
};

template <class Work>
bool refuses(Work&& work) {
    return testing::throws(ErrorCode::invalid_argument, work);
}

TEST(ValueWriter, WithoutSlotsNothingIsWritten) {
    ValueTable table;
    table.announce({});
    EXPECT_TRUE(table.read_back().empty());
    EXPECT_TRUE(ValueTable().read_back().empty());
}

TEST(ValueWriter, SlotsInTheOrderOfTheirKeys) {
    const std::vector<std::uint32_t> slots = {0, 1, 127, 128, 256, 129, 300, 70000, 4294967294, 255};
    std::vector<GlassValueStatistics> statistics;
    statistics.reserve(slots.size());
    for (const std::uint32_t slot : slots) statistics.push_back({slot, 2, "a", "b"});
    std::sort(statistics.begin(), statistics.end(), [](const auto& a, const auto& b) { return a.slot > b.slot; });
    ValueTable table;
    table.announce(statistics);
    for (const std::uint32_t slot : slots) {
        table.add(slot, 7, "b");
        table.add(slot, 9, "a");
    }
    std::vector<std::string> keys;
    for (const auto& [key, tag] : table.read_back()) {
        keys.push_back(to_hex(key));
        EXPECT_EQ(to_hex(tag), keys.back().starts_with("00 d0") ? "02 01 61 62" : "01 62 01 01 61");
    }
    EXPECT_EQ(keys, (std::vector<std::string>{"00 d0",
                                              "00 d0 00 01",
                                              "00 d0 01",
                                              "00 d0 2c 01",
                                              "00 d0 70 11 01",
                                              "00 d0 7f",
                                              "00 d0 80",
                                              "00 d0 81",
                                              "00 d0 fe ff ff ff",
                                              "00 d0 ff",
                                              "00 d8 00 00 07",
                                              "00 d8 01 00 07",
                                              "00 d8 7f 00 07",
                                              "00 d8 80 01 00 07",
                                              "00 d8 80 02 00 07",
                                              "00 d8 81 01 00 07",
                                              "00 d8 ac 02 00 07",
                                              "00 d8 f0 a2 04 00 07",
                                              "00 d8 fe ff ff ff 0f 00 07",
                                              "00 d8 ff 01 00 07"}));
}

TEST(ValueWriter, AChunkEndsAsSoonAsItIsFull) {
    const std::string value(98, 'v');
    ValueTable table;
    table.announce({{0, 41, value, value}});
    for (std::uint32_t docid = 1; docid <= 41; ++docid) table.add(0, docid, value);
    const std::vector<Entry> entries = table.read_back();
    // 99 bytes and then 100 each: 21 values are the first to reach 2000 bytes.
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(entries[1].second.size(), 99U + 20 * 100);
    EXPECT_EQ(to_hex(entries[2].first), "00 d8 00 00 16");
    EXPECT_EQ(entries[2].second.size(), 99U + 19 * 100);
}

TEST(ValueWriter, NoChunkFollowsOneThatIsFullAtTheEndOfItsSlot) {
    const std::string value(98, 'v');
    ValueTable table;
    table.announce({{0, 21, value, value}, {1, 1, "w", "w"}});
    for (std::uint32_t docid = 1; docid <= 21; ++docid) table.add(0, docid, value);
    table.add(1, 1, "w");
    const std::vector<Entry> entries = table.read_back();
    ASSERT_EQ(entries.size(), 4U);
    EXPECT_EQ(entries[2].second.size(), 99U + 20 * 100);
    EXPECT_EQ(to_hex(entries[3].first), "00 d8 01 00 01");
}

TEST(ValueWriter, AValueMayBeLongerThanAChunk) {
    const std::string value(70'000, 'v');
    ValueTable table;
    table.announce({{0, 2, value, value}});
    table.add(0, 1, value);
    table.add(0, 2, value);
    const std::vector<Entry> entries = table.read_back();
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(entries[1].second.size(), 3 + value.size());
    EXPECT_EQ(entries[2].second, entries[1].second);
}

TEST(ValueWriter, BoundsMayBeLoose) {
    ValueTable table;
    table.announce({{0, 1, "", "zz"}});
    table.add(0, 1, "m");
    EXPECT_EQ(to_hex(table.read_back()[0].second), "01 00 7a 7a");
}

TEST(ValueWriter, BoundsAreCopied) {
    ValueTable table;
    std::string lowest = "a";
    std::string highest = "b";
    table.announce({{0, 1, lowest, highest}});
    lowest = highest = "x";
    table.add(0, 1, "b");
    EXPECT_EQ(to_hex(table.read_back()[0].second), "01 01 61 62");
}

using Slots = std::map<std::uint32_t, std::map<std::uint32_t, std::string>>;

// Reads the chunks of slots below 128.
Slots decode(const std::vector<Entry>& entries) {
    Slots slots;
    for (const auto& [key, tag] : entries) {
        ByteReader key_reader(key);
        if (key_reader.take(2) != std::string_view("\0\xd8", 2)) continue;
        auto& values = slots[static_cast<std::uint32_t>(key_reader.take_uint())];
        std::uint64_t docid = key_reader.take_big(2);
        ByteReader reader(tag);
        values[static_cast<std::uint32_t>(docid)] = reader.take_str();
        while (!reader.is_done()) {
            EXPECT_LT(tag.size() - ByteReader(reader).take_rest().size(), 2000U);
            docid += reader.take_uint() + 1;
            values[static_cast<std::uint32_t>(docid)] = reader.take_str();
        }
    }
    return slots;
}

Slots random_slots(RandomCollection& random) {
    Slots slots;
    for (std::uint32_t left = 1 + random.below(6); left > 0; --left) {
        auto& values = slots[random.below(128)];
        const std::uint32_t longest = 1 + random.below(random.below(4) == 0 ? 3000 : 40);
        for (std::uint32_t docid = 1; docid < 0x7f00 && values.size() < 600; docid += 1 + random.below(90)) {
            values[docid] = random.bytes(1 + random.below(longest));
        }
    }
    return slots;
}

TEST(ValueWriter, RandomSlotsAreReadBack) {
    RandomCollection random(7);
    for (std::size_t round = 0; round < test_rounds(40); ++round) {
        const Slots slots = random_slots(random);
        std::vector<GlassValueStatistics> statistics;
        for (const auto& [slot, values] : slots) {
            const auto by_value = [](const auto& a, const auto& b) { return a.second < b.second; };
            const auto [lowest, highest] = std::minmax_element(values.begin(), values.end(), by_value);
            statistics.push_back({slot, values.size(), lowest->second, highest->second});
        }
        std::rotate(statistics.begin(), statistics.begin() + random.below(2), statistics.end());  // any order will do
        ValueTable table;
        table.announce(statistics);
        for (const auto& [slot, values] : slots) {
            for (const auto& [docid, value] : values) table.add(slot, docid, value);
        }
        EXPECT_TRUE(decode(table.read_back()) == slots) << round;
    }
}

TEST(ValueWriter, ValuesThatAreEmptyOrOutOfOrderAreRefused) {
    ValueTable table;
    table.announce({{0, 3, "a", "c"}});
    EXPECT_TRUE(refuses([&] { table.add(0, 0, "a"); }));
    EXPECT_TRUE(refuses([&] { table.add(0, 1, ""); }));
    table.add(0, 2, "a");
    EXPECT_TRUE(refuses([&] { table.add(0, 2, "b"); }));
    EXPECT_TRUE(refuses([&] { table.add(0, 1, "b"); }));
    table.add(0, 3, "b");
}

TEST(ValueWriter, ValuesBeyondTheBoundsAreRefused) {
    ValueTable table;
    table.announce({{0, 4, "b", "d"}});
    for (const char* value : {"a", "az", "da", "e", "\xff"}) EXPECT_TRUE(refuses([&] { table.add(0, 1, value); }));
    std::uint32_t docid = 0;
    for (const char* value : {"b", "ba", "c\xff", "d"}) table.add(0, ++docid, value);
    EXPECT_EQ(table.read_back().size(), 2U);
}

TEST(ValueWriter, MoreOrFewerValuesThanAnnouncedAreRefused) {
    ValueTable table;
    table.announce({{0, 2, "a", "a"}, {1, 1, "a", "a"}});
    table.add(0, 1, "a");
    EXPECT_TRUE(refuses([&] { table.add(1, 1, "a"); }));
    table.add(0, 2, "a");
    EXPECT_TRUE(refuses([&] { table.add(0, 3, "a"); }));
    EXPECT_TRUE(refuses([&] { table.finish(); }));
    table.add(1, 1, "a");
    EXPECT_TRUE(refuses([&] { table.add(1, 2, "a"); }));
    table.finish();
}

TEST(ValueWriter, SlotsThatWereNotAnnouncedOrComeOutOfOrderAreRefused) {
    ValueTable table;
    EXPECT_TRUE(refuses([&] { table.add(0, 1, "a"); }));
    table.announce({{5, 1, "a", "a"}, {2, 1, "a", "a"}});
    for (const std::uint32_t slot : {0U, 3U, 5U}) EXPECT_TRUE(refuses([&] { table.add(slot, 1, "a"); }));
    table.add(2, 1, "a");
    EXPECT_TRUE(refuses([&] { table.add(2, 2, "a"); }));
    table.add(5, 1, "a");
}

TEST(ValueWriter, StatisticsThatContradictThemselvesAreRefused) {
    ValueTable table;
    EXPECT_TRUE(refuses([&] { table.announce({{0, 0, "a", "a"}}); }));
    EXPECT_TRUE(refuses([&] { table.announce({{0, 1, "b", "a"}}); }));
    EXPECT_TRUE(refuses([&] { table.announce({{4, 1, "a", "a"}, {4, 1, "a", "a"}}); }));
}

TEST(ValueWriter, StatisticsAreGivenOnce) {
    ValueTable table;
    table.announce({{0, 1, "a", "a"}});
    EXPECT_TRUE(refuses([&] { table.announce({{1, 1, "a", "a"}}); }));
}

}  // namespace
}  // namespace kwic
