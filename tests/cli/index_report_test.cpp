#include "index_report.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace kwic::cli {
namespace {

UpdateReport report(std::uint64_t added, std::uint64_t replaced, std::uint64_t unchanged, std::uint64_t removed) {
    UpdateReport report;
    report.published = true;
    report.documents = 14'074;
    report.added = added;
    report.replaced = replaced;
    report.unchanged = unchanged;
    report.removed = removed;
    return report;
}

TEST(IndexReport, AnUpdateTellsWhatHasChanged) {
    const std::vector<std::pair<UpdateReport, std::string>> rows = {
        {report(3, 9, 14'061, 2),
         "Indexed 12 of 14,073 documents anew (3 added, 9 replaced, 2 removed) in 0.4 s; the index holds 14,074"},
        {report(1, 0, 0, 0), "Indexed 1 of 1 document anew (1 added) in 0.4 s; the index holds 14,074"},
        {report(0, 1, 1, 0), "Indexed 1 of 2 documents anew (1 replaced) in 0.4 s; the index holds 14,074"},
        {report(0, 0, 5, 1), "Removed 1 document in 0.4 s; the index holds 14,074"},
        {report(0, 0, 5, 0), "No document has changed, but what the index keeps beside them; the index holds 14,074"},
    };
    for (const auto& [given, line] : rows) EXPECT_EQ(update_line(given, 0.42), line);
}

TEST(IndexReport, AnUpdateTellsThatNothingHas) {
    UpdateReport same = report(0, 0, 5, 0);
    same.published = false;
    EXPECT_EQ(update_line(same, 0.4), "Nothing has changed; the index holds 14,074 documents");
    same.documents = 1;
    EXPECT_EQ(update_line(same, 0.4), "Nothing has changed; the index holds 1 document");
}

TEST(IndexReport, ABuildTellsWhatWasReadAndWhatIsThere) {
    const BuildProgress read{BuildStage::reading, 12, 149'999};
    BuildReport report;
    report.documents = 12;
    EXPECT_EQ(build_line(read, report, 0.4), "Indexed 12 documents (0.1 MB) in 0.4 s");
    report.documents = 11;
    EXPECT_EQ(build_line(read, report, 0.4), "Indexed 12 documents (0.1 MB) in 0.4 s; the index holds 11");
    EXPECT_EQ(dry_run_line(read, 0.4), "Read 12 documents (0.1 MB) in 0.4 s; nothing written");
}

}  // namespace
}  // namespace kwic::cli
