// The same collection written by lib/glass and by Xapian, and then changed by Xapian alike. A writer whose items are
// too large passes every test that only reads; this one, run with a sanitizer or under valgrind, it does not.
#include "glass/collection.hpp"
#include "glass/compare_databases.hpp"
#include "glass/edge_collections.hpp"
#include "glass/random_collection.hpp"
#include "support/memory_folder.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kwic::glass_test {
namespace {

// Some have positions, for which Xapian has to create the table that is not there.
Xapian::Document fresh_document(RandomCollection& random) {
    TestDocument document = random.document();
    document.data = random.bytes(random.below(6000));
    Xapian::Document made = make_xapian_document(document);
    for (std::uint32_t left = random.below(60); left > 0; --left) {
        made.add_posting("new" + random.bytes(1 + random.below(12)), 1 + random.below(1000));
    }
    return made;
}

// Three commits, in which every third document is replaced; then documents go and come.
void update(Xapian::WritableDatabase& database, const Collection& collection, unsigned seed) {
    RandomCollection random(seed);
    std::size_t number = 0;
    const std::size_t changed = collection.documents.size();
    for (const auto& [docid, document] : collection.documents) {
        if (number % 3 == 0) database.replace_document(docid, fresh_document(random));
        if (++number % (changed / 3 + 1) == 0) database.commit();
    }
    database.commit();
    for (const auto& [docid, document] : collection.documents) {
        if (docid % 4 == 0) database.delete_document(docid);
        if (docid % 5 == 0) database.add_document(fresh_document(random));
    }
    database.set_metadata("new", random.bytes(500));
    for (const auto& item : collection.metadata) {
        if (random.below(2) == 0) database.set_metadata(item.first, random.bytes(random.below(3000)));
    }
    database.commit();
}

void expect_same_after_update(const Collection& collection, const GlassDatabaseOptions& options, unsigned seed) {
    const MemoryFolder folder;
    const std::string ours = folder.path("ours");
    const std::string theirs = folder.path("theirs");
    write_with_glass(ours, collection, options);
    write_with_xapian(theirs, collection, static_cast<int>(options.block_bytes));
    for (const std::string& path : {ours, theirs}) {
        Xapian::WritableDatabase database(path, Xapian::DB_OPEN | xapian_flags);
        update(database, collection, seed);
    }
    EXPECT_EQ(first_difference(ours, theirs), "");
    expect_checked(ours);
    for (const std::string& path : {ours, theirs}) {
        Xapian::Database(path).compact(path + "-packed", Xapian::DBCOMPACT_NO_RENUMBER | Xapian::Compactor::FULL);
    }
    EXPECT_EQ(first_difference(ours + "-packed", theirs + "-packed"), "");
    expect_checked(ours + "-packed");
}

TEST(GlassUpdate, BothAreTheSameAfterTheSameUpdates) {
    for (const std::uint32_t block_bytes : {2048, 4096, 8192, 16384, 32768, 65536}) {
        for (std::size_t round = 0; round < test_rounds(1); ++round) {
            SCOPED_TRACE(::testing::Message() << block_bytes << " bytes, round " << round);
            const auto seed = static_cast<unsigned>(block_bytes + 7 * round);
            const Collection collection = RandomCollection(seed).collection(150);
            expect_same_after_update(collection, {.block_bytes = block_bytes}, seed + 1);
        }
    }
}

TEST(GlassUpdate, EdgeCasesAreTheSameAfterTheSameUpdates) {
    for (const auto& [name, collection] : edge_cases()) {
        for (const std::uint32_t block_bytes : {2048, 8192, 65536}) {
            SCOPED_TRACE(::testing::Message() << name << ", blocks of " << block_bytes);
            expect_same_after_update(collection, {.block_bytes = block_bytes}, block_bytes);
        }
    }
}

TEST(GlassUpdate, BothAreTheSameWhereXapianIsToCompressNothing) {
    const Collection collection = RandomCollection(21).collection(150);
    expect_same_after_update(collection, {.termlist_compress_min = 0, .docdata_compress_min = 0}, 22);
}

TEST(GlassUpdate, AnEmptyDatabaseTakesItsFirstDocuments) {
    const Collection later = RandomCollection(23).collection(20);
    for (const std::uint32_t block_bytes : {2048, 8192, 65536}) {
        const MemoryFolder folder;
        write_with_glass(folder.path("ours"), {}, {.block_bytes = block_bytes});
        Xapian::WritableDatabase ours(folder.path("ours"), Xapian::DB_OPEN | xapian_flags);
        write_with_xapian(ours, later);
        write_with_xapian(folder.path("theirs"), later, static_cast<int>(block_bytes));
        EXPECT_EQ(first_difference(folder.path("ours"), folder.path("theirs")), "");
        EXPECT_EQ(Xapian::Database::check(folder.path("ours")), 0U);
    }
}

TEST(GlassUpdate, AllDocumentsMayBeRemoved) {
    const MemoryFolder folder;
    const Collection collection = RandomCollection(24).collection(60);
    write_with_glass(folder.path("db"), collection);
    Xapian::WritableDatabase database(folder.path("db"), Xapian::DB_OPEN | xapian_flags);
    for (const auto& [docid, document] : collection.documents) database.delete_document(docid);
    for (const auto& item : collection.metadata) database.set_metadata(item.first, "");
    database.commit();
    EXPECT_EQ(database.get_doccount(), 0U);
    EXPECT_EQ(database.allterms_begin(), database.allterms_end());
    EXPECT_EQ(database.metadata_keys_begin(), database.metadata_keys_end());
    EXPECT_EQ(Xapian::Database::check(folder.path("db")), 0U);
}

}  // namespace
}  // namespace kwic::glass_test
