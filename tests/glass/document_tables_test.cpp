#include "glass/docdata_table.hpp"
#include "glass/hex_bytes.hpp"
#include "glass/position_table.hpp"
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

using glass_test::from_hex;
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

using Terms = std::vector<std::pair<std::string, std::uint32_t>>;

void add_document(TermlistTable& table, std::uint32_t docid, const Terms& terms,
                  const std::vector<std::uint32_t>& slots = {}) {
    table.begin_document(docid);
    for (const auto& [term, wdf] : terms) table.add_term(term, wdf);
    table.end_document(slots);
}

TEST(TermlistTable, OneDocumentAsTheFormatSays) {
    const MemoryFolder folder;
    TestTable<TermlistTable> table(folder);
    add_document(table, 1, {{"K1", 0}, {"cat", 3}, {"dog", 1}}, {0, 3});
    EXPECT_EQ(table.read_back_hex(), (std::vector<Entry>{{"00 01", "04 03 02 4b 31 00 0c 03 63 61 74 08 03 64 6f 67"},
                                                         {"00 01 00", "00 02"}}));
}

TEST(TermlistTable, ADocumentWithoutTermsHasAnEmptyTag) {
    const MemoryFolder folder;
    TestTable<TermlistTable> table(folder);
    add_document(table, 1, {});
    add_document(table, 2, {}, {1, 127, 4294967294});
    add_document(table, 0x20000000, {{"a", 0}});
    EXPECT_EQ(
        table.read_back_hex(),
        (std::vector<Entry>{
            {"00 01", ""}, {"00 02", ""}, {"00 02 00", "01 7d fe fe ff ff 0f"}, {"e0 20 00 00 00", "00 01 01 61 00"}}));
}

TEST(TermlistTable, WdfIsJoinedWithTheSharedPrefixWhereThatFits) {
    struct Case {
        Terms terms;
        std::string hex;  // of the second term
    };
    const std::vector<Case> cases = {
        {{{"a", 1}, {"b", 126}}, "fe 01 62"},
        {{{"a", 1}, {"b", 127}}, "00 01 62 7f"},
        {{{"aa", 1}, {"ab", 83}}, "fd 01 62"},
        {{{"aa", 1}, {"ab", 84}}, "01 01 62 54"},
        {{{"a", 1}, {"ab", 70000}}, "01 01 62 f0 a2 04"},
        {{{"abcdefghij", 1}, {"abcdefghijk", 0}}, "15 01 6b"},
        {{{"abcdefgh", 1}, {"abcdefghi", 0}}, "11 01 69"},
        {{{"abcdefghij", 1}, {"abcdefgz", 0}}, "12 01 7a"},
        {{{from_hex("61 00"), 1}, {from_hex("61 00 00"), 0}}, "05 01 00"},
        {{{"a", 1}, {from_hex("61 00"), 0}}, "03 01 00"},
        {{{from_hex("61 7f"), 1}, {from_hex("61 ff"), 0}}, "04 01 ff"},
        {{{std::string(245, 'x'), 1}, {std::string(244, 'x') + "y", 0}}, "f4 01 79 00"},
    };
    for (const auto& [terms, hex] : cases) {
        const MemoryFolder folder;
        TestTable<TermlistTable> table(folder);
        add_document(table, 1, terms);
        const std::string tag = table.read_back_hex()[0].second;
        EXPECT_EQ(tag.substr(std::max(tag.size(), hex.size()) - hex.size()), hex) << terms[1].first;
    }
}

// Reads a tag back, byte by byte.
Terms decode_terms(const std::string& tag) {
    glass_test::ByteReader reader(tag);
    Terms terms;
    if (reader.is_done()) return terms;
    std::uint64_t length = reader.take_uint();
    std::uint64_t count = reader.take_uint();
    for (; count > 0; --count) {
        const std::string last = terms.empty() ? "" : terms.back().first;
        std::uint64_t reused = terms.empty() ? 0 : reader.take_big(1);
        std::uint64_t wdf = 0;
        const bool is_joined = reused > last.size();
        if (is_joined) {
            wdf = reused / (last.size() + 1) - 1;
            reused %= last.size() + 1;
        }
        const std::string term = last.substr(0, reused) + std::string(reader.take(reader.take_big(1)));
        if (!is_joined) wdf = reader.take_uint();
        length -= wdf;
        terms.emplace_back(term, static_cast<std::uint32_t>(wdf));
    }
    EXPECT_EQ(length, 0U);
    EXPECT_TRUE(reader.is_done());
    return terms;
}

TEST(TermlistTable, AllPairsOfShortTermsAreReadBack) {
    std::vector<std::string> texts = {""};
    for (std::size_t at = 0; at < texts.size() && texts[at].size() < 3; ++at) {
        for (const char last : {'\0', 'a', '\xff'}) texts.push_back(texts[at] + last);
    }
    const MemoryFolder folder;
    TestTable<TermlistTable> table(folder);
    std::vector<Terms> documents;
    for (const std::string& front : {std::string(), std::string("abcdef"), std::string(40, 'a')}) {
        for (const std::string& first : texts) {
            for (const std::string& second : texts) {
                if (!(front + first).empty() && first < second)
                    documents.push_back({{front + first, 2}, {front + second, 3}});
            }
        }
    }
    std::uint32_t docid = 0;
    for (const Terms& terms : documents) add_document(table, ++docid, terms);
    const std::vector<Entry> entries = table.read_back_hex();
    ASSERT_EQ(entries.size(), documents.size());
    for (std::size_t at = 0; at < documents.size(); ++at) {
        EXPECT_EQ(decode_terms(from_hex(entries[at].second)), documents[at]);
    }
}

TEST(TermlistTable, ADocumentOfManyTermsIsReadBack) {
    Terms terms;
    for (std::uint32_t number = 100'000; number < 150'000; ++number) {
        terms.emplace_back("t" + std::to_string(number) + std::string(number % 50, 'z'), number % 300);
    }
    const MemoryFolder folder;
    TestTable<TermlistTable> table(folder);
    add_document(table, 1, terms);
    EXPECT_EQ(decode_terms(from_hex(table.read_back_hex()[0].second)), terms);
}

TEST(TermlistTable, TermsThatAreEmptyTooLongOrOutOfOrderAreRefused) {
    const MemoryFolder folder;
    TestTable<TermlistTable> table(folder);
    EXPECT_TRUE(refuses([&] { table.add_term("a", 1); }));
    table.begin_document(1);
    EXPECT_TRUE(refuses([&] { table.add_term("", 1); }));
    EXPECT_TRUE(refuses([&] { table.add_term(std::string(246, 'a'), 1); }));
    table.add_term("b\x80longer than eight", 1);
    EXPECT_TRUE(refuses([&] { table.add_term("b\x80longer than eight", 1); }));
    EXPECT_TRUE(refuses([&] { table.add_term("b\x80longer than", 1); }));
    EXPECT_TRUE(refuses([&] { table.add_term("b\x7f", 1); }));
    EXPECT_TRUE(refuses([&] { table.add_term("a", 1); }));
    EXPECT_TRUE(refuses([&] { table.add_term("", 1); }));
    table.add_term("b\x81", 1);
}

TEST(TermlistTable, DocumentsAndSlotsThatDoNotAscendAreRefused) {
    const MemoryFolder folder;
    TestTable<TermlistTable> table(folder);
    EXPECT_TRUE(refuses([&] { table.begin_document(0); }));
    EXPECT_TRUE(refuses([&] { table.end_document(); }));
    table.begin_document(5);
    EXPECT_TRUE(refuses([&] { table.begin_document(6); }));
    EXPECT_TRUE(refuses([&] { table.finish(); }));
    table.end_document();
    EXPECT_TRUE(refuses([&] { table.begin_document(5); }));
    EXPECT_TRUE(refuses([&] { add_document(table, 6, {}, {3, 3}); }));
}

TEST(TermlistTable, ADocumentThatIsTooLongIsRefused) {
    const MemoryFolder folder;
    TestTable<TermlistTable> table(folder);
    add_document(table, 1, {{"a", 0xfffffffe}, {"b", 1}});
    EXPECT_TRUE(refuses([&] { add_document(table, 2, {{"a", 0xffffffff}, {"b", 1}}); }));
}

TEST(PositionTable, KeysAreTermAndDocument) {
    const MemoryFolder folder;
    TestTable<PositionTable> table(folder);
    table.begin_term("cat");
    table.add(1, "\x06\x69");
    table.add(0x8000, "\x07");
    table.begin_term(from_hex("63 61 74 00"));
    table.begin_term("dog");
    table.add(1, "\x02");
    EXPECT_EQ(table.read_back_hex(),
              (std::vector<Entry>{
                  {"63 61 74 00 00 01", "06 69"}, {"63 61 74 00 80 80 00", "07"}, {"64 6f 67 00 00 01", "02"}}));
}

TEST(PositionTable, WhatDoesNotAscendIsRefused) {
    const MemoryFolder folder;
    TestTable<PositionTable> table(folder);
    EXPECT_TRUE(refuses([&] { table.add(1, "x"); }));
    EXPECT_TRUE(refuses([&] { table.begin_term(""); }));
    table.begin_term("b");
    EXPECT_TRUE(refuses([&] { table.add(0, "x"); }));
    table.add(2, "x");
    EXPECT_TRUE(refuses([&] { table.add(2, "x"); }));
    EXPECT_TRUE(refuses([&] { table.add(3, ""); }));
    EXPECT_TRUE(refuses([&] { table.begin_term("b"); }));
    EXPECT_TRUE(refuses([&] { table.begin_term("a"); }));
}

TEST(PositionTable, KeysOfMoreThan255BytesAreRefused) {
    const MemoryFolder folder;
    TestTable<PositionTable> table(folder);
    EXPECT_TRUE(refuses([&] { table.begin_term(std::string(246, 'a')); }));
    table.begin_term(std::string(245, '\0'));
    EXPECT_TRUE(refuses([&] { table.add(1, "x"); }));
    EXPECT_TRUE(refuses([&] { table.add(0xffffffff, "x"); }));
    table.begin_term(std::string(8, '\0') + std::string(237, 'a'));
    EXPECT_TRUE(refuses([&] { table.add(1, "x"); }));
    table.begin_term(std::string(7, '\0') + std::string(238, 'a'));
    table.add(1, "x");
    EXPECT_TRUE(refuses([&] { table.add(0x8000, "x"); }));
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
