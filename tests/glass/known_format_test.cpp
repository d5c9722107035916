#include "glass/known_format.hpp"

#include "glass/glass_database.hpp"
#include "storage/files.hpp"
#include "storage/thrown_error.hpp"
#include "support/memory_folder.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kwic {
namespace {

TEST(KnownFormat, IsThatOfTheXapianOfTheseTests) {
    const MemoryFolder folder;
    EXPECT_TRUE(is_known_glass_format(folder.path()));
}

TEST(KnownFormat, IsThatOfWhatIsWrittenHere) {
    const MemoryFolder folder;
    GlassDatabase(folder.path()).finish({}, {});
    EXPECT_TRUE(has_known_glass_format(folder.path()));
}

TEST(KnownFormat, IsNotThatOfAnotherDateOrKind) {
    const std::string head(glass_version_head());
    for (std::size_t at = 0; at < head.size(); ++at) {
        const MemoryFolder folder;
        std::string other = head;
        other[at] = static_cast<char>(other[at] + 1);
        write_durable_file(folder.path("iamglass"), other + std::string(60, '\0'));
        EXPECT_FALSE(has_known_glass_format(folder.path())) << at;
    }
}

TEST(KnownFormat, NoDatabaseIsReported) {
    const MemoryFolder folder;
    EXPECT_TRUE(testing::throws(ErrorCode::not_found, [&] { has_known_glass_format(folder.path()); }));
}

TEST(KnownFormat, AFolderThatIsNotThereIsReported) {
    EXPECT_NE(testing::error_of([] { is_known_glass_format("/nowhere/at/all"); }).message(), "");
}

}  // namespace
}  // namespace kwic
