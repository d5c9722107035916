#include "topics.hpp"

#include "cli/temporary_folder.hpp"

#include <kwic/error.hpp>

#include <gtest/gtest.h>

#include <string>

namespace kwic::cli {
namespace {

// "id=query|id=query", then "!line" for each problem.
std::string described(const Topics& topics) {
    std::string text;
    for (const Topic& topic : topics.topics) text += topic.id + "=" + topic.query + "|";
    for (const TopicProblem& problem : topics.problems) text += "!" + std::to_string(problem.line);
    return text;
}

TEST(Topics, AnIdEndsAtTheFirstTab) {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"", ""},
        {"1\tbelgrade summit\n", "1=belgrade summit|"},
        {"1\tbelgrade", "1=belgrade|"},
        {"1\ta\tb\n", "1=a\tb|"},
        {"two words\ta\n", "two words=a|"},
        {"1\ta\r\n2\tb\r\n", "1=a|2=b|"},
        {"\xEF\xBB\xBF"
         "1\ta\n",
         "1=a|"},
        {"\n1\ta\n  \n\n2\t\n", "1=a|2=|"},
        {"1\t \"a phrase\" \n", "1= \"a phrase\" |"},
    };
    for (const auto& [input, expected] : rows) EXPECT_EQ(described(parse_topics(input)), expected) << input;
}

TEST(Topics, LinesThatAreNoTopicsAreReportedWithTheirNumbers) {
    EXPECT_EQ(described(parse_topics("1\ta\nno tab here\n\tno id\n2\tb\n1\tagain\n")), "1=a|2=b|!2!3!5");
}

TEST(Topics, TrecTopicsGiveNumberAndTitle) {
    const std::string text =
        "\n<top>\n<num> Number: 301\n<title> International\n  Organized Crime\n<desc> "
        "Description:\nIdentify...\n</top>\n"
        "\n<top>\n<num>302</num>\n<title>Topic: a < b and AT&T</title>\n</top>\n";
    EXPECT_EQ(described(parse_topics(text)), "301=International Organized Crime|302=a < b and AT&T|");
}

TEST(Topics, TrecTopicsWithoutTitleOrNumberAreReportedWhereTheyBegin) {
    const std::string text = "<top>\n<num>1\n</top>\n<top>\n<title>x\n</top>\n<top>\n<num>3\n<title>y\n</top>\n";
    EXPECT_EQ(described(parse_topics(text)), "3=y|!1!4");
}

TEST(Topics, AMissingFileIsAnError) {
    const cli_test::TemporaryFolder folder;
    try {
        read_topics(folder.path("none.tsv"));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::not_found);
        EXPECT_EQ(error.path(), folder.path("none.tsv"));
    }
}

TEST(Topics, AFileIsReadWhole) {
    const cli_test::TemporaryFolder folder;
    std::string text;
    for (int i = 0; i < 20000; ++i) text += std::to_string(i) + "\tquery\n";
    EXPECT_EQ(read_topics(folder.write("many.tsv", text)).topics.size(), 20000U);
}

}  // namespace
}  // namespace kwic::cli
