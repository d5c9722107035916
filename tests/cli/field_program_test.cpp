// Fields on the command line, end to end.
#include "cli/program_run.hpp"
#include "cli/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace kwic::cli_test {
namespace {

using Json = nlohmann::ordered_json;

class FieldProgram : public ::testing::Test {
  protected:
    FieldProgram() { EXPECT_EQ(index({"--field", "code:keyword"}).exit_code, 0); }

    RunResult index(Arguments arguments) const {
        arguments.insert(arguments.begin(), {"index", "-d", path_});
        arguments.push_back("-");
        return run_kwic(arguments, {.input = records()});
    }

    RunResult search(Arguments arguments) const {
        arguments.insert(arguments.begin(), {"search", "-d", path_});
        return run_kwic(arguments);
    }

    static std::string records() {
        return R"({"id":"1","lang":"en","year":1961,"code":"12","author":"Ada","text":"The summit met in Belgrade."})"
               "\n"
               R"({"id":"2","lang":"en","year":1976,"code":"x","author":["Ada","Bob"],"text":"A summit in Colombo."})"
               "\n"
               R"({"id":"3","lang":"en","text":"The summit of 1983 met in Delhi, and what it said was long."})"
               "\n";
    }

    TemporaryFolder folder_;
    std::string path_ = folder_.path("index");
};

TEST_F(FieldProgram, SortGoesBeforeTheScore) {
    EXPECT_EQ(search({"-l", "--sort", "year:desc", "summit"}).out, "2\n1\n3\n");
    EXPECT_EQ(search({"-l", "--sort", "year", "summit"}).out, "1\n2\n3\n");
    EXPECT_EQ(search({"-l", "--sort", "lang", "--sort", "size:desc", "summit"}).out, "3\n1\n2\n");
    const RunResult wrong = search({"--sort", "yaer", "summit"});
    EXPECT_EQ(wrong.exit_code, 2);
    EXPECT_EQ(wrong.err, "kwic: the index has no field \"yaer\" to sort by; did you mean year?\n");
}

TEST_F(FieldProgram, FacetsStandBehindTheHits) {
    const RunResult text = search({"-n", "1", "--facet", "author", "--facet", "year:1970..1979", "summit"});
    EXPECT_TRUE(text.out.ends_with("\nauthor\n        2  Ada\n        1  Bob\n\nyear\n        1  1970..1979\n"))
        << text.out;
    const Json json = Json::parse(search({"--format", "json", "-n", "0", "--facet", "author:1", "summit"}).out);
    EXPECT_EQ(json["facets"].dump(),
              R"([{"field":"author","documents":2,"values":2,"counts":[{"value":"Ada","documents":2}]}])");
    EXPECT_EQ(json["total"], 3);
    for (const char* other : {"-l", "-c", "-q", "--format=tsv", "--format=trec"}) {
        EXPECT_EQ(search({"--facet", "author", other, "summit"}).exit_code, 2) << other;
    }
    EXPECT_FALSE(Json::parse(search({"--format", "json", "summit"}).out).contains("facets"));
}

TEST_F(FieldProgram, AHitSaysForHowManyItStands) {
    const Json json = Json::parse(search({"--format", "json", "--collapse", "lang", "summit"}).out);
    ASSERT_EQ(json["hits"].size(), 1U);
    EXPECT_EQ(json["hits"][0]["hidden"], 2);
    EXPECT_NE(search({"--collapse", "lang", "summit"}).out.find("\n   and 2 like it\n"), std::string::npos);
}

TEST_F(FieldProgram, InfoListsFieldsWithTheirTypes) {
    const std::string info = run_kwic({"info", "-d", path_}).out;
    EXPECT_NE(info.find("author: words, 2 documents, 2 values\n"), std::string::npos) << info;
    EXPECT_NE(info.find("code: keyword (declared), 2 documents, 2 values\n"), std::string::npos) << info;
    EXPECT_NE(info.find("year: number, 2 documents, 2 values\n"), std::string::npos) << info;
}

TEST_F(FieldProgram, DeclarationsAreKeptAndChangeWithARebuild) {
    EXPECT_EQ(index({}).exit_code, 0);
    EXPECT_EQ(index({"--field", "code:keyword"}).exit_code, 0);
    const RunResult refused = index({"--field", "code:number"});
    EXPECT_EQ(refused.exit_code, 4);
    EXPECT_NE(refused.err.find("--rebuild"), std::string::npos) << refused.err;
    const auto has = [&](const std::string& line) {
        return run_kwic({"info", "-d", path_}).out.find(line) != std::string::npos;
    };
    EXPECT_EQ(index({"--rebuild"}).exit_code, 0);
    EXPECT_TRUE(has("code: keyword (declared)"));
    EXPECT_EQ(index({"--rebuild", "--field", "code:words"}).exit_code, 0);
    EXPECT_TRUE(has("code: words (declared)"));
    const std::string dump = run_kwic({"dump", "-d", path_}).out;
    EXPECT_NE(dump.find(R"("fields":["code:words"])"), std::string::npos);
    const std::string copy = folder_.path("copy");
    EXPECT_EQ(run_kwic({"load", "-d", copy}, {.input = dump}).exit_code, 0);
    EXPECT_EQ(run_kwic({"dump", "-d", copy}).out, dump);
}

TEST_F(FieldProgram, ATextFieldIsSearchedAsTextIsAndShowsItsMarks) {
    const RunResult wrong = index({"--rebuild", "--field", "author:text:0.5"});
    EXPECT_EQ(wrong.exit_code, 2);
    EXPECT_NE(wrong.err.find("--field takes a whole number from 1 to 10 as a boost"), std::string::npos) << wrong.err;
    ASSERT_EQ(index({"--rebuild", "--field", "author:text:3"}).exit_code, 0);
    EXPECT_NE(run_kwic({"info", "-d", path_}).out.find("author: text, boost 3 (declared)"), std::string::npos);
    const Json fields_told = Json::parse(run_kwic({"info", "-d", path_, "--format", "json"}).out)["fields"];
    EXPECT_TRUE(std::any_of(fields_told.begin(), fields_told.end(), [](const Json& field) {
        return field["field"] == "author" && field["boost"] == 3;
    })) << fields_told.dump();
    EXPECT_EQ(search({"-l", "bob"}).out, "2\n");
    EXPECT_EQ(search({"-l", "author:ada"}).out, "1\n2\n");
    const RunResult text = search({"bob", "--color", "always"});
    EXPECT_NE(text.out.find("   author: \x1b[1;31mBob\x1b[0m\n"), std::string::npos) << text.out;
    const Json hit = Json::parse(search({"--format", "json", "bob"}).out)["hits"][0];
    EXPECT_EQ(hit["field_marks"].dump(), R"([{"name":"author","value":1,"marks":[{"begin":0,"end":3}]}])");
    const std::string page = search({"--format", "html", "bob"}).out;
    EXPECT_NE(page.find("author: <mark>Bob</mark>"), std::string::npos) << page;
}

TEST_F(FieldProgram, OfALongValueWhatStandsAroundTheMarkIsShown) {
    std::string values;
    for (int i = 0; i < 5; ++i)
        values +=
            std::string(i == 0 ? "" : ",") + "\"" + std::string(600, 'x') + " bob " + std::string(600, 'y') + "\"";
    const std::string record = R"({"id":"1","lang":"en","text":"t","author":[)" + values + "]}\n";
    ASSERT_EQ(run_kwic({"index", "-d", path_, "--rebuild", "--field", "author:text", "-"}, {.input = record}).exit_code,
              0);
    ASSERT_EQ(run_kwic({"remove", "-d", path_, "2", "3"}).exit_code, 0);
    const std::string text = search({"bob", "--color", "always"}).out;
    const std::string line = "   author: \u2026" + std::string(100, 'x').substr(1) + " \x1b[1;31mbob\x1b[0m " +
                             std::string(296, 'y') + "\u2026\n";
    EXPECT_NE(text.find(line + line + line + "   and in 2 more values\n"), std::string::npos) << text;
    EXPECT_EQ(Json::parse(search({"--format", "json", "bob"}).out)["hits"][0]["field_marks"].size(), 5U);
}

TEST_F(FieldProgram, LinesHaveAPlaceForATextField) {
    ASSERT_EQ(index({"--rebuild", "--field", "author:text"}).exit_code, 0);
    const auto lines = [&](Arguments arguments) {
        arguments.insert(arguments.begin(), {"lines", "-d", path_});
        return run_kwic(arguments).out;
    };
    EXPECT_EQ(lines({"bob"}), "2:author  Bob\n");
    EXPECT_NE(lines({"--format", "tsv", "bob"}).find("\t2\tauthor:\t1\t1\t0\t3\t\tBob\t\n"), std::string::npos)
        << lines({"--format", "tsv", "bob"});
    const Json answer = Json::parse(lines({"--format", "json", "ada bob summit"}));
    EXPECT_EQ(answer["documents"][0]["occurrences"], 3);
    const Json& line = answer["lines"][2];
    EXPECT_EQ(line["in"], "field");
    EXPECT_EQ(line["field"], "author");
    EXPECT_EQ(line["value"], 1);
    EXPECT_EQ(line["keyword"], "Bob");
}

}  // namespace
}  // namespace kwic::cli_test
