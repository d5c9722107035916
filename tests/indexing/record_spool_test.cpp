#include "indexing/record_spool.hpp"

#include "ingest/scratch_folder.hpp"
#include "storage/random_text.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::RandomText;
using testing::ScratchFolder;

std::vector<std::string> read_all(const RecordSpool& spool) {
    std::vector<std::string> records;
    for (RecordSpool::Reader reader(spool); reader.next();) records.emplace_back(reader.record());
    return records;
}

TEST(RecordSpool, AnEmptyOneHasNoRecords) {
    const ScratchFolder scratch;
    EXPECT_TRUE(read_all(RecordSpool(scratch.path(), 0)).empty());
}

TEST(RecordSpool, RecordsComeBackInOrderWhetherInMemoryOrInAFile) {
    for (const std::size_t memory : {std::size_t{0}, std::size_t{600'000}, std::size_t{1} << 30}) {
        const ScratchFolder scratch;
        RandomText random(2);
        RecordSpool spool(scratch.path(), memory);
        std::vector<std::string> records;
        for (int i = 0; i < 3000; ++i) {
            records.push_back(random.bytes(random.below(random.below(100) == 0 ? 700'000 : 300)));
            const std::string_view record = records.back();
            const std::size_t begin_bytes = random.below(record.size() + 1);
            spool.add(record.substr(0, begin_bytes), record.substr(begin_bytes));
        }
        EXPECT_EQ(read_all(spool), records);
        EXPECT_EQ(read_all(spool), records) << "a second time";
        const RecordSpool moved = std::move(spool);
        EXPECT_EQ(read_all(moved), records);
    }
}

TEST(RecordSpool, TheFileHasNoNameAndMemoryKeepsItsBound) {
    const ScratchFolder scratch;
    RecordSpool spool(scratch.path(), 1 << 20);
    for (int i = 0; i < 5000; ++i) spool.add(std::string(1000, 'x'));
    EXPECT_TRUE(std::filesystem::is_empty(scratch.path()));
    EXPECT_LT(spool.memory_bytes(), 2'000'000U);
    EXPECT_EQ(read_all(spool).size(), 5000U);
}

}  // namespace
}  // namespace kwic
