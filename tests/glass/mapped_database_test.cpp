// What is read where it lies in memory, against what Xapian reads.
#include "glass/mapped_database.hpp"

#include "ingest/scratch_folder.hpp"
#include "storage/random_text.hpp"
#include "support/test_rounds.hpp"

#include <kwic/error.hpp>

#include <xapian.h>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

namespace kwic {
namespace {

using Presence = MappedDatabase::Presence;
using testing::RandomText;
using testing::ScratchFolder;

std::string term_of(std::size_t number) {
    std::string term = "t" + std::to_string(number);
    if (number % 7 == 0) term += std::string("\0x", 2);
    if (number % 11 == 0) term.append(150, 'z');
    return term;
}

std::string key_of(std::size_t number) {
    return "key" + std::string(number % 5 == 0 ? 200 : 1, 'k') + std::to_string(number);
}

Xapian::Document random_document(RandomText& random) {
    Xapian::Document document;
    for (std::size_t terms = random.below(30); terms > 0; --terms) {
        document.add_term(term_of(random.below(200)), static_cast<Xapian::termcount>(random.below(5)));
    }
    if (random.below(3) > 0) document.add_term("everywhere");
    // Random bytes, since Xapian compresses others.
    document.set_data(random.bytes(random.below(10) == 0 ? random.below(30000) : random.below(300)));
    return document;
}

// Changed again and again, so that blocks are split, freed and no longer in order.
void change(Xapian::WritableDatabase& database, RandomText& random, std::size_t changes) {
    for (std::size_t i = 0; i < changes; ++i) {
        const auto docid = static_cast<Xapian::docid>(1 + random.below(500));
        if (random.below(4) == 0) {
            try {
                database.delete_document(docid);
            } catch (const Xapian::DocNotFoundError&) {
            }
        } else {
            database.replace_document(docid, random_document(random));
        }
        const std::size_t bytes = random.below(8) == 0 ? random.below(40000) : random.below(100);
        database.set_metadata(key_of(random.below(300)), random.bytes(bytes));
        if (random.below(100) == 0) database.commit();
    }
    database.commit();
}

void expect_same(const std::string& folder) {
    const Xapian::Database database(folder);
    const auto mapped = MappedDatabase::open(folder);
    ASSERT_NE(mapped, nullptr);
    std::string buffer;
    for (std::size_t number = 0; number < 320; ++number) {
        const std::string expected = database.get_metadata(key_of(number));
        const auto entry = mapped->metadata(key_of(number), buffer);
        ASSERT_EQ(entry.presence, expected.empty() ? Presence::absent : Presence::found) << number;
        ASSERT_EQ(entry.tag, expected) << number;
    }
    for (Xapian::docid docid = 1; docid <= 510; ++docid) {
        std::string expected;
        try {
            expected = database.get_document(docid).get_data();
        } catch (const Xapian::DocNotFoundError&) {
        }
        const auto entry = mapped->document_data(docid, buffer);
        if (entry.presence == Presence::compressed) continue;
        ASSERT_EQ(entry.tag, expected) << docid;
    }
    MappedDatabase::Postings postings;
    for (std::size_t number = 0; number < 210; ++number) {
        const std::string term = term_of(number);
        ASSERT_EQ(mapped->count(term).documents, database.get_termfreq(term)) << term;
        ASSERT_EQ(mapped->count(term).wdf_sum, database.get_collection_freq(term)) << term;
        ASSERT_TRUE(mapped->read_short_list(term, postings)) << term;
        std::vector<std::uint32_t> docids;
        std::vector<std::uint32_t> wdfs;
        for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
            docids.push_back(*at);
            wdfs.push_back(at.get_wdf());
        }
        ASSERT_EQ(postings.docids, docids) << term;
        ASSERT_EQ(postings.wdfs, wdfs) << term;
    }
}

TEST(MappedDatabase, ReadsWhatXapianReadsAfterAnyChange) {
    for (std::size_t round = 0; round < test_rounds(3); ++round) {
        RandomText random(round);
        const ScratchFolder scratch;
        Xapian::WritableDatabase database(scratch.path("db"), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS,
                                          round % 3 == 1 ? 2048 : 8192);
        for (int i = 0; i < 3; ++i) {
            change(database, random, 400);
            expect_same(scratch.path("db"));
            if (HasFatalFailure()) FAIL() << "round " << round << ", change " << i;
        }
        database.compact(scratch.path("compact"));
        expect_same(scratch.path("compact"));
    }
}

TEST(MappedDatabase, AnEmptyDatabaseHasNothing) {
    const ScratchFolder scratch;
    Xapian::WritableDatabase(scratch.path("db"), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS).close();
    const auto mapped = MappedDatabase::open(scratch.path("db"));
    ASSERT_NE(mapped, nullptr);
    std::string buffer;
    EXPECT_EQ(mapped->metadata("key", buffer).presence, Presence::absent);
    EXPECT_EQ(mapped->document_data(1, buffer).presence, Presence::absent);
    EXPECT_EQ(mapped->count("term").documents, 0U);
}

TEST(MappedDatabase, AListOfSeveralChunksIsLeftToXapian) {
    const ScratchFolder scratch;
    Xapian::WritableDatabase database(scratch.path("db"), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    Xapian::Document document;
    document.add_term("long");
    for (int i = 0; i < 3000; ++i) database.add_document(document);
    database.commit();
    MappedDatabase::Postings postings;
    const auto mapped = MappedDatabase::open(scratch.path("db"));
    EXPECT_FALSE(mapped->read_short_list("long", postings));
    EXPECT_EQ(mapped->count("long").documents, 3000U);
}

void flip_bytes(const std::string& path, RandomText& random, std::size_t flips) {
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    const auto bytes = std::filesystem::file_size(path);
    for (; flips > 0; --flips) {
        // Half of them in the heads and directories of blocks, where most harm is done.
        const std::size_t at =
            random.below(2) == 0 ? random.below(bytes) : random.below(bytes / 8192) * 8192 + random.below(200);
        file.seekp(static_cast<std::streamoff>(at));
        file.put(static_cast<char>(random.below(256)));
    }
}

TEST(MappedDatabase, ADamagedTableIsReportedOrAnswersSomething) {
    const ScratchFolder scratch;
    RandomText random(9);
    {
        Xapian::WritableDatabase database(scratch.path("db"), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
        change(database, random, 500);
    }
    std::size_t reported = 0;
    for (std::size_t round = 0; round < test_rounds(150); ++round) {
        const std::string damaged = scratch.path("damaged");
        std::filesystem::remove_all(damaged);
        std::filesystem::copy(scratch.path("db"), damaged);
        flip_bytes(damaged + "/postlist.glass", random, 1 + random.below(200));
        flip_bytes(damaged + "/docdata.glass", random, 1 + random.below(200));
        const auto mapped = MappedDatabase::open(damaged);
        std::string buffer;
        MappedDatabase::Postings postings;
        for (std::size_t number = 0; number < 300; ++number) {
            try {
                mapped->metadata(key_of(number), buffer);
                mapped->document_data(static_cast<std::uint32_t>(number), buffer);
                mapped->read_short_list(term_of(number), postings);
                static_cast<void>(mapped->count(term_of(number)));
            } catch (const Error& error) {
                EXPECT_EQ(error.code(), ErrorCode::damaged);
                ++reported;
            }
        }
    }
    EXPECT_GT(reported, 100U);
}

}  // namespace
}  // namespace kwic
