// The example prints what the README says it prints.
#include "architecture/source_tree.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <string>

namespace kwic {
namespace {

TEST(Example, IndexAndSearchPrintsWhatTheReadmeShows) {
    FILE* pipe = popen(("'" + std::string(KWIC_EXAMPLE) + "'").c_str(), "r");
    ASSERT_NE(pipe, nullptr);
    std::string printed;
    std::array<char, 4096> buffer{};
    for (std::size_t got = 0; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        printed.append(buffer.data(), got);
    }
    EXPECT_EQ(pclose(pipe), 0);
    EXPECT_FALSE(printed.empty());
    EXPECT_EQ(source_tree::fenced_block(source_tree::read("README.md"), "text"), printed);
}

}  // namespace
}  // namespace kwic
