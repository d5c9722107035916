// `kwic schema`, and whether the program's JSON is what the schemas say: Python's jsonschema compares them.
#include "output_schema.hpp"
#include "cli/hostile_text.hpp"
#include "cli/index_damage.hpp"
#include "cli/program_run.hpp"
#include "cli/sample_index.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kwic::cli_test {
namespace {

using Json = nlohmann::ordered_json;

bool has_validator() {
    static const bool has = std::system("python3 -c 'import jsonschema' >/dev/null 2>&1") == 0;
    return has;
}

// What is wrong with lines of JSON by the schema of this name; empty: nothing.
std::string faults_of(const std::string& name, const std::string& lines) {
    const TemporaryFolder folder;
    const std::string schema = folder.write("schema", run_kwic({"schema", name}).out);
    const std::string input = folder.write("lines", lines);
    const std::string command = "python3 -W ignore '" KWIC_SOURCE_DIR "/tests/cli/validate_json.py' '" + schema +
                                "' < '" + input + "' > '" + folder.path("faults") + "' 2>&1";
    const int status = std::system(command.c_str());
    const std::string faults = folder.read("faults");
    return status != 0 && faults.empty() ? "the validator failed" : faults;
}

#define SKIP_WITHOUT_VALIDATOR() \
    if (!has_validator()) GTEST_SKIP() << "python3-jsonschema is not installed"

const SampleIndex& hostile_index() {
    static const SampleIndex index([] {
        HostileTexts texts(5);
        std::string records = SampleIndex::default_records();
        for (int i = 0; i < 40; ++i) {
            const Json record = {{"id", texts.make() + std::to_string(i)},
                                 {"title", texts.make()},
                                 {"text", "summit " + texts.make() + "\n\n belgrade " + texts.make()},
                                 {"url", texts.make()},
                                 {"date", "1961"},
                                 {"field", texts.make()}};
            records += record.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
        }
        return records;
    }());
    return index;
}

TEST(OutputSchema, WithoutANameItIsTheWholeFile) {
    std::ifstream file(KWIC_SOURCE_DIR "/docs/output.schema.json", std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const RunResult result = run_kwic({"schema"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.err, "");
    EXPECT_EQ(result.out, text);
}

TEST(OutputSchema, ANamedOneHoldsWhatItRefersToAndNothingElse) {
    for (const std::string& name : cli::output_schema_names()) {
        const Json schema = Json::parse(run_kwic({"schema", name}).out);
        EXPECT_EQ(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        std::set<std::string> referred;
        const std::function<void(const Json&)> collect = [&](const Json& part) {
            if (part.is_object() && part.contains("$ref")) referred.insert(part["$ref"].get<std::string>().substr(8));
            if (part.is_structured()) std::for_each(part.begin(), part.end(), collect);
        };
        collect(schema);
        std::set<std::string> held;
        const Json parts = schema.value("$defs", Json::object());
        for (const auto& part : parts.items()) held.insert(part.key());
        EXPECT_EQ(held, referred) << name;
    }
}

TEST(OutputSchema, TheHelpNamesAllOfThem) {
    const std::string help = run_kwic({"schema", "--help"}).out;
    for (const std::string& name : cli::output_schema_names()) {
        EXPECT_NE(help.find(name), std::string::npos) << name;
    }
}

TEST(OutputSchema, AnUnknownNameIsAnErrorThatNamesTheNearest) {
    const RunResult result = run_kwic({"schema", "serch"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_NE(result.err.find("did you mean search?"), std::string::npos) << result.err;
    EXPECT_NE(run_kwic({"schema", "passage"}).err.find("there are: search, hit, "), std::string::npos);
    EXPECT_EQ(run_kwic({"schema", "search", "hit"}).exit_code, 2);
}

TEST(OutputSchema, ResultsOfManyQueriesAreValid) {
    SKIP_WITHOUT_VALIDATOR();
    std::string lines;
    for (const char* query : {"summit", "belgrade", "+summit -opec", "\"first summit\"", "sum*", "title:colombo",
                              "zanzibar", "", "\"open", "(", "\u6771\u4EAC", "nosuchfield:x summit", "a AND OR b"}) {
        for (const Arguments& options :
             {Arguments{}, Arguments{"--passages", "all"}, Arguments{"--passages", "0"}, Arguments{"--literal"},
              Arguments{"--passages", "3", "--budget", "30"}, Arguments{"-n", "100", "--offset", "3"}}) {
            Arguments arguments = {"--format", "json"};
            arguments.insert(arguments.end(), options.begin(), options.end());
            arguments.insert(arguments.end(), {"--", query});
            lines += hostile_index().search(arguments).out;
        }
    }
    EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 13 * 6);
    EXPECT_EQ(faults_of("search", lines), "");
}

TEST(OutputSchema, TopicsAndLinesOfHitsAreValid) {
    SKIP_WITHOUT_VALIDATOR();
    const std::string topics = hostile_index().folder().write("q.tsv", "1\tsummit\n2\tzanzibar\n3\tbelgrade opec\n");
    EXPECT_EQ(faults_of("search", hostile_index().search({"--format", "json", "--topics", topics}).out), "");
    const std::string hits = hostile_index().search({"--format", "ndjson", "--topics", topics, "-n", "50"}).out;
    EXPECT_GT(std::count(hits.begin(), hits.end(), '\n'), 20);
    EXPECT_EQ(faults_of("hit", hits), "");
}

TEST(OutputSchema, WhatTheOtherCommandsPrintIsValid) {
    SKIP_WITHOUT_VALIDATOR();
    const std::string path = hostile_index().path();
    const std::vector<std::pair<std::string, Arguments>> rows = {
        {"show", {"show", "-d", path, "--format", "json", "c 76"}},
        {"show", {"show", "-d", path, "--format", "json", "b61"}},
        {"info", {"info", "-d", path, "--format", "json"}},
        {"check", {"check", "-d", path, "--format", "json"}},
        {"check", {"check", "-d", path, "--format", "json", "--deep"}},
        {"analyze", {"analyze", "--format", "json", "--lang", "en", "Non-aligned C++ \u6771\u4EAC the\x1B U.S.A."}},
        {"analyze", {"analyze", "--format", "json", "--lang", "en", ""}},
    };
    for (const auto& [name, arguments] : rows) {
        const RunResult result = run_kwic(arguments);
        EXPECT_EQ(result.exit_code, 0) << name << result.err;
        EXPECT_EQ(faults_of(name, result.out), "") << name;
    }
}

const SampleIndex& sample() {
    static const SampleIndex index;
    return index;
}

// What `kwic NAME -d SAMPLE --format json` prints, with further arguments.
std::string printed_by(const std::string& command, Arguments arguments) {
    arguments.insert(arguments.begin(), {command, "-d", sample().path(), "--format", "json"});
    const RunResult result = run_kwic(arguments);
    EXPECT_NE(result.out, "") << result.err;
    return result.out;
}

TEST(OutputSchema, WhatASearchSaysOnlySometimesIsValid) {
    SKIP_WITHOUT_VALIDATOR();
    const std::string list = sample().folder().write("synonyms", "opec = colombo\n");
    const std::string synonym = printed_by("search", {"--synonyms", list, "opec"});
    EXPECT_NE(synonym.find("\"synonyms\":[{\"text\":\"colombo\",\"instead_of\":\"opec\"}]"), std::string::npos)
        << synonym;
    const std::string suggestion = printed_by("search", {"belgrede"});
    EXPECT_NE(suggestion.find("\"suggestion\":\"belgrade\""), std::string::npos) << suggestion;
    const std::string facets = printed_by("search", {"--facet", "tag", "--facet", "date/year", "summit"});
    EXPECT_NE(facets.find("\"facets\":[{\"field\":\"tag\""), std::string::npos) << facets;
    const std::string hidden = printed_by("search", {"--collapse", "lang", "--sort", "date:desc", "summit"});
    EXPECT_NE(hidden.find("\"hidden\":2"), std::string::npos) << hidden;
    EXPECT_EQ(faults_of("search", synonym + suggestion + facets + hidden), "");
}

TEST(OutputSchema, ConcordancesAreValid) {
    SKIP_WITHOUT_VALIDATOR();
    const std::string path = hostile_index().path();
    std::string whole;
    std::string lines;
    for (const char* query : {"summit", "\"first summit\"", "sum* belgrade", "zanzibar", "\"open", ""}) {
        whole += run_kwic({"lines", "-d", path, "--format", "json", "--max-per-doc", "2", "--", query}).out;
        lines += run_kwic({"lines", "-d", path, "--format", "ndjson", "--sort", "right", "--", query}).out;
    }
    EXPECT_EQ(std::count(whole.begin(), whole.end(), '\n'), 6);
    EXPECT_GT(std::count(lines.begin(), lines.end(), '\n'), 80);
    EXPECT_EQ(faults_of("lines", whole), "");
    EXPECT_EQ(faults_of("line", lines), "");
}

TEST(OutputSchema, MarkedDocumentsExplanationsAndSuggestionsAreValid) {
    SKIP_WITHOUT_VALIDATOR();
    const std::string marked = printed_by("show", {"--query", "belgrade \"summit", "b61"});
    EXPECT_NE(marked.find("\"title_marks\":[{"), std::string::npos) << marked;
    EXPECT_EQ(faults_of("show", marked), "");
    std::string explanations;
    for (const char* query :
         {"summit", "+opec -belgrade", "\"first summit\"~3 sum* colombp~ =met", "date:1961 title:oil",
          "non-aligned \u4E0D\u7D50\u76DF", "the", "", "(", "tag:nam OR (NOT summit)"}) {
        explanations += printed_by("explain", {"--", query});
        for (const char* id : {"b61", "c 76"}) explanations += printed_by("explain", {"--", query, id});
    }
    EXPECT_EQ(faults_of("explain", explanations), "");
    EXPECT_EQ(faults_of("suggest", printed_by("suggest", {"su"}) + printed_by("suggest", {"belgrede"}) +
                                       printed_by("suggest", {"zzzzzzzz"})),
              "");
    EXPECT_EQ(faults_of("similar", printed_by("similar", {"b61"})), "");
}

TEST(OutputSchema, ReportsOfDamageAreValid) {
    SKIP_WITHOUT_VALIDATOR();
    const SampleIndex index;
    flip_bit(largest_file(index.path(), 1));
    const RunResult result = run_kwic({"check", "-d", index.path(), "--format", "json"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_FALSE(Json::parse(result.out)["sound"].get<bool>());
    EXPECT_EQ(faults_of("check", result.out), "");
}

TEST(OutputSchema, AccountsAreValid) {
    SKIP_WITHOUT_VALIDATOR();
    const TemporaryFolder folder;
    folder.write("docs/a.jsonl",
                 "{\"text\":\"one\"}\nnonsense\n[]\n{\"id\":\"x\",\"text\":\"\xFF\"}\n{\"id\":\"x\",\"text\":\"b\"}\n");
    folder.write("docs/.hidden", "x");
    folder.write("docs/bad\xFF.txt", std::string("\0\1\2", 3));
    ASSERT_EQ(run_kwic({"index", "-d", folder.path("index"), "--account", folder.path("account"), folder.path("docs")})
                  .exit_code,
              0);
    const std::string lines = folder.read("account");
    EXPECT_GE(std::count(lines.begin(), lines.end(), '\n'), 4);
    EXPECT_EQ(faults_of("account", lines), "");
}

// Results changed in many ways, and which of them the schema refuses.
class ChangedResults {
  public:
    explicit ChangedResults(Json valid) : valid_(std::move(valid)) {}

    void add(const std::string& what, const std::function<void(Json&)>& change) {
        Json changed = valid_;
        change(changed);
        lines_ += changed.dump() + "\n";
        names_.push_back(what);
    }

    [[nodiscard]] std::vector<std::string> accepted() const {
        const std::string faults = "\n" + faults_of("search", lines_);
        std::vector<std::string> names;
        for (std::size_t i = 0; i < names_.size(); ++i) {
            if (faults.find("\nline " + std::to_string(i + 1) + ":") == std::string::npos) names.push_back(names_[i]);
        }
        return names;
    }

  private:
    Json valid_;
    std::string lines_;
    std::vector<std::string> names_;
};

TEST(OutputSchema, OtherTypesMissingMembersAndValuesOutOfBoundsAreRefusedAndNewMembersPass) {
    SKIP_WITHOUT_VALIDATOR();
    const Json valid = Json::parse(hostile_index().search({"--format", "json", "summit belgrade"}).out);
    ChangedResults changed(valid);
    changed.add("a new member", [](Json& object) { object["new"] = object["hits"][0]["new"] = Json::object(); });
    for (const auto& member : valid.items()) {
        const std::string name = member.key();
        changed.add("without " + name, [&name](Json& object) { object.erase(name); });
        changed.add("null for " + name, [&name](Json& object) { object[name] = nullptr; });
    }
    for (const auto& member : valid["hits"][0].items()) {
        const std::string name = member.key();
        changed.add("a hit without " + name, [&name](Json& object) { object["hits"][0].erase(name); });
        changed.add("a hit with null for " + name, [&name](Json& object) { object["hits"][0][name] = nullptr; });
    }
    changed.add("format 2", [](Json& object) { object["format"] = 2; });
    changed.add("a total below 0", [](Json& object) { object["total"] = -1; });
    changed.add("rank 0", [](Json& object) { object["hits"][0]["rank"] = 0; });
    changed.add("a score in quotes", [](Json& object) { object["hits"][0]["score"] = "1"; });
    changed.add("an unknown freshness", [](Json& object) { object["hits"][0]["freshness"] = "stale"; });
    changed.add("a field of another type", [](Json& object) { object["hits"][0]["fields"]["x"] = 1; });
    changed.add("no marks", [](Json& object) { object["hits"][0]["passages"][0]["marks"] = Json::array(); });
    changed.add("half a mark", [](Json& object) { object["hits"][0]["passages"][0]["marks"][0].erase("end"); });
    EXPECT_EQ(changed.accepted(), std::vector<std::string>{"a new member"});
}

}  // namespace
}  // namespace kwic::cli_test
