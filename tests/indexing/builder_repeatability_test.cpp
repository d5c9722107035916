// The same documents always make the same index.
#include "indexing/database_text.hpp"
#include "ingest/scratch_folder.hpp"

#include <kwic/builder.hpp>
#include <kwic/index.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using testing::database_text;
using testing::ScratchFolder;

// Words of a few hundred, the first ones frequent, with compounds, accents and identifiers among them.
class Writer {
  public:
    explicit Writer(unsigned seed) : random_(seed) {}

    std::string words(std::size_t count) {
        std::string text;
        for (; count > 0; --count) {
            text += word();
            text += below(12) == 0 ? ". " : " ";
        }
        return text;
    }

    Document document(const std::string& id, std::size_t max_words) {
        Document document;
        document.id = id;
        document.title = below(5) == 0 ? "" : words(below(6));
        document.text = below(20) == 0 ? "" : words(below(max_words));
        document.language = std::vector<std::string>{"en", "en", "fr", "de", ""}[below(5)];
        document.date = below(2) == 0 ? "" : std::to_string(1950 + below(70));
        document.fields = {{"author", words(2)}};
        return document;
    }

  private:
    std::size_t below(std::size_t end) { return random_() % end; }

    std::string word() {
        const std::vector<std::string> common = {"the",       "of",      "movement", "non-aligned",
                                                 "caf\u00E9", "node.js", "nations"};
        if (below(3) == 0) return common[below(common.size())];
        const std::size_t number = below(1 + below(400));
        return std::string(1 + number % 3, static_cast<char>('a' + number % 26)) + "tion" + std::to_string(number);
    }

    std::mt19937 random_;
};

std::vector<Document> make_documents(std::size_t count, std::size_t max_words) {
    Writer writer(7);
    std::vector<Document> documents;
    for (std::size_t i = 0; i < count; ++i) documents.push_back(writer.document("d" + std::to_string(i), max_words));
    return documents;
}

void build(const std::string& index, const std::vector<Document>& documents, std::uint64_t memory_bytes = 1 << 28) {
    BuildOptions options;
    options.memory_bytes = memory_bytes;
    Builder builder(index, options);
    for (const Document& document : documents) builder.add(document);
    builder.publish();
}

std::vector<std::pair<std::string, double>> scores(const Index& index, std::string_view query) {
    std::vector<std::pair<std::string, double>> scores;
    SearchOptions options;
    options.limit = 1000;
    options.detail = HitDetail::ids;
    for (const Hit& hit : index.search(query, options).hits) scores.emplace_back(hit.id, hit.score);
    return scores;
}

TEST(BuilderRepeatability, TheSameDocumentsMakeTheSameIndex) {
    const ScratchFolder scratch;
    const std::vector<Document> documents = make_documents(200, 100);
    build(scratch.path("a"), documents);
    build(scratch.path("b"), documents);
    EXPECT_EQ(database_text(scratch.path("a")), database_text(scratch.path("b")));
    const Index a = Index::open(scratch.path("a"));
    const Index b = Index::open(scratch.path("b"));
    EXPECT_EQ(a.ids(), b.ids());
    for (const char* query : {"movement", "the of", "nations nonaligned atiotion0", "\"the movement\"",
                              "cafe OR node.js", "title:movement +nations", "bb*"}) {
        EXPECT_FALSE(scores(a, query).empty()) << query;
        EXPECT_EQ(scores(a, query), scores(b, query)) << query;
    }
}

// The memory given decides how often the postings go to the disk: here about ten times and once.
TEST(BuilderRepeatability, TheMemoryGivenChangesNothing) {
    const ScratchFolder scratch;
    std::vector<Document> documents = make_documents(60, 100);
    for (int i = 0; i < 10; ++i)
        documents.push_back({.id = "long" + std::to_string(i), .text = std::string(1 << 20, ' ') + "end"});
    for (const Document& document : make_documents(60, 50)) documents.push_back(document);
    build(scratch.path("a"), documents, 1);
    build(scratch.path("b"), documents);
    EXPECT_EQ(database_text(scratch.path("a")), database_text(scratch.path("b")));
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file) << path;
    return {std::istreambuf_iterator<char>(file), {}};
}

// All but the version file, which has a random number.
const std::vector<std::string> repeated_files = {"db/docdata.glass", "db/postlist.glass", "topk", "words", "columns"};

// Enough text for learned tables, and more words than little memory remembers; some ids come again.
TEST(BuilderRepeatability, TheFilesAreTheSameWhateverTheThreadsAndTheMemory) {
    const ScratchFolder scratch;
    std::vector<Document> documents = make_documents(1500, 400);
    for (std::size_t i = 0; i < documents.size(); ++i) {
        for (std::size_t word = 0; word < 60; ++word) {
            documents[i].text += " rare" + std::to_string((i * 60 + word) / 2) + (word % 7 == 0 ? "x-y" : "");
        }
    }
    for (std::size_t i = 0; i < 40; ++i) documents.push_back(documents[i * 31 + 7]);
    std::vector<std::string> expected;
    int number = 0;
    for (const std::size_t threads : {1, 2, 5}) {
        for (const std::uint64_t memory_bytes : {std::uint64_t{1}, std::uint64_t{34} << 20, std::uint64_t{1} << 30}) {
            const std::string index = scratch.path(std::to_string(number++));
            Builder builder(index, {.max_threads = threads, .memory_bytes = memory_bytes});
            for (const Document& document : documents) builder.add(document);
            builder.publish();
            std::vector<std::string> files;
            for (const std::string& name : repeated_files) files.push_back(bytes_of(index + "/gen-00000001/" + name));
            if (expected.empty()) expected = files;
            for (std::size_t file = 0; file < files.size(); ++file) {
                EXPECT_TRUE(files[file] == expected[file])
                    << repeated_files[file] << ", " << threads << " threads, " << memory_bytes << " bytes of memory";
            }
        }
    }
}

// The model: of each id the last document, in the place of the first. How words were split stays from those that were
// replaced, so that the documents here are without compounds.
TEST(BuilderRepeatability, ReplacedDocumentsLeaveNoTrace) {
    Writer writer(9);
    std::mt19937 random(10);
    std::vector<Document> given;
    std::vector<Document> remaining;
    std::map<std::string, std::size_t> place;
    for (int i = 0; i < 600; ++i) {
        Document document = writer.document("d" + std::to_string(random() % 250), 40);
        for (std::string* text : {&document.title, &document.text}) {
            for (char& byte : *text) byte = byte == '-' || byte == '.' ? ' ' : byte;
        }
        given.push_back(document);
        const auto [known, is_new] = place.emplace(document.id, remaining.size());
        if (is_new) remaining.emplace_back();
        remaining[known->second] = document;
    }
    const ScratchFolder scratch;
    build(scratch.path("a"), given);
    build(scratch.path("b"), remaining);
    build(scratch.path("c"), given, 1);
    const std::vector<std::string> expected = database_text(scratch.path("b"));
    EXPECT_EQ(database_text(scratch.path("a")), expected);
    EXPECT_EQ(database_text(scratch.path("c")), expected);
}

}  // namespace
}  // namespace kwic
