// Hyperlinks on terminals, end to end.
#include "cli/program_run.hpp"
#include "cli/sample_index.hpp"
#include "hyperlinks.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kwic::cli_test {
namespace {

constexpr const char* link_begin = "\033]8;;";

std::string link(const std::string& url, const std::string& text) {
    return link_begin + url + "\033\\" + text + "\033]8;;\033\\";
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

TEST(HyperlinksProgram, TitlesAndAddressesOpenThePage) {
    const SampleIndex index;
    const RunResult result = run_kwic_on_terminal({"search", "-d", index.path(), "colombo"});
    EXPECT_TRUE(holds(result.out, link_begin + std::string("https://example.org/c\033\\"))) << result.out;
    EXPECT_TRUE(holds(result.out, link("https://example.org/c", "https://example.org/c"))) << result.out;
}

TEST(HyperlinksProgram, FilesHaveUrlsWithTheHostAndEncodedPaths) {
    const TemporaryFolder folder;
    folder.write("a b%.txt", "Title\n\nThe summit.\n");
    ASSERT_EQ(run_kwic({"index"}, {.folder = folder.path()}).exit_code, 0);
    const RunResult result =
        run_kwic_on_terminal({"search", "--color=never", "--hyperlinks=always", "summit"}, {.folder = folder.path()});
    const std::string url = "file://" + cli::host_name() + folder.path() + "/a%20b%25.txt";
    EXPECT_TRUE(holds(result.out, "1. " + link(url, "Title") + "  ")) << result.out;
    EXPECT_TRUE(holds(result.out, link(url, "a b%.txt"))) << result.out;
}

TEST(HyperlinksProgram, NothingOfItComesUnlessSomebodySeesIt) {
    const SampleIndex index;
    EXPECT_FALSE(holds(index.search({"colombo"}).out, "\033"));
    EXPECT_FALSE(holds(index.search({"--color=always", "colombo"}).out, link_begin));
    const Arguments search = {"search", "-d", index.path(), "colombo"};
    for (const RunSettings& settings :
         {RunSettings{.environment = {{"NO_COLOR", "1"}}}, RunSettings{.environment = {{"TERM", "dumb"}}}}) {
        EXPECT_FALSE(holds(run_kwic_on_terminal(search, settings).out, link_begin));
    }
    EXPECT_FALSE(holds(run_kwic_on_terminal({"search", "-d", index.path(), "--hyperlinks", "never", "colombo"}).out,
                       link_begin));
}

TEST(HyperlinksProgram, WhoAsksForThemAlwaysGetsThem) {
    const SampleIndex index;
    EXPECT_TRUE(holds(index.search({"--hyperlinks", "always", "colombo"}).out, link_begin));
    for (const char* format : {"json", "ndjson", "tsv", "trec", "html"}) {
        EXPECT_FALSE(
            holds(index.search({"--hyperlinks=always", "--color=always", "--format", format, "colombo"}).out, "\033"))
            << format;
    }
}

TEST(HyperlinksProgram, AddressesThatMustNotBeFollowedAreText) {
    for (const std::string url :
         {"javascript:alert(1)", "file:///etc/passwd", "https://a@b/", "https://a/\\u001b\\\\\\\\x"}) {
        const SampleIndex index(R"({"id":"a","title":"T","text":"summit","url":")" + url + "\"}\n");
        EXPECT_FALSE(holds(index.search({"--hyperlinks=always", "summit"}).out, "\033")) << url;
    }
}

}  // namespace
}  // namespace kwic::cli_test
