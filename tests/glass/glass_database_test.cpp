#include "glass/glass_database.hpp"

#include "glass/collection.hpp"
#include "glass/hex_bytes.hpp"
#include "glass/random_collection.hpp"
#include "glass/table_content.hpp"
#include "glass/termlist_encoder.hpp"
#include "storage/thrown_error.hpp"
#include "support/memory_folder.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace kwic {
namespace {

using glass_test::Collection;
using glass_test::RandomCollection;
using glass_test::read_file;
using glass_test::to_hex;
using glass_test::write_with_glass;

Collection example_collection() {
    Collection collection;
    collection.documents[1] = {
        .terms = {{"cat", 3}, {"dog", 1}, {"K1", 0}}, .values = {{0, "v0"}, {3, "v3"}}, .data = "hello"};
    collection.metadata["name"] = "value";
    return collection;
}

TEST(GlassDatabase, TheExampleOfTheFormatByteByByte) {
    const MemoryFolder folder;
    write_with_glass(folder.path("db"), example_collection());
    EXPECT_EQ(to_hex(read_file(folder.path("db/iamglass"))),
              "0f 0d 58 61 70 69 61 6e 20 47 6c 61 73 73 04 6e 01 02 03 00 00 00 00 00 00 00 00 00 00 00 00 00 01 "
              "00 02 09 04 00 06 01 01 00 00 00 00 00 02 01 04 12 06 01 01 00 00 00 00 "
              "00 02 02 04 12 06 01 01 00 00 00 00 00 03 00 04 00 00 "
              "00 03 00 04 12 00 00 03 00 04 12 00 01 00 04 03 01 00 04 00");
    const std::string docdata = read_file(folder.path("db/docdata.glass"));
    EXPECT_EQ(to_hex(docdata.substr(8192 - 13)), "60 07 02 00 01 68 65 6c 6c 6f 60 00 00");
    EXPECT_EQ(Xapian::Database(folder.path("db")).get_document(1).get_data(), "hello");
}

TEST(GlassDatabase, AllFilesAreReturnedWithTheirDigests) {
    const MemoryFolder folder;
    const std::vector<GlassFile> files =
        write_with_glass(folder.path("db"), RandomCollection(1).collection(100), {.hashes = true});
    std::size_t entries = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path("db"))) entries += entry.is_regular_file();
    EXPECT_EQ(files.size(), entries);
    for (const auto& [name, digest] : files) {
        const FileDigest read = digest_file(folder.path("db/" + name));
        EXPECT_EQ(digest.bytes, read.bytes) << name;
        EXPECT_EQ(digest.hash, read.hash) << name;
    }
}

TEST(GlassDatabase, WithoutHashesTheSizesAreReturned) {
    const MemoryFolder folder;
    for (const auto& [name, digest] : write_with_glass(folder.path("db"), example_collection())) {
        EXPECT_EQ(digest.bytes, std::filesystem::file_size(folder.path("db/" + name))) << name;
        EXPECT_EQ(digest.hash, "");
    }
}

TEST(GlassDatabase, TheSameContentHasTheSameBytes) {
    const MemoryFolder folder;
    const Collection collection = RandomCollection(2).collection(80);
    write_with_glass(folder.path("a"), collection);
    for (const auto& [name, digest] : write_with_glass(folder.path("b"), collection)) {
        EXPECT_EQ(read_file(folder.path("a/" + name)), read_file(folder.path("b/" + name))) << name;
    }
}

TEST(GlassDatabase, EachTableMayHaveAThreadOfItsOwn) {
    const MemoryFolder folder;
    std::filesystem::create_directory(folder.path("db"));
    GlassDatabase database(folder.path("db"), {.hashes = true});
    constexpr std::uint32_t document_count = 20'000;
    std::thread postlist([&] {
        for (std::uint32_t docid = 1; docid <= document_count; ++docid) database.postlist().add_length(docid, 1);
        struct Posting {
            std::uint32_t docid;
            std::uint32_t wdf;
        };
        std::vector<Posting> postings;
        for (std::uint32_t docid = 1; docid <= document_count; ++docid) postings.push_back({docid, 1});
        database.postlist().add_term("term", std::span<const Posting>(postings));
        database.postlist().finish();
    });
    std::thread termlist([&] {
        TermlistEncoder terms;
        terms.add("term", 1);
        std::string encoded;
        terms.finish(encoded);
        for (std::uint32_t docid = 1; docid <= document_count; ++docid) database.termlist().add(docid, encoded);
        database.termlist().finish();
    });
    std::thread docdata([&] {
        for (std::uint32_t docid = 1; docid <= document_count; ++docid) database.docdata().add(docid, "data");
    });
    for (std::thread* thread : {&postlist, &termlist, &docdata}) thread->join();
    for (const auto& [name, digest] : database.finish(database.postlist().statistics(), {})) {
        EXPECT_EQ(digest.hash, digest_file(folder.path("db/" + name)).hash);
    }
    EXPECT_EQ(Xapian::Database::check(folder.path("db")), 0U);
}

TEST(GlassDatabase, ALaterDocidMayBeReserved) {
    const MemoryFolder folder;
    std::filesystem::create_directory(folder.path("db"));
    GlassDatabase database(folder.path("db"));
    database.termlist().add(1, {});
    database.postlist().add_length(1, 0);
    database.postlist().finish();
    GlassStatistics statistics = database.postlist().statistics();
    statistics.last_docid = 41;
    database.finish(statistics, {});
    Xapian::WritableDatabase writable(folder.path("db"), Xapian::DB_OPEN | glass_test::xapian_flags);
    EXPECT_EQ(writable.get_lastdocid(), 41U);
    EXPECT_EQ(writable.add_document({}), 42U);
}

TEST(GlassDatabase, ThereIsNoneBeforeItIsFinished) {
    const MemoryFolder folder;
    std::filesystem::create_directory(folder.path("db"));
    { const GlassDatabase database(folder.path("db")); }
    EXPECT_THROW(Xapian::Database(folder.path("db")), Xapian::DatabaseOpeningError);
}

TEST(GlassDatabase, AFolderInUseIsRefused) {
    const MemoryFolder folder;
    write_with_glass(folder.path("db"), example_collection());
    EXPECT_TRUE(testing::throws(ErrorCode::io, [&] { write_with_glass(folder.path("db"), {}); }));
    EXPECT_EQ(Xapian::Database(folder.path("db")).get_doccount(), 1U);
}

TEST(GlassDatabase, AFolderThatIsNotThereIsReported) {
    EXPECT_TRUE(testing::throws(ErrorCode::not_found, [] { GlassDatabase("/nowhere/at/all"); }));
}

}  // namespace
}  // namespace kwic
