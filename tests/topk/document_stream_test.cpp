#include "topk/document_stream.hpp"

#include "ingest/scratch_folder.hpp"

#include <kwic/error.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::ScratchFolder;

DocumentStreams streams_of(const std::vector<std::vector<Xapian::docid>>& sets) {
    DocumentStreams streams;
    for (const auto& set : sets) streams.push_back(these_documents(set));
    return streams;
}

std::vector<Xapian::docid> all(DocumentStream& stream) {
    std::vector<Xapian::docid> found;
    for (Xapian::docid at = stream.skip_to(1); at != 0; at = stream.skip_to(at + 1)) found.push_back(at);
    return found;
}

std::vector<Xapian::docid> noted(DocumentStream& stream, Xapian::docid begin, Xapian::docid end) {
    DocumentBits bits;
    stream.note(begin, end, bits);
    std::vector<Xapian::docid> found;
    bits.for_each([&](std::uint32_t offset) { found.push_back(begin + offset); });
    return found;
}

TEST(DocumentStream, AnyAndAllAreUnionAndIntersection) {
    const std::vector<std::vector<Xapian::docid>> sets = {{1, 5, 9, 3000}, {5, 7, 9, 2999, 3000}};
    EXPECT_EQ(all(*any_of(streams_of(sets))), (std::vector<Xapian::docid>{1, 5, 7, 9, 2999, 3000}));
    EXPECT_EQ(all(*all_of(streams_of(sets))), (std::vector<Xapian::docid>{5, 9, 3000}));
}

TEST(DocumentStream, NotesTheDocumentsOfOneWindowAfterTheOther) {
    const std::vector<std::vector<Xapian::docid>> sets = {{1, 5, 9, 2048, 2049, 3000}, {5, 7, 9, 2049, 2999, 3000}};
    const auto any = any_of(streams_of(sets));
    EXPECT_EQ(noted(*any, 1, 2049), (std::vector<Xapian::docid>{1, 5, 7, 9, 2048}));
    EXPECT_EQ(noted(*any, 2049, 4097), (std::vector<Xapian::docid>{2049, 2999, 3000}));
    const auto every = all_of(streams_of(sets));
    EXPECT_EQ(noted(*every, 1, 2049), (std::vector<Xapian::docid>{5, 9}));
    EXPECT_EQ(noted(*every, 2049, 4097), (std::vector<Xapian::docid>{2049, 3000}));
}

// Candidates of which only the even ones belong to the set.
class EvenOnes : public DocumentStream {
  public:
    explicit EvenOnes(std::vector<Xapian::docid> candidates) : candidates_(these_documents(std::move(candidates))) {}
    Xapian::docid skip_to(Xapian::docid docid) override { return candidates_->skip_to(docid); }
    bool holds(Xapian::docid docid) override { return docid % 2 == 0; }
    [[nodiscard]] bool has_doubts() const override { return true; }
    [[nodiscard]] Xapian::doccount size() const override { return candidates_->size(); }

  private:
    std::unique_ptr<DocumentStream> candidates_;
};

TEST(DocumentStream, AnyOfKnowsWhichOfItsStreamsHoldsADocument) {
    for (const bool by_windows : {false, true}) {
        DocumentStreams streams = streams_of({{3, 8}, {20}});
        streams.push_back(std::make_unique<EvenOnes>(std::vector<Xapian::docid>{3, 4, 5, 6, 20}));
        const auto any = any_of(std::move(streams));
        EXPECT_TRUE(any->has_doubts());
        const std::vector<Xapian::docid> candidates = by_windows ? noted(*any, 1, 100) : all(*any);
        EXPECT_EQ(candidates, (std::vector<Xapian::docid>{3, 4, 5, 6, 8, 20}));
        std::vector<Xapian::docid> held;
        for (const Xapian::docid docid : candidates) {
            if (any->holds(docid)) held.push_back(docid);
        }
        EXPECT_EQ(held, (std::vector<Xapian::docid>{3, 4, 6, 8, 20}));
        EXPECT_FALSE(any->holds(2)) << "no stream has stood there";
    }
}

std::string read_file(const std::string& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

// Xapian 1.4.22 stays at document 200 when it is asked for a later one.
TEST(DocumentStream, AListThatPromisesMoreDocumentsThanItHasIsDamaged) {
    const ScratchFolder scratch;
    {
        Xapian::WritableDatabase database(scratch.path("db"), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
        for (Xapian::docid docid = 1; docid <= 5000; ++docid) {
            Xapian::Document document;
            document.add_term("all");
            if (docid == 1 || docid == 100 || docid == 200) document.add_term("rare");
            database.add_document(document);
        }
        database.commit();
    }
    std::string bytes = read_file(scratch.path("db/postlist.glass"));
    const std::string chunk(
        "\x03\x03\x00"
        "1\xC7\x01",
        6);  // 3 documents, last - first is 199
    ASSERT_NE(bytes.find(chunk), std::string::npos);
    for (std::size_t at = 0; (at = bytes.find(chunk, at)) != std::string::npos; ++at) bytes[at + 5] = 0x7F;
    std::ofstream(scratch.path("db/postlist.glass"), std::ios::binary) << bytes;
    const Xapian::Database database(scratch.path("db"));
    EXPECT_THROW(documents_with(database, "rare")->skip_to(2049), Error);
    DocumentBits bits;
    EXPECT_THROW(documents_with(database, "rare")->note(2049, 4097, bits), Error);
    EXPECT_THROW(documents_with(database, "rare")->note(1, 2049, bits), Error);
}

}  // namespace
}  // namespace kwic
