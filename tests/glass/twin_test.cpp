// The same collection written by lib/glass and by Xapian: both must say the same, in the same bytes.
#include "glass/collection.hpp"
#include "glass/compare_databases.hpp"
#include "glass/edge_collections.hpp"
#include "glass/random_collection.hpp"
#include "glass/table_content.hpp"
#include "support/memory_folder.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace kwic::glass_test {
namespace {

constexpr std::uint32_t all_block_sizes[] = {2048, 4096, 8192, 16384, 32768, 65536};

// Makes the empty database of Xapian in `folder` one whose tags it never compresses.
void forbid_compression(const std::string& folder) {
    constexpr std::size_t first_root = 16 + 16 + 1;
    constexpr std::size_t root_bytes = 6;  // of a table without a file
    constexpr std::size_t compress_min_at = 4;
    std::string version = read_file(folder + "/iamglass");
    for (const std::size_t table : {1, 2}) {
        ASSERT_EQ(version.at(first_root + table * root_bytes + compress_min_at), 18);
        version[first_root + table * root_bytes + compress_min_at] = 0;
    }
    std::ofstream(folder + "/iamglass", std::ios::binary) << version;
}

// Both databases in a folder of their own.
class Twins {
  public:
    Twins(const Collection& collection, std::uint32_t block_bytes) {
        const auto size = static_cast<int>(block_bytes);
        write_with_glass(ours(), collection,
                         {.block_bytes = block_bytes, .termlist_compress_min = 0, .docdata_compress_min = 0});
        Xapian::WritableDatabase(theirs(), Xapian::DB_CREATE | xapian_flags, size).close();
        forbid_compression(theirs());
        Xapian::WritableDatabase database(theirs(), Xapian::DB_OPEN | xapian_flags);
        write_with_xapian(database, collection);
    }

    [[nodiscard]] std::string ours() const { return folder_.path("ours"); }
    [[nodiscard]] std::string theirs() const { return folder_.path("theirs"); }
    [[nodiscard]] std::string packed() const { return folder_.path("packed"); }

  private:
    MemoryFolder folder_;
};

constexpr std::array<const char*, 6> table_names = {"postlist", "docdata",  "termlist",
                                                    "position", "spelling", "synonym"};
constexpr std::size_t first_without_file = 3;

std::string path_of(const std::string& folder, std::size_t table) {
    return folder + '/' + table_names[table] + ".glass";
}

void expect_same_meaning(const Twins& twins) {
    EXPECT_EQ(first_difference(twins.ours(), twins.theirs()), "");
    expect_checked(twins.ours());
}

void expect_same_entries(const Twins& twins) {
    const VersionContent ours = read_version(twins.ours());
    const VersionContent theirs = read_version(twins.theirs());
    EXPECT_EQ(ours.revision, 1U);
    EXPECT_EQ(ours.statistics, theirs.statistics);
    for (std::size_t table = 0; table < first_without_file; ++table) {
        const TableContent our_table = read_bulk_table(path_of(twins.ours(), table), ours.roots[table]);
        const TableContent their_table = read_table(path_of(twins.theirs(), table), theirs.roots[table]);
        EXPECT_TRUE(our_table.entries == their_table.entries) << table_names[table];
    }
    for (std::size_t table = first_without_file; table < table_names.size(); ++table) {
        SCOPED_TRACE(table_names[table]);
        EXPECT_FALSE(std::filesystem::exists(path_of(twins.ours(), table)));
        EXPECT_TRUE(ours.roots[table].has_no_root);
        EXPECT_EQ(ours.roots[table].block_bytes, theirs.roots[table].block_bytes);
        EXPECT_EQ(ours.roots[table].compress_min, theirs.roots[table].compress_min);
    }
}

void expect_twins(const Collection& collection, std::uint32_t block_bytes) {
    const Twins twins(collection, block_bytes);
    expect_same_meaning(twins);
    expect_same_entries(twins);
}

TEST(GlassTwins, RandomCollectionsAreTheSame) {
    for (const std::uint32_t block_bytes : all_block_sizes) {
        for (std::size_t round = 0; round < test_rounds(1); ++round) {
            SCOPED_TRACE(::testing::Message() << block_bytes << " bytes, round " << round);
            RandomCollection random(static_cast<unsigned>(block_bytes + round));
            expect_twins(random.collection(60), block_bytes);
        }
    }
}

TEST(GlassTwins, ManyVeryShortDocumentsAreTheSame) {
    Collection collection;
    RandomCollection random(3);
    for (std::uint32_t docid = 1; docid <= 3000; ++docid) {
        TestDocument& document = collection.documents[docid];
        document.terms["w" + std::to_string(random.below(50))] = 1;
        document.terms["in all of them"] = random.below(3);
        for (const std::uint32_t slot : {0U, 5U, 127U}) {
            if (slot == 0 || random.below(3) > 0) document.values[slot] = "value " + std::to_string(random.below(1000));
        }
    }
    expect_twins(collection, 2048);
    expect_twins(collection, 8192);
}

// Long items of metadata, which leave every kind of rest in their leaves, among many postings.
Collection postlist_of_many_lengths() {
    RandomCollection random(4);
    Collection collection = random.collection(300);
    for (std::size_t bytes = 1; bytes < 20'000; bytes += 1 + bytes / 40) {
        collection.metadata[random.bytes(1 + random.below(100))] = random.bytes(bytes);
    }
    for (int left = 3000; left > 0; --left) {
        collection.metadata[random.bytes(3)] = std::string(1 + random.below(1200), 'm');
    }
    return collection;
}

// Of the tables whose tags Xapian does not compress as it packs them, the one that it packs like all leaves of one
// kind.
TEST(GlassTwins, LeavesOfThePostlistAreThoseOfAPackedDatabase) {
    const Collection collection = postlist_of_many_lengths();
    for (const std::uint32_t block_bytes : all_block_sizes) {
        const Twins twins(collection, block_bytes);
        Xapian::Database(twins.theirs())
            .compact(twins.packed(), Xapian::DBCOMPACT_NO_RENUMBER | Xapian::Compactor::FULL,
                     static_cast<int>(block_bytes));
        const TableContent ours = read_bulk_table(path_of(twins.ours(), 0), read_version(twins.ours()).roots[0]);
        const TableContent packed = read_table(path_of(twins.packed(), 0), read_version(twins.packed()).roots[0]);
        EXPECT_GT(ours.leaves.size(), 10U);
        EXPECT_TRUE(ours.leaves == packed.leaves) << block_bytes;
    }
}

TEST(GlassTwins, EdgeCasesAreTheSame) {
    for (const auto& [name, collection] : edge_cases()) {
        for (const std::uint32_t block_bytes : {2048, 8192, 65536}) {
            SCOPED_TRACE(::testing::Message() << name << ", blocks of " << block_bytes);
            expect_twins(collection, block_bytes);
        }
    }
}

}  // namespace
}  // namespace kwic::glass_test
