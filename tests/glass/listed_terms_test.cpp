#include "glass/listed_terms.hpp"

#include "glass/collection.hpp"
#include "glass/compare_databases.hpp"
#include "glass/edge_collections.hpp"
#include "glass/random_collection.hpp"
#include "storage/thrown_error.hpp"
#include "support/memory_folder.hpp"
#include "support/test_rounds.hpp"

#include <kwic/error.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

namespace kwic::glass_test {
namespace {

std::vector<std::uint32_t> docids_of(const std::string& folder) {
    const Xapian::Database database(folder);
    return {database.postlist_begin(""), database.postlist_end("")};
}

// Of a database with lists of terms by document.
SlotsOf slots_in(const Xapian::Database& database) {
    return [&database](std::uint32_t docid) {
        std::vector<std::uint32_t> slots;
        const Xapian::Document document = database.get_document(docid);
        for (auto value = document.values_begin(); value != document.values_end(); ++value) {
            slots.push_back(value.get_valueno());
        }
        return slots;
    };
}

Xapian::WritableDatabase open_to_write(const std::string& folder) {
    return Xapian::WritableDatabase(folder, Xapian::DB_OPEN | xapian_flags);
}

void expect_lists_come_back(const std::string& folder, std::uint64_t max_bytes) {
    const std::string copy = folder + "-copy";
    std::filesystem::remove_all(copy);
    std::filesystem::copy(folder, copy);
    drop_termlists(copy);
    EXPECT_FALSE(has_termlists(copy));
    EXPECT_EQ(docids_of(copy), docids_of(folder));
    expect_checked(copy);
    const Xapian::Database whole(folder);
    restore_termlists(copy, docids_of(folder), slots_in(whole), max_bytes);
    EXPECT_EQ(first_difference(copy, folder), "");
    expect_checked(copy);
}

TEST(ListedTerms, ComeBackAsTheyWere) {
    for (std::size_t round = 0; round < test_rounds(3); ++round) {
        SCOPED_TRACE(round);
        const MemoryFolder folder;
        const Collection collection = RandomCollection(static_cast<unsigned>(round)).collection(120);
        write_with_glass(folder.path("ours"), collection, {.block_bytes = round % 2 == 0 ? 2048U : 8192U});
        write_with_xapian(folder.path("theirs"), collection, 2048);
        for (const std::uint64_t max_bytes : {1, 20'000, 1 << 24}) {
            expect_lists_come_back(folder.path("ours"), max_bytes);
            expect_lists_come_back(folder.path("theirs"), max_bytes);
        }
    }
}

TEST(ListedTerms, OfEdgeCasesComeBackAsTheyWere) {
    for (const auto& [name, collection] : edge_cases()) {
        SCOPED_TRACE(name);
        const MemoryFolder folder;
        write_with_xapian(folder.path("db"), collection, 8192);
        for (const std::uint64_t max_bytes : {5'000, 1 << 24}) expect_lists_come_back(folder.path("db"), max_bytes);
    }
}

void update(Xapian::WritableDatabase& database, const std::vector<std::uint32_t>& changed, unsigned seed) {
    RandomCollection random(seed);
    for (const std::uint32_t docid : changed) {
        if (docid % 2 == 0) {
            database.delete_document(docid);
        } else {
            database.replace_document(docid, make_xapian_document(random.document()));
        }
        if (docid % 3 == 0) database.add_document(make_xapian_document(random.document()));
    }
    database.commit();
}

// Three times over, since an update leaves blocks and chunks otherwise than a writer does.
TEST(ListedTerms, ThoseOfTheChangedDocumentsAreEnoughForUpdates) {
    const MemoryFolder folder;
    const std::string ours = folder.path("ours");
    const std::string theirs = folder.path("theirs");
    const Collection collection = RandomCollection(5).collection(200);
    write_with_glass(theirs, collection, {});
    write_with_glass(ours, collection, {.termlists = false});
    RandomCollection random(6);
    for (unsigned round = 0; round < 3; ++round) {
        std::vector<std::uint32_t> changed;
        for (const std::uint32_t docid : docids_of(ours)) {
            if (random.below(4) == 0) changed.push_back(docid);
        }
        {
            const Xapian::Database before(theirs);
            restore_termlists(ours, changed, slots_in(before), 1 << 16);
        }
        for (const std::string& path : {ours, theirs}) {
            Xapian::WritableDatabase database = open_to_write(path);
            update(database, changed, round);
        }
        drop_termlists(ours);
        expect_checked(ours);
    }
    const Xapian::Database whole(theirs);
    restore_termlists(ours, docids_of(theirs), slots_in(whole), 1 << 24);
    EXPECT_EQ(first_difference(ours, theirs), "");
}

TEST(ListedTerms, NoneAreNeededToAddDocuments) {
    const MemoryFolder folder;
    const std::string ours = folder.path("ours");
    write_with_glass(ours, RandomCollection(7).collection(20), {.termlists = false});
    restore_termlists(ours, {}, {}, 1 << 20);
    {
        Xapian::WritableDatabase database = open_to_write(ours);
        database.add_document(make_xapian_document(RandomCollection(8).document()));
        database.commit();
    }
    drop_termlists(ours);
    drop_termlists(ours);
    EXPECT_EQ(docids_of(ours).size(), 21U);
    expect_checked(ours);
}

TEST(ListedTerms, ADamagedTableIsReportedOrRead) {
    const MemoryFolder folder;
    write_with_glass(folder.path("db"), RandomCollection(9).collection(60), {.block_bytes = 2048, .termlists = false});
    const std::vector<std::uint32_t> docids = docids_of(folder.path("db"));
    const std::uint64_t bytes = std::filesystem::file_size(folder.path("db/postlist.glass"));
    RandomCollection random(10);
    std::size_t reported = 0;
    for (std::size_t round = 0; round < test_rounds(400); ++round) {
        std::filesystem::remove_all(folder.path("copy"));
        std::filesystem::copy(folder.path("db"), folder.path("copy"));
        std::fstream file(folder.path("copy/postlist.glass"), std::ios::in | std::ios::out | std::ios::binary);
        for (std::uint32_t left = 1 + random.below(8); left > 0; --left) {
            file.seekp(random.below(static_cast<std::uint32_t>(bytes)));
            file.put(static_cast<char>(random.below(256)));
        }
        file.close();
        try {
            restore_termlists(
                folder.path("copy"), docids, [](std::uint32_t) { return std::vector<std::uint32_t>(); }, 1 << 20);
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::damaged) << error.what();
            ++reported;
        }
    }
    EXPECT_GT(reported, 0U);
}

}  // namespace
}  // namespace kwic::glass_test
