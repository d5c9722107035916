#include "glass/postlist_table.hpp"

#include "glass/byte_reader.hpp"
#include "glass/hex_bytes.hpp"
#include "glass/table_content.hpp"
#include "storage/thrown_error.hpp"
#include "support/memory_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace kwic {
namespace {

using glass_test::ByteReader;
using glass_test::from_hex;
using glass_test::to_hex;
using Entry = std::pair<std::string, std::string>;

struct Posting {
    std::uint32_t docid = 0;
    std::uint32_t wdf = 0;
};

class PostlistTableTest : public ::testing::Test {
  protected:
    std::vector<Entry> read_back() {
        const GlassRoot& root = table_.finish();
        std::string free_blocks = from_hex("01");
        append_uint(free_blocks, root.block_count);
        return glass_test::read_bulk_table(table_.table().path(),
                                           {root.root_block, root.level, true, false, root.entries, root.block_bytes, 0,
                                            free_blocks + std::string(4, '\0')})
            .entries;
    }

    std::vector<Entry> read_back_hex() {
        std::vector<Entry> entries = read_back();
        for (auto& [key, tag] : entries) {
            key = to_hex(key);
            tag = to_hex(tag);
        }
        return entries;
    }

    void add_term(std::string_view term, const std::vector<Posting>& postings) {
        table_.add_term(term, std::span(postings));
    }

    void announce(const std::vector<GlassValueStatistics>& slots) { table_.add_value_statistics(slots); }

    template <class Work>
    static bool refuses(Work&& work) {
        return testing::throws(ErrorCode::invalid_argument, work);
    }

    MemoryFolder folder_;
    PostlistTable table_{folder_.path("postlist.glass"), {}};
};

using PostlistTableWrites = PostlistTableTest;

TEST_F(PostlistTableWrites, OneDocumentAsTheFormatSays) {
    table_.add_metadata("name", "value");
    announce({{3, 1, "v3", "v3"}, {0, 1, "v0", "v0"}});
    table_.add_value(0, 1, "v0");
    table_.add_value(3, 1, "v3");
    table_.add_length(1, 4);
    add_term("K1", {{1, 0}});
    add_term("cat", {{1, 3}});
    add_term("dog", {{1, 1}});
    EXPECT_EQ(read_back_hex(), (std::vector<Entry>{{"00 c0 6e 61 6d 65", "76 61 6c 75 65"},
                                                   {"00 d0", "01 02 76 30"},
                                                   {"00 d0 03", "01 02 76 33"},
                                                   {"00 d8 00 00 01", "02 76 30"},
                                                   {"00 d8 03 00 01", "02 76 33"},
                                                   {"00 e0", "00 00 00 31 00 04"},
                                                   {"4b 31", "01 00 00 31 00 00"},
                                                   {"63 61 74", "01 03 00 31 00 03"},
                                                   {"64 6f 67", "01 01 00 31 00 01"}}));
    EXPECT_EQ(table_.statistics(), (GlassStatistics{1, 1, 4, 4, 3, 4}));
}

TEST_F(PostlistTableWrites, ATermOfManyDocumentsInChunks) {
    std::vector<Posting> postings;
    for (std::uint32_t docid = 1; docid <= 2000; ++docid) postings.push_back({docid, 1 + (docid - 1) % 4});
    for (std::uint32_t docid = 0x20000000; postings.size() < 2940; ++docid) postings.push_back({docid, 3});
    add_term("all", postings);
    std::uint64_t wdf_sum = 0;
    for (const Posting& posting : postings) wdf_sum += posting.wdf;
    const std::vector<Entry> entries = read_back();
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(to_hex(entries[0].first), "61 6c 6c");
    std::string head;
    append_uint(head, 2940);
    append_uint(head, wdf_sum);
    // The first entry takes one byte and the others two: 1001 of them are the first to reach 2000 bytes.
    EXPECT_EQ(to_hex(entries[0].second.substr(0, 13)), to_hex(head) + " 00 30 e8 07 01 00 02 00 03");
    EXPECT_EQ(to_hex(entries[1].first), "61 6c 6c 00 03 ea");
    EXPECT_EQ(to_hex(entries[1].second.substr(0, 6)), "30 96 f8 ff ff 01");
    EXPECT_EQ(entries[2].second.front(), '1');
}

// Reads the postings of one term from its chunks.
std::vector<Posting> decode(const std::vector<Entry>& entries, const std::string& term) {
    std::vector<Posting> postings;
    bool is_done = false;
    for (const auto& [key, tag] : entries) {
        EXPECT_FALSE(is_done);
        ByteReader reader(tag);
        std::uint32_t docid = 0;
        if (key == term) {
            reader.take_uint();
            reader.take_uint();
            docid = static_cast<std::uint32_t>(reader.take_uint() + 1);
        } else {
            ByteReader key_reader(key);
            EXPECT_EQ(key_reader.take(term.size() + 1), term + '\0');
            docid = static_cast<std::uint32_t>(key_reader.take_big(2));
        }
        is_done = reader.take(1) == "1";
        const std::uint64_t span = reader.take_uint();
        const std::uint32_t last_docid = docid + static_cast<std::uint32_t>(span);
        const std::size_t entry_bytes = ByteReader(reader).take_rest().size();
        postings.push_back({docid, static_cast<std::uint32_t>(reader.take_uint())});
        while (!reader.is_done()) {
            docid += static_cast<std::uint32_t>(reader.take_uint() + 1);
            postings.push_back({docid, static_cast<std::uint32_t>(reader.take_uint())});
        }
        EXPECT_EQ(docid, last_docid);
        EXPECT_TRUE(is_done || (entry_bytes >= 2000 && entry_bytes < 2010)) << entry_bytes;
    }
    EXPECT_TRUE(is_done);
    return postings;
}

TEST_F(PostlistTableWrites, ChunksThatAreReadBack) {
    std::vector<Posting> postings;
    for (std::uint32_t docid = 1; docid < 0x7fff; docid += 1 + docid % 9) {
        postings.push_back({docid, docid % 50 == 0 ? 4'000'000 : docid % 130});
    }
    add_term("t", postings);
    const std::vector<Posting> read = decode(read_back(), "t");
    EXPECT_TRUE(std::equal(read.begin(), read.end(), postings.begin(), postings.end(),
                           [](const Posting& a, const Posting& b) { return a.docid == b.docid && a.wdf == b.wdf; }));
}

TEST_F(PostlistTableWrites, LengthsOfManyDocumentsInChunks) {
    for (std::uint32_t docid = 1; docid <= 3000; ++docid) table_.add_length(docid, docid % 100);
    const std::vector<Entry> entries = read_back();
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(to_hex(entries[0].first), "00 e0");
    EXPECT_EQ(to_hex(entries[0].second.substr(0, 9)), "00 00 00 30 e8 07 01 00 02");
    EXPECT_EQ(to_hex(entries[1].first), "00 e0 03 ea");
    EXPECT_EQ(to_hex(entries[1].second.substr(0, 5)), "30 e8 07 02 00");
    EXPECT_EQ(table_.statistics().document_count, 3000U);
    EXPECT_EQ(table_.statistics().min_length, 1U);
    EXPECT_EQ(table_.statistics().max_length, 99U);
    EXPECT_EQ(table_.statistics().total_length, 30U * 4950);
}

TEST_F(PostlistTableWrites, TermsThatBeginWithNulAfterAllElse) {
    table_.add_length(1, 0);
    add_term(from_hex("00"), {{1, 0}});
    add_term(from_hex("00 00"), {{1, 0}});
    add_term(from_hex("00 61"), {{1, 0}});
    std::vector<std::string> keys;
    for (const auto& entry : read_back_hex()) keys.push_back(entry.first);
    EXPECT_EQ(keys, (std::vector<std::string>{"00 e0", "00 ff", "00 ff 00 ff", "00 ff 61"}));
}

using PostlistTableRefuses = PostlistTableTest;

TEST_F(PostlistTableRefuses, TermsThatAreEmptyTooLongOrOutOfOrder) {
    EXPECT_TRUE(refuses([&] { add_term("", {{1, 1}}); }));
    EXPECT_TRUE(refuses([&] { add_term(std::string(246, 'a'), {{1, 1}}); }));
    add_term(std::string(245, 'b'), {{1, 1}});
    EXPECT_TRUE(refuses([&] { add_term("a", {{1, 1}}); }));
}

TEST_F(PostlistTableRefuses, KeysThatAreTooLongWithTheirNuls) {
    add_term(std::string(10, '\0') + std::string(235, 'a'), {{1, 1}});
    EXPECT_TRUE(refuses([&] { add_term(std::string(11, '\0') + std::string(234, 'a'), {{1, 1}}); }));
}

TEST_F(PostlistTableRefuses, PostingsThatDoNotAscend) {
    EXPECT_TRUE(refuses([&] { add_term("a", {{0, 1}}); }));
    EXPECT_TRUE(refuses([&] { add_term("a", {{5, 1}, {5, 1}}); }));
    EXPECT_TRUE(refuses([&] { add_term("a", {{5, 1}, {4, 1}}); }));
}

TEST_F(PostlistTableRefuses, TermsWithoutPostings) {
    EXPECT_TRUE(refuses([&] { add_term("a", {}); }));
}

TEST_F(PostlistTableRefuses, MoreWdfThanItsFieldHolds) {
    add_term("a", {{1, 0xffffffff}});
    EXPECT_TRUE(refuses([&] { add_term("b", {{1, 0xffffffff}, {2, 1}}); }));
}

TEST_F(PostlistTableRefuses, AnythingBeforeTheLastValue) {
    announce({{0, 2, "a", "b"}});
    table_.add_value(0, 1, "a");
    EXPECT_TRUE(refuses([&] { table_.add_length(1, 0); }));
    EXPECT_TRUE(refuses([&] { add_term("t", {{1, 1}}); }));
    EXPECT_TRUE(refuses([&] { table_.finish(); }));
    table_.add_value(0, 2, "b");
    table_.add_length(1, 0);
}

TEST_F(PostlistTableRefuses, ValuesAfterTheLengths) {
    announce({{0, 1, "a", "a"}});
    table_.add_value(0, 1, "a");
    table_.add_length(1, 0);
    EXPECT_TRUE(refuses([&] { table_.add_value(0, 2, "a"); }));
    EXPECT_TRUE(refuses([&] { announce({{1, 1, "a", "a"}}); }));
}

TEST_F(PostlistTableRefuses, MetadataAfterTheStatisticsOfValues) {
    announce({{0, 1, "a", "a"}});
    EXPECT_TRUE(refuses([&] { table_.add_metadata("name", "value"); }));
}

TEST_F(PostlistTableRefuses, LengthsAfterTerms) {
    add_term("a", {{1, 1}});
    table_.add_length(1, 1);
    EXPECT_TRUE(refuses([&] { table_.finish(); }));
}

TEST_F(PostlistTableRefuses, LengthsThatDoNotAscend) {
    EXPECT_TRUE(refuses([&] { table_.add_length(0, 1); }));
    table_.add_length(2, 1);
    EXPECT_TRUE(refuses([&] { table_.add_length(2, 1); }));
}

TEST_F(PostlistTableRefuses, MetadataWithoutNameOrOutOfOrder) {
    EXPECT_TRUE(refuses([&] { table_.add_metadata("", "value"); }));
    EXPECT_TRUE(refuses([&] { table_.add_metadata(std::string(254, 'n'), "value"); }));
    table_.add_metadata("b", "value");
    EXPECT_TRUE(refuses([&] { table_.add_metadata("a", "value"); }));
    table_.add_metadata("a", "");
    table_.add_metadata(std::string(253, 'n'), "value");
}

}  // namespace
}  // namespace kwic
