#include "indexing/stored_documents.hpp"

#include "columns/columns.hpp"
#include "glass/mapped_database.hpp"
#include "ingest/scratch_folder.hpp"
#include "storage/folders.hpp"
#include "storage/random_text.hpp"
#include "storage/stored_document.hpp"
#include "storage/term_space.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::RandomText;
using testing::ScratchFolder;

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file) << path;
    return {std::istreambuf_iterator<char>(file), {}};
}

struct Made {
    std::string positions;
    std::string data;
};
using Documents = std::map<std::uint32_t, Made>;

Made make(RandomText& random) {
    Document document;
    document.text = random.utf8(random.below(5000));
    document.fields = {{"colour", std::to_string(random.below(5))}};
    return {random.utf8(random.below(3000)), StoredDocumentWriter().write(document, "en")};
}

// Batches of one document and more; `first` is the number of the next.
void put(StoredDocuments& stored, const Documents& documents, std::size_t documents_a_batch, std::uint64_t& batch) {
    std::string records;
    std::size_t count = 0;
    for (const auto& [docid, made] : documents) {
        append_stored_document(records, docid, made.positions, made.data);
        if (++count % documents_a_batch != 0) continue;
        stored.put(batch++, records);
        records.clear();
    }
    stored.put(batch++, records);
}

Documents make_documents(std::uint64_t seed, std::uint32_t count) {
    RandomText random(seed);
    Documents documents;
    for (std::uint32_t docid = 1; docid <= count; ++docid) documents[docid] = make(random);
    return documents;
}

std::string finish(StoredDocuments& stored, const std::string& folder, std::uint32_t last_docid) {
    stored.finish(last_docid);
    stored.database().finish({}, {});
    return bytes_of(folder + "/columns");
}

void expect_holds(const std::string& folder, const Documents& documents) {
    const auto database = MappedDatabase::open(folder + "/db");
    std::string buffer;
    for (const auto& [docid, made] : documents) {
        EXPECT_EQ(database->metadata(make_position_key(docid), buffer).tag, made.positions) << docid;
        EXPECT_EQ(database->document_data(docid, buffer).tag, made.data) << docid;
    }
}

TEST(StoredDocuments, AreWrittenAsTheyCome) {
    for (const std::size_t documents_a_batch : {1, 7, 1000}) {
        const ScratchFolder scratch;
        const Documents documents = make_documents(1, 200);
        StoredDocuments stored(scratch.path(), {}, 1 << 20);
        std::uint64_t batch = 0;
        put(stored, documents, documents_a_batch, batch);
        finish(stored, scratch.path(), 200);
        expect_holds(scratch.path(), documents);
    }
}

TEST(StoredDocuments, ThoseThatAreReplacedLeaveNoTrace) {
    const Documents replacing = make_documents(2, 200);
    const std::vector<std::vector<std::uint32_t>> rows = {{}, {1}, {200}, {1, 2, 3, 100, 199, 200}};
    for (const std::vector<std::uint32_t>& docids : rows) {
        Documents documents = make_documents(1, 200);
        Documents late;
        for (const std::uint32_t docid : docids) late[docid] = replacing.at(docid);
        const ScratchFolder scratch;
        StoredDocuments stored(scratch.path(), {}, 1 << 20);
        std::uint64_t batch = 0;
        put(stored, documents, 10, batch);
        stored.begin_replacing();
        EXPECT_EQ(stored.data(77), documents[77].data);
        put(stored, late, 2, batch);
        const std::string columns = finish(stored, scratch.path(), 200);
        for (const auto& [docid, made] : late) documents[docid] = made;
        expect_holds(scratch.path(), documents);
        EXPECT_EQ(list_folder(scratch.path()), (std::vector<std::string>{"columns", "db"}));

        const ScratchFolder model_scratch;
        StoredDocuments model(model_scratch.path(), {}, 1 << 20);
        std::uint64_t model_batch = 0;
        put(model, documents, 50, model_batch);
        EXPECT_EQ(finish(model, model_scratch.path(), 200), columns);
        EXPECT_EQ(bytes_of(model_scratch.path("db/docdata.glass")), bytes_of(scratch.path("db/docdata.glass")));
    }
}

TEST(StoredDocuments, NoneMakeAnEmptyDatabase) {
    const ScratchFolder scratch;
    StoredDocuments stored(scratch.path(), {}, 1 << 20);
    finish(stored, scratch.path(), 0);
    std::string buffer;
    EXPECT_EQ(MappedDatabase::open(scratch.path("db"))->document_data(1, buffer).presence,
              MappedDatabase::Presence::absent);
}

}  // namespace
}  // namespace kwic
