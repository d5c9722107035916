#include "glass/term_gatherer.hpp"

#include "glass/encodings.hpp"
#include "storage/thrown_error.hpp"
#include "support/memory_folder.hpp"

#include <kwic/error.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

// A list of documents 1 to 3 in its first chunk, and of one document in its second.
class ListOfTwoChunks {
  public:
    explicit ListOfTwoChunks(std::uint32_t docid_of_second) {
        GlassTable table(path_, {});
        std::string first;
        for (const std::uint64_t number : {4, 4, 0}) append_uint(first, number);
        first += '0';
        append_uint(first, 2);
        for (const std::uint64_t number : {1, 0, 1, 0, 1}) append_uint(first, number);
        table.add("term", first);
        std::string key("term\0", 5);
        append_sortuint(key, docid_of_second);
        table.add(key, std::string("1\0\7", 3));
        root_ = table.finish();
    }

    std::vector<std::uint32_t> gather(const std::vector<std::uint32_t>& docids) {
        TermGatherer gatherer(1 << 20);
        EXPECT_EQ(gatherer.gather(MappedTable(path_, root_), docids), docids.size());
        std::vector<std::uint32_t> wdfs;
        for (std::size_t document = 0; document < docids.size(); ++document) {
            gatherer.for_each_term(document, [&](std::string_view term, std::uint32_t wdf) {
                EXPECT_EQ(term, "term");
                wdfs.push_back(wdf);
            });
        }
        return wdfs;
    }

  private:
    MemoryFolder folder_;
    std::string path_ = folder_.path("postlist.glass");
    GlassRoot root_;
};

TEST(TermGatherer, ReadsAllChunksOfAList) {
    EXPECT_EQ(ListOfTwoChunks(4).gather({1, 3, 4}), (std::vector<std::uint32_t>{1, 1, 7}));
    EXPECT_EQ(ListOfTwoChunks(70'000).gather({2, 4, 70'000}), (std::vector<std::uint32_t>{1, 7}));
}

TEST(TermGatherer, ChunksThatOverlapAreDamage) {
    for (const std::uint32_t docid : {1, 2, 3}) {
        EXPECT_EQ(testing::error_of([&] { ListOfTwoChunks(docid).gather({1, 2, 3}); }).code(), ErrorCode::damaged) << docid;
    }
}

}  // namespace
}  // namespace kwic
