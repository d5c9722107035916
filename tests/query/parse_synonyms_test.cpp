#include <kwic/synonyms.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

TEST(ParseSynonyms, ReadsAGroupALine) {
    const ParsedSynonyms parsed =
        parse_synonyms("nam = non-aligned movement\n\n# cars\n car=automobile =motor car # 3\r\n");
    EXPECT_EQ(parsed.groups,
              (std::vector<SynonymGroup>{{"nam", "non-aligned movement"}, {"car", "automobile", "motor car"}}));
    EXPECT_TRUE(parsed.faults.empty());
}

TEST(ParseSynonyms, SaysWhichLineSaysNothing) {
    struct Case {
        std::string text;
        std::size_t groups;
        std::string fault;
    };
    const Case cases[] = {
        {"alone", 0, "The line has no two different words with = between them; it is left out."},
        {"a = a", 0, "The line has no two different words with = between them; it is left out."},
        {"a = = b", 1, "There is nothing beside one =; the others count."},
        {"a = \xFF", 0, "The line is not UTF-8; it is left out."},
        {"a = b = " + std::string(257, 'x'), 1, "A synonym is longer than 256 bytes; it is left out."},
    };
    for (const auto& [text, groups, fault] : cases) {
        const ParsedSynonyms parsed = parse_synonyms("x = y\n" + text);
        EXPECT_EQ(parsed.groups.size(), groups + 1) << text;
        ASSERT_FALSE(parsed.faults.empty()) << text;
        EXPECT_EQ(parsed.faults[0], (SynonymFault{2, fault})) << text;
    }
}

TEST(ParseSynonyms, TakesSixteenOfALine) {
    std::string line = "a0";
    for (int i = 1; i < 20; ++i) line += " = a" + std::to_string(i);
    const ParsedSynonyms parsed = parse_synonyms(line);
    ASSERT_EQ(parsed.groups.size(), 1U);
    EXPECT_EQ(parsed.groups[0].size(), max_synonyms_in_group);
    EXPECT_EQ(parsed.faults.size(), 1U);
}

TEST(ParseSynonyms, ReadsAnyBytes) {
    const std::string bytes("\0=\n==\n\n=#\n\r\r\n a\0b = c\n", 22);
    EXPECT_EQ(parse_synonyms(bytes).groups.size(), 1U);
}

}  // namespace
}  // namespace kwic
