#include "faults/sync_duties.hpp"

#include <gtest/gtest.h>

namespace kwic::faults {
namespace {

LoggedCall open(const std::string& path, int descriptor) {
    return {.kind = CallKind::open_file, .descriptor = descriptor, .path = path};
}

LoggedCall sync(int descriptor) {
    return {.kind = CallKind::sync_file, .descriptor = descriptor};
}

LoggedCall sync_filesystem(int descriptor) {
    return {.kind = CallKind::sync_filesystem, .descriptor = descriptor};
}

LoggedCall rename(const std::string& from, const std::string& to) {
    return {.kind = CallKind::rename, .path = from, .other_path = to};
}

TEST(SyncDuties, OnlyThePackedDatabaseMayFailBeforeTheFileSystemIsSynced) {
    const std::vector<bool> expected = {true, false, true, true};
    EXPECT_EQ(find_sync_duties(
                  {open("/i/g/build/a", 3), sync(3), open("/i/g/db/a", 4), sync(4), sync_filesystem(5), sync(4)}),
              expected);
}

TEST(SyncDuties, WithoutSyncOfTheFileSystemEverySyncCounts) {
    EXPECT_EQ(find_sync_duties({open("/i/g/db/a", 3), sync(3), sync(3)}), (std::vector<bool>{true, true}));
}

TEST(SyncDuties, EndWithTheFolderOfTheRenamedCurrent) {
    const std::vector<bool> expected = {true, true, false};
    EXPECT_EQ(find_sync_duties({open("/i", 3), sync(3), rename("/i/CURRENT.tmp", "/i/CURRENT"), sync(3), sync(3)}),
              expected);
}

TEST(SyncDuties, OtherRenamesEndNothing) {
    EXPECT_EQ(find_sync_duties({open("/i", 3), rename("/i/v.tmp", "/i/iamglass"), sync(3), sync(3)}),
              (std::vector<bool>{true, true}));
}

TEST(SyncDuties, DescriptorIsKnownByItsCopy) {
    const LoggedCall copy = {.kind = CallKind::duplicate, .descriptor = 3, .other_descriptor = 9};
    EXPECT_EQ(find_sync_duties({open("/i/g/db/a", 3), copy, sync(9), sync_filesystem(3)}),
              (std::vector<bool>{false, true}));
}

}  // namespace
}  // namespace kwic::faults
