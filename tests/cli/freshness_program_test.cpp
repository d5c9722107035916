// Hits whose file is no longer what was indexed, and passages under a budget, end to end.
#include "cli/program_run.hpp"
#include "cli/sample_index.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <sstream>
#include <string>

namespace kwic::cli_test {
namespace {

using Json = nlohmann::ordered_json;

class FreshnessProgram : public ::testing::Test {
  protected:
    FreshnessProgram() {
        folder_.write("fresh.txt", "The first summit.\n");
        folder_.write("changed.txt", "The second summit.\n");
        folder_.write("gone.txt", "The third summit.\n");
        folder_.write("records.jsonl", "{\"id\":\"record\",\"text\":\"The fourth summit.\"}\n");
        EXPECT_EQ(run_kwic({"index"}, {.folder = folder_.path()}).exit_code, 0);
        folder_.write("changed.txt", "The second summit took place.\n");
        std::filesystem::remove(folder_.path("gone.txt"));
        folder_.write("records.jsonl", "{\"id\":\"record\",\"text\":\"Nothing.\"}\n");
    }

    [[nodiscard]] RunResult search(Arguments arguments, const std::string& from = {}) const {
        arguments.insert(arguments.begin(), "search");
        return run_kwic(arguments, {.folder = from.empty() ? folder_.path() : folder_.path(from)});
    }

    TemporaryFolder folder_;
};

TEST_F(FreshnessProgram, TextSaysWhatHasChangedAndWhatIsGone) {
    const std::string text = search({"summit"}).out;
    EXPECT_NE(text.find("\n   fresh.txt\n"), std::string::npos) << text;
    EXPECT_NE(text.find("\n   changed.txt  (changed since it was indexed)\n"), std::string::npos) << text;
    EXPECT_NE(text.find("\n   gone.txt  (gone)\n"), std::string::npos) << text;
    EXPECT_NE(text.find("\n   record  records.jsonl:1  (changed since it was indexed)\n"), std::string::npos) << text;
}

TEST_F(FreshnessProgram, JsonSaysItOfEveryHit) {
    std::map<std::string, std::string> states;
    const Json object = Json::parse(search({"--format", "json", "summit"}).out);
    for (const Json& hit : object["hits"]) {
        states[hit["id"]] = hit["freshness"];
    }
    EXPECT_EQ(states,
              (std::map<std::string, std::string>{
                  {"fresh.txt", "fresh"}, {"changed.txt", "changed"}, {"gone.txt", "gone"}, {"record", "changed"}}));
}

TEST_F(FreshnessProgram, ItDoesNotDependOnTheCurrentFolder) {
    std::filesystem::create_directory(folder_.path("below"));
    EXPECT_NE(search({"first"}, "below").out.find("\n   fresh.txt\n"), std::string::npos);
    EXPECT_NE(search({"third"}, "below").out.find("\n   gone.txt  (gone)\n"), std::string::npos);
}

TEST_F(FreshnessProgram, HtmlSaysIt) {
    const std::string html = search({"--format", "html", "third"}).out;
    EXPECT_NE(html.find("<span class=\"stale\">gone</span>"), std::string::npos) << html;
}

TEST_F(FreshnessProgram, WhatIsIndexedAnewIsFreshAgain) {
    ASSERT_EQ(run_kwic({"index"}, {.folder = folder_.path()}).exit_code, 0);
    const std::string text = search({"summit"}).out;
    EXPECT_EQ(text.find("(changed"), std::string::npos) << text;
    EXPECT_EQ(text.find("gone.txt"), std::string::npos) << text;
}

TEST(FreshnessOfStreams, RecordsFromStandardInputAreUnknown) {
    const SampleIndex index;
    const Json object = Json::parse(index.search({"--format", "json", "summit"}).out);
    ASSERT_EQ(object["hits"].size(), 3U);
    for (const Json& hit : object["hits"]) EXPECT_EQ(hit["freshness"], "unknown");
    EXPECT_EQ(index.search({"summit"}).out.find("(changed"), std::string::npos);
}

std::size_t words_of(const std::string& text) {
    std::istringstream stream(text);
    std::size_t words = 0;
    for (std::string word; stream >> word;) ++words;
    return words;
}

TEST(BudgetProgram, PassagesOfAllHitsStayWithinIt) {
    const SampleIndex index;
    for (const std::size_t budget : {0U, 7U, 16U, 100U}) {
        const Arguments arguments = {"--budget", std::to_string(budget), "--format", "json", "--passages", "all",
                                     "summit"};
        const Json object = Json::parse(index.search(arguments).out);
        std::size_t words = 0;
        std::size_t left_out = 0;
        for (const Json& hit : object["hits"]) {
            left_out += hit.value("budget_left_out", 0U);
            for (const Json& passage : hit["passages"]) words += words_of(passage["text"]);
        }
        EXPECT_LE(words, budget);
        EXPECT_EQ(object["budget_spent"], words);
        EXPECT_EQ(left_out > 0, budget < 100) << budget;
    }
    EXPECT_FALSE(Json::parse(index.search({"--format", "json", "summit"}).out).contains("budget_spent"));
}

TEST(BudgetProgram, TextSaysWhatWasLeftOut) {
    const SampleIndex index;
    const std::string text = index.search({"--budget", "0", "belgrade"}).out;
    EXPECT_NE(text.find("\n   also matches: belgrade\n   beyond the budget: 1 passage\n"), std::string::npos) << text;
    const SampleIndex twins(R"({"id":"a","text":"All rights of the summit are reserved."})"
                            "\n"
                            R"({"id":"b","text":"All rights of the summit are reserved."})"
                            "\n");
    const std::string once = twins.search({"--budget", "100", "summit"}).out;
    EXPECT_EQ(once.find("reserved"), once.rfind("reserved")) << once;
    EXPECT_NE(once.find("\n   shown already in 1: 1 passage\n"), std::string::npos) << once;
}

TEST(BudgetProgram, WhatIsNoNumberIsAnError) {
    const SampleIndex index;
    EXPECT_EQ(index.search({"--budget", "many", "summit"}).exit_code, 2);
}

}  // namespace
}  // namespace kwic::cli_test
