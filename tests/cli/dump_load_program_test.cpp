// `kwic dump` and `kwic load`, end to end.
#include "cli/change_analyzer.hpp"
#include "cli/held_lock.hpp"
#include "cli/index_damage.hpp"
#include "cli/program_run.hpp"
#include "cli/random_document.hpp"
#include "cli/sample_index.hpp"
#include "cli/temporary_folder.hpp"

#include <kwic/builder.hpp>
#include <kwic/index.hpp>
#include <kwic/maintenance.hpp>
#include <kwic/updater.hpp>
#include <kwic/version.hpp>

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

namespace kwic::cli_test {
namespace {

std::vector<Document> documents_of(const std::string& index) {
    std::vector<Document> documents;
    read_documents(index, [&documents](const Document& document) {
        documents.push_back(document);
        return true;
    });
    return documents;
}

std::string dump_of(const std::string& index) {
    const RunResult result = run_kwic({"dump", "-d", index});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.err, "");
    return result.out;
}

RunResult load(const std::string& index, const std::string& dump, Arguments arguments = {}) {
    arguments.insert(arguments.begin(), {"load", "-d", index});
    return run_kwic(arguments, {.input = dump});
}

// Dumped, loaded and dumped again.
void expect_round_trip(const std::string& index, const std::string& copy) {
    const std::string dump = dump_of(index);
    const RunResult loaded = load(copy, dump);
    ASSERT_EQ(loaded.exit_code, 0) << loaded.err;
    EXPECT_EQ(dump_of(copy), dump);
    EXPECT_TRUE(documents_of(copy) == documents_of(index));
    EXPECT_EQ(Index::open(copy).info().synonyms, Index::open(index).info().synonyms);
    EXPECT_EQ(Index::open(copy).info().languages, Index::open(index).info().languages);
}

TEST(DumpProgram, IsAHeaderAndADocumentALine) {
    const SampleIndex index;
    EXPECT_EQ(dump_of(index.path()),
              R"({"kwic_dump":1,"documents":3,"default_language":"en","sources":[],"tool":")" KWIC_VERSION
              "\"}\n"
              R"({"id":"b61","title":"The Belgrade summit","text":"The first summit met in Belgrade, the capital of )"
              R"(Yugoslavia. It lasted six days.","date":"1961-09-01","lang":"en","origin":{"line":1,"end_byte":164}})"
              "\n"
              R"({"id":"c 76","title":"Colombo","text":"The fifth summit met in Colombo.\n\nThe first had met in )"
              R"(Belgrade.","lang":"en","url":"https://example.org/c","fields":[["tag","nam"],["tag","asia"]],)"
              R"("origin":{"line":2,"begin_byte":165,"end_byte":335}})"
              "\n"
              R"({"id":"100%","title":"Oil","text":"OPEC has held a summit in Algiers and another in Caracas.",)"
              R"("lang":"en","origin":{"line":3,"begin_byte":336,"end_byte":442}})"
              "\n");
}

TEST(DumpProgram, RandomDocumentsComeBackByteForByte) {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        const TemporaryFolder folder;
        BuildOptions options;
        options.default_language = "fr";
        options.sources = {"/a", "/\xFF\x01%", ""};
        options.synonyms = {{"nam", "non-aligned \"movement\"", "\xC3\xA9"}, {"a", "b"}};
        Builder builder(folder.path("i"), options);
        RandomDocuments documents(seed);
        for (std::size_t number = 0; number < 200; ++number) builder.add(documents.make(number));
        builder.publish();
        expect_round_trip(folder.path("i"), folder.path("copy"));
    }
}

TEST(DumpProgram, TheOrderAfterAnUpdateComesBackToo) {
    const SampleIndex index;
    Updater updater(index.path());
    updater.put({.id = "new", .text = "A summit in Belgrade."});
    updater.put({.id = "b61", .title = "Replaced", .text = "in its place"});
    updater.remove("100%");
    updater.publish();
    expect_round_trip(index.path(), index.folder().path("copy"));
}

TEST(DumpProgram, EveryKindOfRecordComesBack) {
    const TemporaryFolder folder;
    folder.write("s/a.txt", "Belgrade\n\nThe summit met on 1 September 1961.\n");
    folder.write("s/b.md", "---\ntitle: Cairo\ntags: [x, y]\n---\n# Cairo\n\nThe *second* summit.\n");
    folder.write("s/c.html", "<html lang=fr><title>Le Caire</title><p>Le deuxi&egrave;me sommet");
    folder.write("s/latin.txt", "Le deuxi\xE8me sommet des pays non align\xE9s s'est tenu au Caire en \xE9t\xE9.\n");
    folder.write("s/e.txt", "");
    folder.write("s/bad\xFFname.txt", "A name that is not UTF-8.\n");
    folder.write(
        "s/r.jsonl",
        "{\"id\":1,\"text\":\"one\",\"n\":1.50,\"o\":{\"a\":[1,{}]},\"tags\":[\"x\",\"x\",null,true]}\n"
        "{\"text\":\"no id\"}\n{\"id\":\"no text\"}\n{\"id\":\"nul\\u0000\",\"text\":\"\\u0000\\u001b\\u2028\"}\n"
        "{\"id\":\"d\",\"date\":\"yesterday\",\"lang\":\"xyz\",\"url\":7,\"text\":\"\\ud83d\\ude00\"}\n");
    ASSERT_EQ(run_kwic({"index", "-d", "i", "s", "-"},
                       {.folder = folder.path(), .input = "{\"id\":\"stdin\",\"text\":\"\"}\n"})
                  .exit_code,
              0);
    EXPECT_EQ(documents_of(folder.path("i")).size(), 12U);
    expect_round_trip(folder.path("i"), folder.path("copy"));
    const RunResult refreshed = run_kwic({"index", "-d", folder.path("copy")}, {.folder = folder.path()});
    EXPECT_NE(refreshed.err.find("Nothing has changed; the index holds 12 documents"), std::string::npos)
        << refreshed.err;
}

TEST(DumpProgram, AnEmptyIndexComesBack) {
    const TemporaryFolder folder;
    Builder(folder.path("i")).publish();
    EXPECT_EQ(dump_of(folder.path("i")),
              R"({"kwic_dump":1,"documents":0,"default_language":"en","sources":[],"tool":")" KWIC_VERSION "\"}\n");
    expect_round_trip(folder.path("i"), folder.path("copy"));
}

TEST(DumpProgram, WritesAFileWhenAllIsWritten) {
    const SampleIndex index;
    const std::string file = index.folder().write("dump", "an earlier dump");
    EXPECT_EQ(run_kwic({"dump", "-d", index.path(), file}).exit_code, 0);
    EXPECT_EQ(index.folder().read("dump"), dump_of(index.path()));
    EXPECT_EQ(run_kwic({"dump", "-d", index.path(), "-"}).out, dump_of(index.path()));
    flip_bit(largest_file(index.path(), 1));
    const RunResult damaged = run_kwic({"dump", "-d", index.path(), file});
    EXPECT_EQ(damaged.exit_code, 2);
    EXPECT_TRUE(index.folder().read("dump").starts_with("{\"kwic_dump\":1,"));
    const RunResult printed = run_kwic({"dump", "-d", index.path()});
    EXPECT_EQ(printed.exit_code, 2);
    EXPECT_EQ(printed.out, "");
    EXPECT_EQ(run_kwic({"dump", "-d", index.path(), "/dev/full"}).exit_code, 2);
}

TEST(DumpProgram, WorksForAnIndexOfAnotherAnalyzer) {
    const SampleIndex index;
    const std::string dump = dump_of(index.path());
    change_analyzer(index.path(), 1);
    EXPECT_EQ(index.search({"belgrade"}).exit_code, 4);
    EXPECT_EQ(dump_of(index.path()), dump);
    EXPECT_EQ(load(index.path(), dump, {"--replace"}).exit_code, 0);
    EXPECT_EQ(index.search({"-c", "belgrade"}).out, "2\n");
}

TEST(LoadProgram, TellsWhatItHasLoaded) {
    const SampleIndex index;
    const TemporaryFolder folder;
    folder.write("dump", dump_of(index.path()));
    const RunSettings settings{.folder = folder.path()};
    const RunResult result = run_kwic({"load", "--verify", "--memory", "8M", "dump"}, settings);
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.out, "");
    EXPECT_TRUE(result.err.starts_with("Loaded 3 documents (0.0 MB) in ")) << result.err;
    EXPECT_EQ(run_kwic({"search", "-c", "belgrade"}, settings).out, "2\n");
    EXPECT_EQ(run_kwic({"load", "--quiet", "--replace", "dump"}, settings).err, "");
}

TEST(LoadProgram, ReplacesDocumentsOnlyWhenItIsTold) {
    const SampleIndex index;
    const SampleIndex other("{\"id\":\"other\",\"text\":\"Belgrade\"}\n");
    const RunResult refused = load(index.path(), dump_of(other.path()));
    EXPECT_EQ(refused.exit_code, 2);
    EXPECT_EQ(refused.err, "kwic: " + index.path() + ": the index holds documents; --replace loads over them\n");
    EXPECT_EQ(index.search({"-c", "belgrade"}).out, "2\n");
    EXPECT_EQ(load(index.path(), dump_of(other.path()), {"--replace"}).exit_code, 0);
    EXPECT_EQ(index.search({"-l", "belgrade"}).out, "other\n");
    EXPECT_EQ(run_kwic({"remove", "-d", index.path(), "other"}).exit_code, 0);
    EXPECT_EQ(load(index.path(), dump_of(other.path())).exit_code, 0);
}

TEST(LoadProgram, ADamagedIndexIsAlsoReplacedOnlyWhenItIsTold) {
    const SampleIndex index;
    const std::string dump = dump_of(index.path());
    flip_bit(index.path() + "/CURRENT");
    EXPECT_EQ(load(index.path(), dump).exit_code, 2);
    EXPECT_EQ(load(index.path(), dump, {"--replace"}).exit_code, 0);
    EXPECT_EQ(index.search({"-c", "belgrade"}).out, "2\n");
}

// Any number of whole lines, and the whole dump without the end of its last line.
TEST(LoadProgram, ADumpThatWasCutShortPublishesNothing) {
    const SampleIndex index;
    const std::string dump = dump_of(index.path());
    const TemporaryFolder folder;
    EXPECT_EQ(load(folder.path("i"), "").err, "kwic: standard input: it is empty; nothing was loaded\n");
    int documents = 0;
    for (std::size_t end = dump.find('\n') + 1; end < dump.size(); end = dump.find('\n', end) + 1) {
        const RunResult result = load(folder.path("i"), dump.substr(0, end));
        EXPECT_EQ(result.exit_code, 2);
        EXPECT_EQ(result.err, "kwic: standard input: it ends after " + std::to_string(documents++) +
                                  " of 3 documents; nothing was loaded\n");
        EXPECT_FALSE(std::filesystem::exists(folder.path("i/CURRENT")));
    }
    EXPECT_EQ(documents, 3);
    const RunResult cut = load(folder.path("i"), dump.substr(0, dump.size() - 2));
    EXPECT_EQ(cut.exit_code, 2);
    EXPECT_NE(cut.err.find("standard input: line 4: "), std::string::npos) << cut.err;
    EXPECT_EQ(load(folder.path("i"), dump.substr(0, dump.size() - 1)).exit_code, 0);
}

TEST(LoadProgram, WhatIsNoDumpIsOneErrorWithItsLine) {
    const std::string header = "{\"kwic_dump\":1,\"documents\":2,\"default_language\":\"en\"}\n";
    const std::string one = "{\"id\":\"1\"}\n";
    const std::vector<std::pair<std::string, std::string>> rows = {
        {one, "line 1: the first member is not \"kwic_dump\": this is no dump of an index at column 7"},
        {"\n", "line 1: an object should stand at column 1"},
        {"PK\x03", "line 1: an object should stand at column 1"},
        {header + one + "\n", "line 3: an object should stand at column 1"},
        {header + one + "nonsense\n" + one, "line 3: an object should stand at column 1"},
        {header + one + "{\"id\":\"2\",\"name\":1}", "line 3: the unknown member \"name\" begins at column 18"},
        {header + one + one, "line 3: same-id: an earlier document of this id was replaced by this one"},
        {header + one + "{\"id\":\"2\"}\n{\"id\":\"3\"}\n",
         "line 4: more than the 2 documents that the first line promises"},
        {header + "{\"id\":\"" + std::string((1 << 20) + 1, 'x') + "\"}\n",
         "line 2: id-too-long: the id has 1048577 bytes; at most 1048576 are possible"},
        {header + one + "{\"id\":\"2\",\"text\":\"\xFF\"}\n", "line 3: bytes that are not UTF-8 stand at column 19"},
        {"\xEF\xBB\xBF" + header, "line 1: an object should stand at column 1"},
    };
    const TemporaryFolder folder;
    for (const auto& [dump, message] : rows) {
        const RunResult result = load(folder.path("i"), dump);
        EXPECT_EQ(result.exit_code, 2) << message;
        EXPECT_EQ(result.err, "kwic: standard input: " + message + "; nothing was loaded\n");
        EXPECT_FALSE(std::filesystem::exists(folder.path("i/CURRENT")));
    }
}

TEST(LoadProgram, ALaterVersionIsRefused) {
    const TemporaryFolder folder;
    const RunResult result = load(folder.path("i"), "{\"kwic_dump\":2,\"more\":true}\n");
    EXPECT_EQ(result.exit_code, 4);
    EXPECT_EQ(result.err, "kwic: standard input: the dump has version 2, and this kwic (" KWIC_VERSION
                          ") reads version 1; load it with the kwic that made it\n");
    EXPECT_FALSE(std::filesystem::exists(folder.path("i")));
}

TEST(LoadProgram, ALockedIndexIsLeftAlone) {
    const SampleIndex index;
    const HeldLock lock(index.path());
    const RunResult result = load(index.path(), dump_of(index.path()), {"--replace", "--lock-timeout", "0.01"});
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_EQ(result.err, HeldLock::message(index.path()));
}

TEST(LoadProgram, ASignalLeavesTheOldIndexServed) {
    const SampleIndex index;
    std::string dump = "{\"kwic_dump\":1,\"documents\":100000}\n";
    while (dump.size() < 400'000) dump += "{\"id\":\"" + std::to_string(dump.size()) + "\",\"text\":\"Belgrade\"}\n";
    RunningKwic running({"load", "--replace", "-d", index.path(), "-"});
    ASSERT_TRUE(running.write(dump));
    running.send(SIGINT);
    const RunResult result = running.finish();
    EXPECT_EQ(result.exit_code, 128 + SIGINT);
    EXPECT_EQ(result.err, "kwic: " + index.path() + ": stopped; nothing was loaded\n");
    EXPECT_EQ(index.search({"-c", "belgrade"}).out, "2\n");
}

}  // namespace
}  // namespace kwic::cli_test
