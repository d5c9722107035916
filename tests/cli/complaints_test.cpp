// What users of other systems complained of, tried with the program: each test is a complaint turned round.
#include "cli/program_run.hpp"
#include "cli/sample_index.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::cli_test {
namespace {

using Json = nlohmann::ordered_json;

struct Row {
    std::string query;
    std::string expected;
};

std::string record(const std::string& id, const std::string& language, const std::string& text,
                   const std::string& title = "") {
    return Json{{"id", id}, {"lang", language}, {"title", title}, {"text", text}}.dump() + "\n";
}

std::string records() {
    return record("oil", "en", "The government sells oil, and petrol. Colour films of governors; a color print.",
                  "Oil films") +
           record("war", "en", "The cold war was no cold, long war. It was cold. The war ended.") +
           record("code", "en", "snake_case and camelCase in node.js; see RFC-2119, e-mail O'Neil at AT&T about C++.") +
           record("caf\xC3\xA9", "fr", "Le caf\xC3\xA9 et l'\xC5\x93uvre.") +
           record("nfd", "fr", "Le cafe\xCC\x81 noir.") +
           record("haus", "de", "Die H\xC3\xA4user stehen. Der Wagen f\xC3\xA4hrt.") +
           record("zh", "zh",
                  "\u4E0D\u7D50\u76DF\u904B\u52D5\u5728\u6771\u4EAC\u958B\u6703\u3002\u4EAC\u90FD\u4E0D\u540C\u3002") +
           record("ko", "ko", "\uBE44\uB3D9\uB9F9 \uC6B4\uB3D9\uC740 \uC11C\uC6B8\uC5D0\uC11C.") +
           record("th", "th",
                  "\u0E1B\u0E23\u0E30\u0E40\u0E17\u0E28\u0E44\u0E17\u0E22\u0E1B\u0E25\u0E39\u0E01\u0E02\u0E49\u0E32"
                  "\u0E27");
}

const SampleIndex& sample() {
    static const SampleIndex index(records());
    return index;
}

// The hits in the order of their ids, each with what is marked in title and text: "oil: Oil | oil; war: war".
std::string marked_by(const SampleIndex& index, const std::string& query) {
    const RunResult result = index.search({"--format", "json", "--passages", "all", "--", query});
    const Json answer = Json::parse(result.out);
    std::vector<std::string> hits;
    for (const Json& hit : answer.at("hits")) {
        std::string text = hit.at("id").get<std::string>() + ":";
        const auto add = [&text](const std::string& whole, const Json& mark) {
            const std::size_t begin = mark.at("begin").get<std::size_t>();
            text +=
                (text.ends_with(':') ? " " : " | ") + whole.substr(begin, mark.at("end").get<std::size_t>() - begin);
        };
        for (const Json& mark : hit.at("title_marks")) add(hit.at("title").get<std::string>(), mark);
        for (const Json& passage : hit.at("passages")) {
            for (const Json& mark : passage.at("marks")) add(passage.at("text").get<std::string>(), mark);
        }
        hits.push_back(text);
    }
    std::sort(hits.begin(), hits.end());
    std::string list;
    for (const std::string& hit : hits) list += (list.empty() ? "" : "; ") + hit;
    return list;
}

void expect_marks(const std::vector<Row>& rows) {
    for (const auto& [query, expected] : rows) EXPECT_EQ(marked_by(sample(), query), expected) << query;
}

// Elasticsearch, Tantivy, Manticore: phrases are marked word by word, fuzzy words and wildcards not at all, words of a
// phrase also where they stand alone, slop and nested prefixes somewhere else.
TEST(ProgramComplaints, MarksAreTheMatchAndNothingElse) {
    expect_marks({{"\"cold war\"", "war: cold war"},
                  {"\"cold war\"~1", "war: cold | war | cold | war | cold | war"},
                  {"colour~", "oil: Colour | color"},
                  {"govern*", "oil: government | governors"},
                  {"*vern*", "oil: government | governors"},
                  {"=governors gover*", "oil: government | governors"},
                  {"\"govern* sells\"", "oil: government sells"},
                  {"(petr* -war) OR \"it was\"", "oil: petrol; war: It was"},
                  {"oil NEAR/1 petrol", "oil: oil | petrol"},
                  {"title:film", "oil: films"},
                  {"-war sell", "oil: sells"}});
}

// FTS5, qmd, recoll: hyphens, identifiers and names find nothing, or only with the same spelling.
TEST(ProgramComplaints, HyphensAndIdentifiersAreFoundHoweverTheyAreWritten) {
    expect_marks({{"email", "code: e-mail"},
                  {"neil", "code: Neil"},
                  {"snake_case", "code: snake_case"},
                  {"case", "code: case | Case"},
                  {"camelcase", "code: camelCase"},
                  {"nodejs", "code: node.js"},
                  {"RFC-2119", "code: RFC-2119"},
                  {"rfc2119", "code: RFC-2119"},
                  {"AT&T", "code: AT&T"},
                  {"c++", "code: C++"}});
}

// mu, openzim, Lucene, FTS5: Chinese, Japanese, Korean and Thai find nothing without options, nothing shorter than
// three characters, or mark single characters all over the text.
TEST(ProgramComplaints, TextWithoutSpacesIsFoundFromOneCharacterOnAndMarkedOnlyThere) {
    expect_marks({{"\"\u4E0D\u7D50\u76DF\"", "zh: \u4E0D\u7D50\u76DF"},
                  {"\u6771\u4EAC", "zh: \u6771\u4EAC"},
                  {"\u76DF", "zh: \u76DF"},
                  {"OPEC \u6771\u4EAC", "zh: \u6771\u4EAC"},
                  {"\uB3D9\uB9F9", "ko: \uB3D9\uB9F9"},
                  {"\u0E1B\u0E25\u0E39\u0E01", "th: \u0E1B\u0E25\u0E39\u0E01"}});
}

// Typesense: accents count as typing errors. Xapian: one way to compose letters does not find the other.
TEST(ProgramComplaints, AccentsMakeNoDifferenceHoweverTheyAreComposed) {
    const std::string both = "caf\xC3\xA9: caf\xC3\xA9; nfd: cafe\xCC\x81";
    expect_marks(
        {{"cafe", both}, {"caf\xC3\xA9", both}, {"CAFE\xCC\x81", both}, {"\xC5\x92UVRE", "caf\xC3\xA9: \xC5\x93uvre"}});
}

// Xapian's parser does not stem words with a capital, as all German nouns are.
TEST(ProgramComplaints, CapitalizedGermanWordsAreStemmed) {
    expect_marks(
        {{"Haus", "haus: H\xC3\xA4user"}, {"H\xC3\xA4USER", "haus: H\xC3\xA4user"}, {"Wagens", "haus: Wagen"}});
}

// Xapian: stop words that are all there is of a query find nothing, or everything.
TEST(ProgramComplaints, AQueryOfStopWordsAloneFindsThem) {
    expect_marks({{"\"it was\"", "war: It was"}, {"+it +was", "war: was | It | was"}});
}

// Meilisearch: words of a query after the tenth and words of a text after the thousandth position do not count.
TEST(ProgramComplaints, NothingIsCutInSilence) {
    std::string text;
    for (int i = 0; i < 70000; ++i) text += "filler ";
    const SampleIndex index(record("long", "en", text + "needle."));
    EXPECT_EQ(marked_by(index, "needle"), "long: needle");
    EXPECT_EQ(marked_by(index, "\"filler needle\""), "long: filler needle");
    std::string words;
    for (char letter = 'a'; letter <= 'z'; ++letter) words += std::string(3, letter) + " ";
    EXPECT_EQ(marked_by(index, words + "needle"), "long: needle");
}

// Xapian: a word of more than 245 bytes, or of many zero bytes, is refused, and the whole batch with it.
TEST(ProgramComplaints, AnOverlongWordIsIndexedAndFound) {
    const std::string word(1000, 'x');
    const SampleIndex index(record("long", "en", word + " beside") +
                            record("zeros", "en", std::string(200, '\0') + " zero"));
    EXPECT_EQ(marked_by(index, word), "long: " + word);
    EXPECT_EQ(marked_by(index, "beside"), "long: beside");
    EXPECT_EQ(marked_by(index, "zero"), "zeros: zero");
}

// OpenSearch: lenient parsing hides what is wrong as no hits.
TEST(ProgramComplaints, WhatIsWrongIsToldWhereNothingIsFoundToo) {
    const RunResult result = sample().search({"zanzibar AND"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_TRUE(result.err.starts_with("kwic: warning: column 10: AND does not stand")) << result.err;
}

// Recoll: what a wildcard does not reach is left out in silence.
TEST(ProgramComplaints, AWildcardThatStandsForTooManyWordsSaysSo) {
    std::string text;
    for (int i = 0; i < 1100; ++i) text += "xy" + std::to_string(i) + "z ";
    const SampleIndex index(record("many", "en", text));
    const RunResult result = index.search({"xy*"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_NE(result.err.find("stands for 1100 words; only the 1000 most frequent"), std::string::npos) << result.err;
}

// qmd: all words must be there, or there is nothing. Manticore: spaces are put into Chinese text.
TEST(ProgramComplaints, AWordThatIsNowhereDoesNotEmptyTheResult) {
    EXPECT_EQ(marked_by(sample(), "petrol zanzibar"), "oil: petrol");
    const RunResult result = sample().search({"\u6771\u4EAC"});
    EXPECT_NE(result.out.find("\u904B\u52D5\u5728\u6771\u4EAC\u958B\u6703"), std::string::npos) << result.out;
}

// ugrep-indexer: files of the index litter every folder.
TEST(ProgramComplaints, IndexingLeavesNothingInTheFoldersThatItReads) {
    const TemporaryFolder folder;
    folder.write("texts/deep/a.txt", "summit");
    ASSERT_EQ(run_kwic({"index", "-d", folder.path("index"), folder.path("texts")}).exit_code, 0);
    const std::filesystem::recursive_directory_iterator entries(folder.path("texts"));
    EXPECT_EQ(std::distance(begin(entries), end(entries)), 2);
}

}  // namespace
}  // namespace kwic::cli_test
