// `kwic search` and `kwic show`, end to end.
#include "cli/program_run.hpp"
#include "cli/sample_index.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace kwic::cli_test {
namespace {

using Json = nlohmann::ordered_json;
using Strings = std::vector<std::string>;

Strings parts_of(const std::string& text, char separator) {
    Strings parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
    return parts;
}

const SampleIndex& sample() {
    static const SampleIndex index;
    return index;
}

TEST(SearchProgram, TextIsForPeople) {
    const RunResult result = sample().search({"belgrade"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.err, "");
    EXPECT_TRUE(result.out.starts_with("1. The Belgrade summit  ")) << result.out;
    EXPECT_NE(result.out.find("\n   b61  1961-09-01\n   1: "), std::string::npos) << result.out;
    EXPECT_NE(result.out.find("\n\n2. Colombo  "), std::string::npos) << result.out;
    EXPECT_NE(result.out.find("\n   c 76  https://example.org/c\n"), std::string::npos) << result.out;
    EXPECT_EQ(result.out.find('\033'), std::string::npos);
    for (const std::string& line : parts_of(result.out, '\n')) EXPECT_FALSE(line.ends_with(' ')) << line;
}

TEST(SearchProgram, ColourComesOnlyWhenAskedForOrOnATerminal) {
    EXPECT_NE(sample().search({"--color", "always", "belgrade"}).out.find("\033[1;31mBelgrade\033[0m"),
              std::string::npos);
    const Arguments search = {"search", "-d", sample().path(), "belgrade"};
    EXPECT_NE(run_kwic_on_terminal(search).out.find("\033[1;31mBelgrade\033[0m"), std::string::npos);
    for (const RunSettings& settings :
         {RunSettings{.environment = {{"NO_COLOR", "1"}}}, RunSettings{.environment = {{"TERM", "dumb"}}}}) {
        EXPECT_EQ(run_kwic_on_terminal(search, settings).out.find('\033'), std::string::npos);
    }
    EXPECT_EQ(run_kwic_on_terminal({"search", "-d", sample().path(), "--color=never", "belgrade"}).out.find('\033'),
              std::string::npos);
}

TEST(SearchProgram, ATerminalGetsAFooter) {
    const RunResult result = run_kwic_on_terminal({"search", "-d", sample().path(), "-n1", "belgrade"});
    EXPECT_NE(result.out.find("1 of 2 documents, "), std::string::npos) << result.out;
    EXPECT_EQ(sample().search({"-n1", "belgrade"}).out.find("1 of 2"), std::string::npos);
}

TEST(SearchProgram, ExitCodesTellWhetherSomethingWasFound) {
    EXPECT_EQ(sample().search({"belgrade"}).exit_code, 0);
    const RunResult nothing = sample().search({"zanzibar"});
    EXPECT_EQ(nothing.exit_code, 1);
    EXPECT_EQ(nothing.out, "");
    EXPECT_TRUE(nothing.err.starts_with("kwic: nothing found")) << nothing.err;
    EXPECT_EQ(sample().search({""}).exit_code, 1);
    EXPECT_EQ(sample().search({}).exit_code, 2);
}

TEST(SearchProgram, QuietPrintsNothing) {
    for (const auto& [word, code] : {std::pair{"belgrade", 0}, std::pair{"zanzibar", 1}, std::pair{"\"open", 1}}) {
        const RunResult result = sample().search({"-q", word});
        EXPECT_EQ(result.exit_code, code);
        EXPECT_EQ(result.out + result.err, "");
    }
}

TEST(SearchProgram, IdsAreListedOneALineOrWithNul) {
    const Strings lines = parts_of(sample().search({"-l", "summit"}).out, '\n');
    EXPECT_EQ(std::multiset<std::string>(lines.begin(), lines.end()),
              (std::multiset<std::string>{"100%", "b61", "c 76"}));
    const std::string zeros = sample().search({"-l0", "summit"}).out;
    EXPECT_EQ(parts_of(zeros, '\0'), lines);
    EXPECT_TRUE(zeros.ends_with('\0'));
}

TEST(SearchProgram, CountIsExact) {
    EXPECT_EQ(sample().search({"-c", "summit"}).out, "3\n");
    EXPECT_EQ(sample().search({"-c", "-n", "1", "belgrade"}).out, "2\n");
    const RunResult nothing = sample().search({"-c", "zanzibar"});
    EXPECT_EQ(nothing.out, "0\n");
    EXPECT_EQ(nothing.exit_code, 1);
}

TEST(SearchProgram, LimitAndOffsetCutAWindowFromTheSameRanking) {
    const Strings all = parts_of(sample().search({"-l", "summit"}).out, '\n');
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(sample().search({"-l", "-n", "1", "--offset", "1", "summit"}).out, all[1] + "\n");
    EXPECT_EQ(sample().search({"-l", "-n0", "summit"}).out, "");
    EXPECT_EQ(sample().search({"-l", "-n0", "summit"}).exit_code, 0);
    EXPECT_EQ(sample().search({"-l", "--offset", "3", "summit"}).exit_code, 1);
}

TEST(SearchProgram, JsonHasTheMembersOfTheSchemaInOrder) {
    const RunResult result = sample().search({"--format", "json", "-n", "1", "colombo"});
    EXPECT_EQ(std::count(result.out.begin(), result.out.end(), '\n'), 1);
    const Json object = Json::parse(result.out);
    Strings names;
    for (const auto& [name, value] : object.items()) names.push_back(name);
    EXPECT_EQ(names, (Strings{"format", "query", "total", "total_exact", "warnings", "hits"}));
    EXPECT_EQ(object["format"], 1);
    EXPECT_EQ(object["query"], "colombo");
    EXPECT_EQ(object["total"], 1);
    const Json& hit = object["hits"].at(0);
    EXPECT_EQ(hit["rank"], 1);
    EXPECT_EQ(hit["id"], "c 76");
    EXPECT_EQ(hit["language"], "en");
    EXPECT_EQ(hit["path"], "");
    EXPECT_EQ(hit["url"], "https://example.org/c");
    EXPECT_EQ(hit["fields"], Json({{"tag", {"nam", "asia"}}}));
    EXPECT_EQ(hit["title_marks"], Json::parse(R"([{"begin":0,"end":7}])"));
    const Json& passage = hit["passages"].at(0);
    const Json& mark = passage["marks"].at(0);
    const std::string text = passage["text"];
    EXPECT_EQ(text.substr(mark["begin"], mark["end"].get<std::size_t>() - mark["begin"].get<std::size_t>()), "Colombo");
    EXPECT_EQ(mark["begin_code_point"], 24);
    EXPECT_EQ(mark["column"], 25);
}

TEST(SearchProgram, JsonIsIndentedForAPersonOnly) {
    const RunResult result = run_kwic_on_terminal({"search", "-d", sample().path(), "--format", "json", "colombo"});
    EXPECT_TRUE(result.out.starts_with("{\r\n  \"format\": 1,")) << result.out;
}

TEST(SearchProgram, NothingFoundIsStillAJsonObject) {
    const RunResult result = sample().search({"--format", "json", "zanzibar"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.err, "");
    EXPECT_EQ(Json::parse(result.out)["hits"], Json::array());
}

TEST(SearchProgram, NdjsonIsAHitALine) {
    const Strings lines = parts_of(sample().search({"--format", "ndjson", "summit"}).out, '\n');
    ASSERT_EQ(lines.size(), 3U);
    for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(Json::parse(lines[i])["rank"], i + 1);
}

TEST(SearchProgram, TsvHasNineColumns) {
    const RunResult result = sample().search({"--format", "tsv", "--passages", "all", "summit", "belgrade"});
    const Strings lines = parts_of(result.out, '\n');
    ASSERT_EQ(lines.size(), 3U);
    for (const std::string& line : lines) EXPECT_EQ(std::count(line.begin(), line.end(), '\t'), 8) << line;
    EXPECT_EQ(parts_of(lines[0], '\t')[2], "b61");
    EXPECT_EQ(parts_of(lines[0], '\t')[4], "1961-09-01");
}

TEST(SearchProgram, TrecIdsAreEncodedAndScoresHaveNineDigits) {
    const RunResult result = sample().search({"--format", "trec", "summit"});
    std::map<std::string, Strings> columns;
    std::size_t rank = 0;
    for (const std::string& line : parts_of(result.out, '\n')) {
        const Strings row = parts_of(line, ' ');
        ASSERT_EQ(row.size(), 6U) << line;
        EXPECT_EQ(row[0] + " " + row[1], "1 Q0");
        EXPECT_EQ(row[3], std::to_string(++rank));
        EXPECT_LE(row[4].size(), std::string("1.23456789e-10").size());
        EXPECT_EQ(row[5], "kwic");
        columns[row[2]] = row;
    }
    EXPECT_EQ(rank, 3U);
    EXPECT_TRUE(columns.contains("100%25"));
    EXPECT_TRUE(columns.contains("c%2076"));
}

TEST(SearchProgram, FormatsAgreeAboutIdsAndScores) {
    const Json object = Json::parse(sample().search({"--format", "json", "summit"}).out);
    const Strings tsv = parts_of(sample().search({"--format", "tsv", "summit"}).out, '\n');
    const Strings trec = parts_of(sample().search({"--format", "trec", "summit"}).out, '\n');
    ASSERT_EQ(object["hits"].size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        const Json& hit = object["hits"].at(i);
        EXPECT_EQ(parts_of(tsv[i], '\t')[2], hit["id"]);
        EXPECT_DOUBLE_EQ(std::stod(parts_of(tsv[i], '\t')[1]), hit["score"]);
        EXPECT_DOUBLE_EQ(std::stod(parts_of(trec[i], ' ')[4]), hit["score"]);
    }
}

TEST(SearchProgram, TopicsAreAnsweredInTheirOrder) {
    const std::string topics = sample().folder().write("q.tsv", "7\tbelgrade\nx y\tzanzibar\n9\topec\n");
    const Strings lines = parts_of(sample().search({"--topics", topics, "--format", "json"}).out, '\n');
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(Json::parse(lines[0])["query_id"], "7");
    EXPECT_EQ(Json::parse(lines[0])["total"], 2);
    EXPECT_EQ(Json::parse(lines[1])["query_id"], "x y");
    EXPECT_EQ(Json::parse(lines[1])["total"], 0);
    const RunResult run = sample().search({"--topics", topics, "--format", "trec", "--literal", "-n", "1000"});
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_TRUE(run.out.starts_with("7 Q0 b61 1 ")) << run.out;
    EXPECT_NE(run.out.find("\n9 Q0 100%25 1 "), std::string::npos);
    EXPECT_EQ(sample().search({"--topics", topics, "-c"}).out, "7\t2\nx y\t0\n9\t1\n");
    EXPECT_TRUE(
        sample().search({"--topics", topics, "--format", "ndjson"}).out.starts_with(R"({"query_id":"7","rank":1,)"));
    EXPECT_TRUE(sample().search({"--topics", topics, "--format", "tsv"}).out.starts_with("7\t1\t"));
}

TEST(SearchProgram, TopicsThatFindNothingAtAllExitOne) {
    const std::string topics = sample().folder().write("none.tsv", "1\tzanzibar\n2\t\n");
    EXPECT_EQ(sample().search({"--topics", topics, "--format", "trec"}).exit_code, 1);
}

TEST(SearchProgram, BadTopicLinesAreReportedAndTheOthersRun) {
    const std::string topics = sample().folder().write("bad.tsv", "1\tbelgrade\nno tab\n2\topec\n");
    const RunResult result = sample().search({"--topics", topics, "-c"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.out, "1\t2\n2\t1\n");
    EXPECT_EQ(result.err, "kwic: " + topics + ":2: no tab between id and query\n");
    EXPECT_EQ(sample().search({"--topics", topics, "-c", "--strict"}).exit_code, 2);
    const std::string empty = sample().folder().write("empty.tsv", "\n");
    EXPECT_EQ(sample().search({"--topics", empty}).exit_code, 2);
    EXPECT_EQ(sample().search({"--topics", topics, "words"}).exit_code, 2);
    EXPECT_EQ(sample().search({"--topics", sample().folder().path("absent.tsv")}).exit_code, 2);
}

// The contract that measuring programs rely on.
TEST(SearchProgram, TimingsHaveALineAQueryAndRoundAndResultsComeOnce) {
    const std::string topics = sample().folder().write("t.tsv", "7\tbelgrade\n8\tsummit opec\n9\tzanzibar\n");
    const std::string timings = sample().folder().path("timings");
    const Arguments search = {"--literal", "--topics", topics, "-n", "1000"};
    const auto with = [&search](Arguments more) {
        more.insert(more.begin(), search.begin(), search.end());
        return more;
    };
    const std::string once = sample().search(with({"--format", "trec"})).out;
    const std::vector<std::pair<Arguments, std::string>> rows = {
        {{"--format", "trec"}, "search"},
        {{"--format", "trec", "--passages", "0"}, "search"},
        {{"--format", "trec", "--passages", "2"}, "snippet"},
        {{"--format", "json"}, "snippet"},
        {{"--format", "json", "--passages", "1"}, "snippet"},
        {{"--format", "json", "--passages", "0"}, "search"},
        {{"-l"}, "search"},
    };
    for (const auto& [arguments, kind] : rows) {
        const RunResult plain = sample().search(with(arguments));
        Arguments timed = with(arguments);
        timed.insert(timed.end(), {"--timings", timings, "--repeat", "3"});
        const RunResult result = sample().search(timed);
        EXPECT_EQ(result.exit_code, 0);
        EXPECT_EQ(result.out, plain.out);
        const Strings lines = parts_of(sample().folder().read("timings"), '\n');
        ASSERT_EQ(lines.size(), 9U);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const Strings columns = parts_of(lines[i], '\t');
            ASSERT_EQ(columns.size(), 4U);
            EXPECT_EQ(columns[0], kind);
            EXPECT_EQ(columns[1], std::to_string(7 + i % 3));
            for (const std::size_t figure : {2U, 3U}) {
                EXPECT_EQ(columns[figure].size() - columns[figure].find('.'), 2U) << lines[i];
            }
        }
    }
    EXPECT_EQ(sample().search(with({"--format", "trec", "--passages", "2"})).out, once);
}

TEST(SearchProgram, TimingsThatCannotBeWrittenAreAnError) {
    EXPECT_EQ(sample().search({"opec", "--timings", "/dev/full"}).exit_code, 2);
    EXPECT_EQ(sample().search({"opec", "--timings", "/nonexistent/t"}).exit_code, 2);
}

TEST(SearchProgram, WarningsGoWhereTheFormatHasAPlaceForThem) {
    const RunResult text = sample().search({"belgrade \"summit"});
    EXPECT_EQ(text.exit_code, 0);
    EXPECT_TRUE(text.err.starts_with("kwic: warning: column 10: ")) << text.err;
    const RunResult json = sample().search({"--format", "json", "belgrade \"summit"});
    EXPECT_EQ(json.err, "");
    EXPECT_EQ(Json::parse(json.out)["warnings"].at(0)["column"], 10);
    EXPECT_EQ(sample().search({"--literal", "belgrade \"summit"}).err, "");
}

TEST(SearchProgram, StrictMakesWarningsErrors) {
    for (const char* format : {"text", "json", "trec"}) {
        const RunResult result = sample().search({"--strict", "--format", format, "belgrade \"summit"});
        EXPECT_EQ(result.exit_code, 2);
        EXPECT_EQ(result.out, "");
        EXPECT_TRUE(result.err.starts_with("kwic: column 10: ")) << result.err;
    }
    EXPECT_EQ(sample().search({"--strict", "belgrade"}).exit_code, 0);
}

TEST(SearchProgram, StrictShowsWhereInTheQueryItIsWrong) {
    const RunResult result = sample().search({"--strict", "titel:x (é\x1b AND"});
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(
        result.err,
        "kwic: column 1: \"titel\" is not a field; it is searched as a word, beside what follows its colon; did you "
        "mean title:?\n"
        "    titel:x (é\\x1B AND\n"
        "    ^\n"
        "kwic: column 9: The parenthesis is never closed; its group goes on to the end of the query\n"
        "    titel:x (é\\x1B AND\n"
        "            ^\n"
        "kwic: column 13: AND does not stand between two words and is ignored; to search for the word itself, put "
        "it in quotes; did you mean \"AND\"?\n"
        "    titel:x (é\\x1B AND\n"
        "                   ^\n");
}

TEST(SearchProgram, NothingToShowSaysWhy) {
    EXPECT_EQ(sample().search({" "}).err, "kwic: nothing found: the query holds nothing to search for\n");
    EXPECT_EQ(sample().search({"--offset", "9", "summit"}).err,
              "kwic: no hits that far: 3 documents match (see -n, --offset)\n");
    EXPECT_EQ(sample().search({"zanzibar"}).err, "kwic: nothing found (part of a word is found with a star: gover*)\n");
    for (const char* query : {"zanz*", "lang:xx"}) {
        EXPECT_EQ(sample().search({query}).err,
                  "kwic: nothing found (`kwic explain QUERY` tells how the query is read)\n");
    }
}

TEST(SearchProgram, EveryCommandWithAQueryHasStrict) {
    for (const Arguments& command :
         std::vector<Arguments>{{"show", "b61", "--query"}, {"explain"}, {"lines"}, {"search"}}) {
        Arguments arguments = command;
        arguments.insert(arguments.begin() + 1, {"-d", sample().path(), "--strict"});
        arguments.emplace_back("peace \"war");
        const RunResult result = run_kwic(arguments);
        EXPECT_EQ(result.exit_code, 2) << command.front();
        EXPECT_EQ(result.out, "") << command.front();
        EXPECT_TRUE(result.err.ends_with("\n    peace \"war\n          ^\n")) << result.err;
    }
    EXPECT_EQ(run_kwic({"show", "-d", sample().path(), "--strict", "b61"}).err,
              "kwic: --literal, --all, --synonyms, --no-synonyms and --strict go with --query\n");
}

TEST(SearchProgram, StrictPrintsNothingOfTheTopicsThatAreRight) {
    const RunResult result =
        sample().search({"--strict", "--topics", "/dev/stdin", "-c"}, {.input = "1\tbelgrade\n2\tbelgrade AND\n"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_TRUE(result.err.starts_with("kwic: topic 2: column 10: AND does not stand")) << result.err;
}

TEST(SearchProgram, AllRequiresEveryWord) {
    const auto count = [](Strings arguments) { return std::stoi(sample().search(std::move(arguments)).out); };
    EXPECT_EQ(count({"-c", "--all", "belgrade", "opec"}), count({"-c", "+belgrade +opec"}));
    EXPECT_EQ(count({"-c", "--any", "belgrade", "opec"}), count({"-c", "belgrade opec"}));
    EXPECT_LT(count({"-c", "--all", "belgrade", "opec"}), count({"-c", "belgrade", "opec"}));
    EXPECT_EQ(sample().search({"--all", "--any", "x"}).exit_code, 2);
}

TEST(SearchProgram, QueriesComeFromWordsOrFromStandardInput) {
    EXPECT_EQ(Json::parse(sample().search({"--format", "json", "a", "", "b"}).out)["query"], "a  b");
    EXPECT_EQ(Json::parse(sample().search({"--format", "json", "-"}, {.input = "opec caracas\n"}).out)["query"],
              "opec caracas");
    EXPECT_EQ(Json::parse(sample().search({"--format", "json", "--", "-n", "+opec"}).out)["query"], "-n +opec");
    for (const char* word : {"[a,b]", "++", "{}", "%%", "index", "help"}) {
        EXPECT_EQ(Json::parse(sample().search({"--format", "json", word}).out)["query"], word);
    }
}

TEST(SearchProgram, AFullDiskIsReported) {
    const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    const RunResult result = sample().search({"belgrade"}, {.output = full});
    ::close(full);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.err, "kwic: standard output: cannot be written: No space left on device\n");
}

TEST(SearchProgram, AClosedPipeIsNoReasonToComplain) {
    std::array<int, 2> pipe{};
    ASSERT_EQ(::pipe2(pipe.data(), O_CLOEXEC), 0);
    ::close(pipe[0]);
    const RunResult result = sample().search({"belgrade"}, {.output = pipe[1]});
    ::close(pipe[1]);
    EXPECT_LT(result.exit_code, 2);
    EXPECT_EQ(result.err, "");
}

TEST(SearchProgram, ShowPrintsTheStoredDocument) {
    const RunResult text = run_kwic({"show", "-d", sample().path(), "c 76"});
    EXPECT_EQ(text.exit_code, 0);
    EXPECT_EQ(text.out,
              "title: Colombo\nid: c 76\nlanguage: en\nurl: https://example.org/c\ntag: nam\ntag: asia\n\n"
              "The fifth summit met in Colombo.\n\nThe first had met in Belgrade.\n");
    const Json object = Json::parse(run_kwic({"show", "-d", sample().path(), "--format", "json", "c 76"}).out);
    EXPECT_EQ(object["format"], 1);
    EXPECT_EQ(object["text"], "The fifth summit met in Colombo.\n\nThe first had met in Belgrade.");
    EXPECT_EQ(object["fields"]["tag"], (Json{"nam", "asia"}));
    const RunResult none = run_kwic({"show", "-d", sample().path(), "no\x1B"});
    EXPECT_EQ(none.exit_code, 1);
    EXPECT_TRUE(none.err.starts_with("kwic: no document has the id 'no\\x1B'")) << none.err;
}

TEST(SearchProgram, InfoTellsWhatTheIndexHolds) {
    const Json object = Json::parse(run_kwic({"info", "-d", sample().path(), "--format", "json"}).out);
    EXPECT_EQ(object["format"], 1);
    EXPECT_EQ(object["documents"], 3);
    EXPECT_EQ(object["languages"].at(0), (Json{{"language", "en"}, {"documents", 3}}));
    EXPECT_NE(run_kwic({"info", "-d", sample().path()}).out.find("documents     3\n"), std::string::npos);
}

}  // namespace
}  // namespace kwic::cli_test
