#include "glass/docdata_table.hpp"
#include "glass/hex_bytes.hpp"
#include "glass/table_content.hpp"
#include "glass/termlist_table.hpp"
#include "storage/thrown_error.hpp"
#include "support/memory_folder.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using glass_test::to_hex;
using Entry = std::pair<std::string, std::string>;

template <class Table>
class TestTable : public Table {
  public:
    explicit TestTable(const MemoryFolder& folder) : Table(folder.path("t.glass"), {}) {}

    std::vector<Entry> read_back_hex() {
        const GlassRoot& root = Table::finish();
        std::vector<Entry> entries =
            glass_test::read_table(Table::table().path(),
                                   {root.root_block, root.level, true, false, root.entries, root.block_bytes, 0, ""})
                .entries;
        for (auto& [key, tag] : entries) {
            key = to_hex(key);
            tag = to_hex(tag);
        }
        return entries;
    }
};

template <class Work>
bool refuses(Work&& work) {
    return testing::throws(ErrorCode::invalid_argument, work);
}

TEST(TermlistTable, OneDocumentAsTheFormatSays) {
    const MemoryFolder folder;
    TestTable<TermlistTable> table(folder);
    table.add(1, "terms", std::vector<std::uint32_t>{0, 3});
    EXPECT_EQ(table.read_back_hex(), (std::vector<Entry>{{"00 01", "74 65 72 6d 73"}, {"00 01 00", "00 02"}}));
}

TEST(TermlistTable, ADocumentWithoutTermsHasAnEmptyTag) {
    const MemoryFolder folder;
    TestTable<TermlistTable> table(folder);
    table.add(1, "");
    table.add(2, "", std::vector<std::uint32_t>{1, 127, 4294967294});
    table.add(0x20000000, "x");
    EXPECT_EQ(table.read_back_hex(),
              (std::vector<Entry>{
                  {"00 01", ""}, {"00 02", ""}, {"00 02 00", "01 7d fe fe ff ff 0f"}, {"e0 20 00 00 00", "78"}}));
}

TEST(TermlistTable, DocumentsAndSlotsThatDoNotAscendAreRefused) {
    const MemoryFolder folder;
    TestTable<TermlistTable> table(folder);
    EXPECT_TRUE(refuses([&] { table.add(0, ""); }));
    table.add(5, "");
    EXPECT_TRUE(refuses([&] { table.add(5, ""); }));
    EXPECT_TRUE(refuses([&] { table.add(4, ""); }));
    EXPECT_TRUE(refuses([&] { table.add(6, "", std::vector<std::uint32_t>{3, 3}); }));
    EXPECT_TRUE(refuses([&] { table.add(7, "", std::vector<std::uint32_t>{4, 3}); }));
}

TEST(DocdataTable, EmptyDataIsNotStored) {
    const MemoryFolder folder;
    TestTable<DocdataTable> table(folder);
    table.add(1, "hello");
    table.add(2, "");
    table.add(3, "x");
    EXPECT_EQ(table.read_back_hex(), (std::vector<Entry>{{"00 01", "68 65 6c 6c 6f"}, {"00 03", "78"}}));
}

TEST(DocdataTable, DocumentsThatDoNotAscendAreRefused) {
    const MemoryFolder folder;
    TestTable<DocdataTable> table(folder);
    EXPECT_TRUE(refuses([&] { table.add(0, "x"); }));
    table.add(2, "");
    EXPECT_TRUE(refuses([&] { table.add(2, "x"); }));
}

}  // namespace
}  // namespace kwic
