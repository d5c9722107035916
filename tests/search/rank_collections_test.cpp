// The side index against Xapian's own evaluation on real collections: `./test --slow ranking DIR`, where each folder of
// DIR holds docs.jsonl and queries.tsv (a line: id, tab, query).
#include "ingest/scratch_folder.hpp"
#include "search/plan_top_query.hpp"
#include "search/ranked_index.hpp"

#include <kwic/builder.hpp>
#include <kwic/reader.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;

void build(const std::string& documents, const std::string& index) {
    Builder builder(index);
    Reader reader({documents}, {});
    for (Document document; reader.next(document);) builder.add(document);
    builder.publish();
}

std::vector<std::string> read_queries(const std::string& path) {
    std::ifstream file(path);
    std::vector<std::string> queries;
    for (std::string line; std::getline(file, line);) queries.push_back(line.substr(line.find('\t') + 1));
    return queries;
}

struct Counts {
    std::size_t queries = 0;
    std::size_t through_side_index = 0;
};

void compare_query(RankedIndex& index, const std::string& query, bool literal, Counts& counts) {
    const QueryPlan plan = index.plan(query, literal);
    const RankedDocuments expected = index.rank_all_natively(plan);
    for (const std::size_t limit : {1U, 10U, 1000U}) {
        RankingWanted wanted;
        wanted.limit = limit;
        wanted.exact_total = limit == 10;
        RankedIndex::compare(index.rank(plan, wanted), wanted, expected);
        if (::testing::Test::HasFatalFailure()) FAIL() << query << ", " << limit;
    }
    ++counts.queries;
    if (plan_top_query(plan, *index.side_index(), index.session())) ++counts.through_side_index;
}

void compare_collection(const fs::path& folder, Counts& counts) {
    const testing::ScratchFolder scratch;
    build((folder / "docs.jsonl").string(), scratch.path("index"));
    RankedIndex index(scratch.path("index"));
    for (const std::string& query : read_queries((folder / "queries.tsv").string())) {
        for (const std::string& written :
             {query, '+' + query, '"' + query + '"', query + " -" + query.substr(0, query.find(' '))}) {
            compare_query(index, written, false, counts);
            if (::testing::Test::HasFatalFailure()) FAIL() << folder;
        }
        compare_query(index, query, true, counts);
        if (::testing::Test::HasFatalFailure()) FAIL() << folder;
    }
}

TEST(RankCollections, AreRankedAsXapianRanksThem) {
    const char* collections = std::getenv("KWIC_COLLECTIONS_DIR");
    if (collections == nullptr) GTEST_SKIP() << "KWIC_COLLECTIONS_DIR names no folder of collections";
    for (const auto& entry : fs::directory_iterator(collections)) {
        if (!fs::exists(entry.path() / "queries.tsv") || !fs::exists(entry.path() / "docs.jsonl")) continue;
        Counts counts;
        compare_collection(entry.path(), counts);
        if (HasFatalFailure()) return;
        std::cout << entry.path().filename().string() << ": " << counts.queries << " queries, "
                  << counts.through_side_index << " through the side index\n";
    }
}

}  // namespace
}  // namespace kwic
