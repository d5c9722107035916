#include "glass/glass_table.hpp"

#include "glass/hex_bytes.hpp"
#include "glass/table_content.hpp"
#include "storage/thrown_error.hpp"
#include "support/memory_folder.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <sys/resource.h>

#include <csignal>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

using glass_test::from_hex;
using glass_test::read_file;
using glass_test::TableContent;
using glass_test::to_hex;

constexpr std::uint32_t all_block_sizes[] = {2048, 4096, 8192, 16384, 32768, 65536};

TableContent read_back(const GlassTable& table, const GlassRoot& root) {
    const std::string free_blocks = from_hex("01") + [&] {
        std::string count;
        append_uint(count, root.block_count);
        return count;
    }() + std::string(4, '\0');
    return glass_test::read_bulk_table(table.path(), {root.root_block, root.level, true, false, root.entries,
                                                      root.block_bytes, root.compress_min, free_blocks});
}

struct WrittenTable {
    GlassRoot root;
    TableContent content;
};

WrittenTable write(const std::map<std::string, std::string>& entries, std::uint32_t block_bytes) {
    const MemoryFolder folder;
    GlassTable table(folder.path("t.glass"), {.block_bytes = block_bytes});
    for (const auto& [key, tag] : entries) {
        const std::string_view whole = tag;
        table.add(key, whole.substr(0, tag.size() / 3), whole.substr(tag.size() / 3));
    }
    const GlassRoot root = table.finish();
    return {root, read_back(table, root)};
}

void expect_written(const std::map<std::string, std::string>& entries, std::uint32_t block_bytes) {
    const WrittenTable table = write(entries, block_bytes);
    EXPECT_TRUE(std::equal(entries.begin(), entries.end(), table.content.entries.begin(), table.content.entries.end(),
                           [](const auto& a, const auto& b) { return a.first == b.first && a.second == b.second; }))
        << block_bytes;
}

std::string random_bytes(std::mt19937& random, std::size_t count) {
    std::string bytes;
    while (bytes.size() < count) bytes += static_cast<char>(random());
    return bytes;
}

TEST(GlassTable, ALeafIsLaidOutAsTheFormatSays) {
    const MemoryFolder folder;
    GlassTable table(folder.path("docdata.glass"), {.compress_min = 18});
    table.add(from_hex("00 01"), "hello");
    const GlassRoot& root = table.finish();
    EXPECT_EQ(root.level, 0);
    EXPECT_EQ(root.root_block, 0U);
    EXPECT_EQ(root.entries, 1U);
    EXPECT_EQ(root.block_count, 1U);
    EXPECT_EQ(root.compress_min, 18U);
    const std::string bytes = read_file(table.path());
    ASSERT_EQ(bytes.size(), 8192U);
    EXPECT_EQ(to_hex(bytes.substr(0, 15)), "00 00 00 01 00 1f e4 1f e4 00 0f 1f fd 1f f3");
    EXPECT_EQ(bytes.substr(15, 8179 - 15), std::string(8179 - 15, '\0'));
    EXPECT_EQ(to_hex(bytes.substr(8179)), "60 07 02 00 01 68 65 6c 6c 6f 60 00 00");
}

TEST(GlassTable, ATableWithoutEntriesIsOneLeafWithTheNullItem) {
    for (const std::uint32_t block_bytes : all_block_sizes) {
        const WrittenTable table = write({}, block_bytes);
        EXPECT_EQ(table.root.block_count, 1U);
        EXPECT_EQ(table.root.entries, 0U);
        EXPECT_TRUE(table.content.entries.empty());
    }
}

TEST(GlassTable, ALongTagIsCutSoThatItFillsTheLeaf) {
    const MemoryFolder folder;
    GlassTable table(folder.path("postlist.glass"), {});
    table.add(from_hex("00 c0 00 ff 20 7a 7a"), std::string(9001, 'q'));
    const TableContent content = read_back(table, table.finish());
    ASSERT_EQ(content.leaves.size(), 2U);
    ASSERT_EQ(content.leaves[0].size(), 5U);
    std::vector<std::size_t> item_bytes;
    for (const auto& leaf : content.leaves) {
        for (const std::string& item : leaf) item_bytes.push_back(item.size());
    }
    EXPECT_EQ(item_bytes, (std::vector<std::size_t>{3, 2029 + 10, 2043, 2043, 2043, 879 + 12}));
    EXPECT_EQ(to_hex(content.leaves[0][1].substr(0, 12)), "27 f4 07 00 c0 00 ff 20 7a 7a 71 71");
    EXPECT_EQ(to_hex(content.leaves[0][2].substr(0, 13)), "07 f8 07 00 c0 00 ff 20 7a 7a 00 02 71");
    EXPECT_EQ(to_hex(content.leaves[1][0].substr(0, 13)), "43 78 07 00 c0 00 ff 20 7a 7a 00 05 71");
}

TEST(GlassTable, ABranchSeparatesWithTheShortestKeys) {
    const MemoryFolder folder;
    GlassTable table(folder.path("termlist.glass"), {.block_bytes = 2048});
    for (std::uint32_t docid = 1; docid <= 12; ++docid) {
        std::string key;
        append_sortuint(key, docid * 0x100 - 1);
        table.add(key + "tail", std::string(480, 'x'));
    }
    const GlassRoot& root = table.finish();
    EXPECT_EQ(root.level, 1);
    EXPECT_EQ(root.root_block, 3U);
    const std::string bytes = read_file(table.path()).substr(std::size_t{3} * 2048);
    EXPECT_EQ(to_hex(bytes.substr(0, 17)), "00 00 00 01 01 07 d8 07 d8 00 11 07 f9 07 f1 07 e9");
    EXPECT_EQ(to_hex(bytes.substr(0x7e9)), "00 00 00 02 01 08 00 01 00 00 00 01 01 04 00 01 00 00 00 00 00 00 00");
}

TEST(GlassTable, ASeparatorInsideATagIsItsKeyAndPart) {
    const MemoryFolder folder;
    GlassTable table(folder.path("t.glass"), {.block_bytes = 2048});
    table.add("key", std::string(3000, 'x'));
    const GlassRoot& root = table.finish();
    ASSERT_EQ(root.root_block, 2U);
    const std::string bytes = read_file(table.path()).substr(std::size_t{2} * 2048);
    EXPECT_EQ(to_hex(bytes.substr(bytes.size() - 17)), "00 00 00 01 03 6b 65 79 00 05 00 00 00 00 00 00 00");
}

TEST(GlassTable, TagsOfEveryLengthAroundTheLargestItemAreReadBack) {
    for (const std::uint32_t block_bytes : all_block_sizes) {
        const std::size_t largest_item = std::min<std::size_t>((block_bytes - 11 - 8) / 4, 8194);
        for (const std::size_t key_bytes : {1, 17, 254, 255}) {
            std::map<std::string, std::string> entries;
            const std::size_t single = largest_item - 3 - key_bytes;
            for (std::size_t more = 0; more < 12; ++more) {
                std::string key(key_bytes, 'k');
                key.back() = static_cast<char>('a' + more);
                entries[key] = std::string(single + more - 6, 't');
            }
            expect_written(entries, block_bytes);
        }
    }
}

TEST(GlassTable, RandomEntriesAreReadBack) {
    std::mt19937 random(7);
    for (const std::uint32_t block_bytes : all_block_sizes) {
        for (std::size_t round = test_rounds(4); round > 0; --round) {
            const std::size_t longest_key = random() % 2 == 0 ? 255 : 6;
            const std::size_t longest_tag = std::size_t{1} << random() % 15;
            std::map<std::string, std::string> entries;
            for (std::size_t left = random() % 1500; left > 0; --left) {
                entries[random_bytes(random, 1 + random() % longest_key)] =
                    random_bytes(random, random() % 20 == 0 ? random() % longest_tag : random() % 40);
            }
            expect_written(entries, block_bytes);
        }
    }
}

TEST(GlassTable, ManyLongKeysMakeATreeOfManyLevels) {
    std::map<std::string, std::string> entries;
    for (std::uint32_t number = 0; number < 20'000; ++number) {
        std::string key(250, 'k');
        append_sortuint(key, number);
        entries[key] = "t";
    }
    EXPECT_GE(write(entries, 2048).root.level, 4);
    expect_written(entries, 2048);
}

TEST(GlassTable, SizeAndHashAreThoseOfTheFile) {
    const MemoryFolder folder;
    GlassTable table(folder.path("t.glass"), {.block_bytes = 65536, .hashes = true});
    for (std::uint32_t number = 0; number < 3000; ++number) {
        std::string key;
        append_sortuint(key, number);
        table.add(key, std::string(1000, static_cast<char>(number)));
    }
    table.finish();
    const FileDigest read = digest_file(table.path());
    EXPECT_GT(read.bytes, std::uint64_t{2} << 20);
    EXPECT_EQ(table.digest().bytes, read.bytes);
    EXPECT_EQ(table.digest().hash, read.hash);
}

TEST(GlassTable, KeysThatDoNotAscendAreRefused) {
    const MemoryFolder folder;
    GlassTable table(folder.path("t.glass"), {.block_bytes = 2048});
    const auto add = [&](std::string_view key) {
        return testing::throws(ErrorCode::invalid_argument, [&] { table.add(key, std::string(900, 'x')); });
    };
    EXPECT_TRUE(add(""));
    EXPECT_FALSE(add("b"));
    EXPECT_TRUE(add("b"));
    EXPECT_TRUE(add("a\xff"));
    EXPECT_FALSE(add("b\xff"));
    EXPECT_FALSE(add("b\xff\x01"));
    EXPECT_TRUE(add("b\xff"));
    EXPECT_TRUE(add(""));
}

TEST(GlassTable, AKeyOfMoreThan255BytesIsRefused) {
    const MemoryFolder folder;
    GlassTable table(folder.path("t.glass"), {});
    table.add(std::string(255, 'a'), "tag");
    EXPECT_TRUE(testing::throws(ErrorCode::invalid_argument, [&] { table.add(std::string(256, 'b'), "tag"); }));
    EXPECT_TRUE(testing::throws(ErrorCode::invalid_argument, [&] { table.append(std::string(70'000, 'b'), "tag"); }));
    EXPECT_EQ(read_back(table, table.finish()).entries.size(), 1U);
}

TEST(GlassTable, ATagOfMorePartsThanCanBeNumberedIsRefused) {
    const MemoryFolder folder;
    GlassTable table(folder.path("t.glass"), {.block_bytes = 2048});
    const std::string key(255, 'k');
    const std::string tag(65'533 * 247 + 246, 't');
    table.add(key, tag);
    EXPECT_TRUE(testing::throws(ErrorCode::invalid_argument, [&] { table.add(key + 'k', tag + 't'); }));
    EXPECT_TRUE(testing::throws(ErrorCode::invalid_argument, [&] { table.add(std::string(255, 'l'), tag + 't'); }));
    const TableContent content = read_back(table, table.finish());
    ASSERT_EQ(content.entries.size(), 1U);
    EXPECT_EQ(content.entries[0].second, tag);
    EXPECT_LE(content.part_count, 65535U);
}

TEST(GlassTable, OtherBlockSizesAreRefused) {
    for (const std::uint32_t bytes : {0U, 1U, 1024U, 2047U, 3072U, 8193U, 131072U, 0x80000000U}) {
        const MemoryFolder folder;
        EXPECT_TRUE(testing::throws(ErrorCode::invalid_argument, [&] {
            GlassTable(folder.path("t.glass"), {.block_bytes = bytes});
        })) << bytes;
    }
}

TEST(GlassTable, AFileThatIsThereIsNotTouched) {
    const MemoryFolder folder;
    write_durable_file(folder.path("t.glass"), "precious");
    EXPECT_TRUE(testing::throws(ErrorCode::io, [&] { GlassTable(folder.path("t.glass"), {}); }));
    EXPECT_EQ(read_file(folder.path("t.glass")), "precious");
}

// Makes every write beyond `bytes` of a file fail, as a full disk does.
class SmallDisk {
  public:
    explicit SmallDisk(rlim_t bytes) : signal_before_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &limit_before_);
        const rlimit limit{bytes, limit_before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SmallDisk() {
        ::setrlimit(RLIMIT_FSIZE, &limit_before_);
        std::signal(SIGXFSZ, signal_before_);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

  private:
    void (*signal_before_)(int);
    rlimit limit_before_{};
};

TEST(GlassTable, AFullDiskIsReportedWithThePath) {
    const MemoryFolder folder;
    for (const bool is_large : {false, true}) {
        const std::string path = folder.path(is_large ? "large.glass" : "small.glass");
        const Error error = testing::error_of([&] {
            GlassTable table(path, {});
            const SmallDisk disk(is_large ? 1'500'000 : 5000);
            for (char key = 'a'; is_large && key <= 'z'; ++key) table.add({&key, 1}, std::string(200'000, key));
            table.finish();
        });
        EXPECT_EQ(error.code(), ErrorCode::io);
        EXPECT_EQ(error.path(), path);
    }
}

}  // namespace
}  // namespace kwic
