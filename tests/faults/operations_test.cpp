// The operations themselves, undisturbed: what the other tests here stand on.
#include "faults/operations.hpp"
#include "support/memory_folder.hpp"

#include "faults/sample_documents.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

namespace kwic::faults {
namespace {

std::string copy_for(const MemoryFolder& space, Operation operation, const std::string& prepared) {
    std::string folder = space.path(std::string(name_of(operation)) + " copy");
    copy_index(prepared, folder);
    return folder;
}

TEST(Operations, ServeWhatTheySayBeforeAndAfter) {
    const MemoryFolder space;
    for (const Operation operation : all_operations) {
        for (const std::uint64_t seed : {0, 1, 2}) {
            const std::string folder = space.path(std::string(name_of(operation)) + std::to_string(seed));
            prepare(operation, folder, seed);
            EXPECT_EQ(read_content(folder).value_or(IndexContent()), content_before(operation, seed));
            perform(operation, folder, seed);
            EXPECT_EQ(read_content(folder), content_after(operation, seed));
            EXPECT_NE(content_before(operation, seed), content_after(operation, seed));
        }
    }
}

TEST(Operations, AreJudgedSoundBeforeAndAfter) {
    const MemoryFolder space;
    for (const Operation operation : all_operations) {
        const std::string prepared = space.path(std::string(name_of(operation)));
        prepare(operation, prepared);
        const std::string before = copy_for(space, operation, prepared);
        EXPECT_EQ(judge(operation, before, false), "") << name_of(operation);
        perform(operation, prepared);
        EXPECT_EQ(judge(operation, prepared, true), "") << name_of(operation);
    }
}

TEST(Operations, LostAcknowledgementIsSeen) {
    const MemoryFolder space;
    for (const Operation operation : all_operations) {
        const std::string folder = space.path(std::string(name_of(operation)));
        prepare(operation, folder);
        EXPECT_NE(judge(operation, folder, true), "") << name_of(operation);
    }
}

TEST(Operations, OtherContentIsSeen) {
    const MemoryFolder space;
    prepare(Operation::rebuild, space.path("index"));
    EXPECT_NE(judge(Operation::collect, space.path("index"), false), "");
}

TEST(Operations, DamageIsSeen) {
    const MemoryFolder space;
    prepare(Operation::collect, space.path("index"));
    std::filesystem::resize_file(space.path("index/gen-00000001/db/postlist.glass"), 100);
    EXPECT_NE(judge(Operation::collect, space.path("index"), false), "");
}

TEST(Operations, ForeignFileIsALeftover) {
    const MemoryFolder space;
    prepare(Operation::rebuild, space.path("index"));
    std::ofstream(space.path("index/MANIFEST.tmp")) << "left";
    EXPECT_NE(judge(Operation::rebuild, space.path("index"), false), "");
}

TEST(Operations, SignaturesDiffer) {
    std::set<std::string> seen;
    for (std::uint64_t document = 0; document < 130; ++document) {
        for (std::uint64_t version = 0; version < 12; ++version) {
            EXPECT_TRUE(seen.insert(signature_of(document, version)).second) << document << ' ' << version;
        }
    }
}

}  // namespace
}  // namespace kwic::faults
