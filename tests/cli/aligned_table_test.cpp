#include "aligned_table.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kwic::cli {
namespace {

TEST(AlignedTable, TextStandsLeftAndNumbersRightWithoutSpaceAtTheEnd) {
    AlignedTable table("lrl");
    table.add({"stem", "documents", "form"});
    table.add({"運動", "7", ""});
    table.add({"a", "12345678901", "b"});
    EXPECT_EQ(table.lines(),
              (std::vector<std::string>{"stem    documents  form", "運動            7", "a     12345678901  b"}));
}

TEST(AlignedTable, NoRowsAreNoLines) {
    EXPECT_TRUE(AlignedTable("lr").lines().empty());
}

}  // namespace
}  // namespace kwic::cli
