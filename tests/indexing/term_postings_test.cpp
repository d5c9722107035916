#include "indexing/term_postings.hpp"

#include "indexing/posting_collector.hpp"
#include "ingest/scratch_folder.hpp"
#include "storage/random_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace kwic {
namespace {

using testing::RandomText;
using testing::ScratchFolder;

using Terms = std::map<std::string, std::uint32_t>;  // wdf of each
using Documents = std::map<std::uint32_t, Terms>;    // by number
using Index = std::map<std::string, Terms>;          // of each term, the wdf by the document's number as text

Documents make_documents(RandomText& random, std::uint32_t first, std::uint32_t step, std::size_t count) {
    Documents documents;
    for (std::uint32_t docid = first; documents.size() < count; docid += step) {
        for (std::size_t left = random.below(30); left > 0; --left) {
            documents[docid][std::to_string(random.below(1 + random.below(200)))] =
                static_cast<std::uint32_t>(random.below(random.below(10) == 0 ? 100'000'000 : 5));
        }
        documents[docid]["all"] = 1;
    }
    return documents;
}

std::unique_ptr<PostingRun> collect(const Documents& documents) {
    PostingCollector collector;
    for (const auto& [docid, terms] : documents) {
        std::vector<TermInDocument> numbered;
        for (auto term = terms.rbegin(); term != terms.rend(); ++term) {
            numbered.push_back({collector.dictionary().number_of(term->first), term->second});
        }
        collector.add(docid, numbered);
    }
    auto run = collector.finish();
    EXPECT_TRUE(collector.is_empty());
    return run;
}

void add_to(Index& index, const Documents& documents) {
    for (const auto& [docid, terms] : documents) {
        for (const auto& [term, wdf] : terms) index[term][std::to_string(docid)] = wdf;
    }
}

Index read(TermPostings& terms) {
    Index index;
    std::string last;
    while (terms.next()) {
        EXPECT_LT(last, terms.term());
        last = terms.term();
        std::uint32_t last_docid = 0;
        for (const Posting& posting : terms.postings()) {
            EXPECT_LT(last_docid, posting.docid);
            last_docid = posting.docid;
            index[last][std::to_string(posting.docid)] = posting.wdf;
        }
    }
    return index;
}

TEST(PostingCollector, GivesEveryTermItsDocumentsAndEveryDocumentItsTerms) {
    RandomText random(1);
    const Documents documents = make_documents(random, 3, 2, 500);
    const auto run = collect(documents);
    TermPostings terms({{run.get(), nullptr}});
    Index expected;
    add_to(expected, documents);
    EXPECT_EQ(read(terms), expected);
}

TEST(PostingCollector, CountsWhatItHolds) {
    PostingCollector collector;
    const std::vector<TermInDocument> terms(1000, {collector.dictionary().number_of("a"), 1});
    for (std::uint32_t docid = 1; docid <= 1000; ++docid) collector.add(docid, terms);
    EXPECT_GT(collector.memory_bytes(), 1'000'000U * 12);
    EXPECT_LT(collector.memory_bytes(), 1'000'000U * 24);
}

TEST(TermPostings, RunsOfSeveralWorkersInMemoryAndInFilesAreOne) {
    const ScratchFolder scratch;
    RandomText random(2);
    Index expected;
    std::vector<std::unique_ptr<PostingRun>> runs;
    std::vector<CountedRun> counted;
    for (std::uint32_t worker = 1; worker <= 4; ++worker) {
        const Documents documents = make_documents(random, worker, 4, 100 * worker);
        add_to(expected, documents);
        runs.push_back(collect(documents));
        if (worker % 2 == 0) runs.back() = write_run(*runs.back(), scratch.path());
        counted.push_back({runs.back().get(), nullptr});
    }
    TermPostings terms(counted);
    EXPECT_EQ(read(terms), expected);
}

TEST(TermPostings, SeveralReadTheSameRunsAtATime) {
    const ScratchFolder scratch;
    RandomText random(4);
    const Documents documents = make_documents(random, 1, 2, 200);
    const Documents spooled = make_documents(random, 2, 2, 200);
    Index expected;
    add_to(expected, documents);
    add_to(expected, spooled);
    const auto in_memory = collect(documents);
    const auto in_file = write_run(*collect(spooled), scratch.path());
    std::vector<Index> found(3);
    std::vector<std::thread> threads;
    for (Index& index : found) {
        threads.emplace_back([&] {
            TermPostings terms({{in_memory.get(), nullptr}, {in_file.get(), nullptr}});
            index = read(terms);
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const Index& index : found) EXPECT_EQ(index, expected);
}

TEST(TermPostings, WhatIsSupersededIsLeftOutAndTermsWithoutPostingsToo) {
    RandomText random(3);
    const Documents early = make_documents(random, 1, 1, 300);
    std::vector<bool> superseded(301);
    Documents late;
    for (std::uint32_t docid = 1; docid <= 300; ++docid) {
        if (random.below(3) != 0) continue;
        superseded[docid] = true;
        late[docid] = {{"late", 1}, {"all", 2}};
    }
    Index expected;
    for (const auto& [docid, terms] : early) {
        if (!superseded[docid]) add_to(expected, {{docid, terms}});
    }
    add_to(expected, late);
    const auto early_run = collect(early);
    const auto late_run = collect(late);
    TermPostings terms({{early_run.get(), &superseded}, {late_run.get(), nullptr}});
    EXPECT_EQ(read(terms), expected);
}

}  // namespace
}  // namespace kwic
