#include "topk/side_index.hpp"

#include "ingest/scratch_folder.hpp"
#include "storage/random_text.hpp"
#include "support/test_rounds.hpp"
#include "topk/block_cursor.hpp"
#include "topk/side_index_writer.hpp"
#include "topk/top_search.hpp"

#include <kwic/error.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using testing::RandomText;
using testing::ScratchFolder;

struct Posting {
    std::uint32_t docid;
    std::uint32_t wdf;
};

// Documents 1, 3, 5 ... and terms of all frequencies.
struct Content {
    std::map<std::uint32_t, std::string> ids;
    std::map<std::string, std::vector<Posting>> terms;
    std::map<std::string, std::string> splits;
};

Content random_content(RandomText& random, std::size_t documents) {
    Content content;
    for (std::size_t i = 0; i < documents; ++i) {
        content.ids[static_cast<std::uint32_t>(2 * i + 1)] = random.bytes(random.below(40));
    }
    for (int term = 0; term < 60; ++term) {
        const std::string name = "term" + std::to_string(term);
        const std::size_t one_in = 1 + random.below(term + 1);
        for (const auto& [docid, id] : content.ids) {
            if (random.below(one_in) > 0) continue;
            std::size_t wdf = random.below(random.below(20) == 0 ? 5000 : 3);
            if (term % 9 == 8) wdf = 0;
            content.terms[name].push_back({docid, static_cast<std::uint32_t>(wdf)});
        }
        if (term % 4 == 0) content.splits[name] = "a b " + name + " \n";
    }
    return content;
}

void write(const Content& content, const std::string& path) {
    const std::uint32_t last = content.ids.empty() ? 0 : content.ids.rbegin()->first;
    SideIndexWriter writer(path, {content.ids.size(), content.ids.size() * 10, last});
    for (const auto& [docid, id] : content.ids) writer.add_document(docid, id, docid % 50);
    for (const auto& [term, postings] : content.terms) {
        writer.add_term(term, std::span<const Posting>(postings), [&] {
            const auto found = content.splits.find(term);
            return found == content.splits.end() ? std::string() : found->second;
        });
    }
    for (const auto& [term, splits] : content.splits) writer.add_split_stem(term);
    writer.finish();
}

TEST(SideIndex, GivesBackWhatWasWritten) {
    for (const std::size_t documents : {0U, 1U, 17U, 129U, 3000U}) {
        RandomText random(documents);
        const Content content = random_content(random, documents);
        const ScratchFolder scratch;
        write(content, scratch.path("topk"));
        const auto index = SideIndex::open(scratch.path("topk"));
        ASSERT_NE(index, nullptr);
        EXPECT_EQ(index->documents(), documents);
        for (const auto& [docid, id] : content.ids) EXPECT_EQ(index->id(docid), id);
        for (const auto& [term, postings] : content.terms) {
            EXPECT_TRUE(index->may_have_stem(term));
            const auto found = index->find(term);
            ASSERT_EQ(found.has_value(), postings.size() >= side_frequency_min(documents)) << term;
            if (!found) continue;
            const auto splits = content.splits.find(term);
            EXPECT_EQ(found->splits, splits == content.splits.end() ? "" : splits->second);
            EXPECT_EQ(found->statistics.documents, postings.size());
            std::size_t at = 0;
            for (BlockCursor cursor(*index, *found); !cursor.at_end(); cursor.next_block()) {
                for (std::size_t i = 0; i < cursor.docids().size(); ++i, ++at) {
                    ASSERT_EQ(cursor.docids()[i], postings[at].docid) << term;
                    ASSERT_EQ(cursor.wdfs()[i], postings[at].wdf) << term;
                    ASSERT_LE(saturation(postings[at].wdf * index->length_factors()[postings[at].docid]),
                              cursor.saturation());
                }
            }
            EXPECT_EQ(at, postings.size()) << term;
        }
        for (const auto& [term, splits] : content.splits) EXPECT_TRUE(index->may_have_splits(term));
        EXPECT_FALSE(index->find("term"));
        EXPECT_FALSE(index->find(""));
    }
}

TEST(SideIndex, IsNullWhereThereIsNoFile) {
    const ScratchFolder scratch;
    EXPECT_EQ(SideIndex::open(scratch.path("topk")), nullptr);
}

TEST(SideIndex, AnyOtherFileIsDamaged) {
    const ScratchFolder scratch;
    for (const std::string& bytes : {std::string(), std::string("text"), std::string(4096, '\0')}) {
        std::ofstream(scratch.path("topk"), std::ios::binary) << bytes;
        try {
            SideIndex::open(scratch.path("topk"));
            ADD_FAILURE() << bytes.size() << " bytes";
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::damaged);
        }
    }
}

// Everything that a reader may ask of it.
void read_all(const SideIndex& index, const Content& content) {
    for (const auto& [docid, id] : content.ids) {
        if (docid <= index.last_docid()) static_cast<void>(index.id(docid));
    }
    TopQuery query;
    for (const auto& [term, postings] : content.terms) {
        const auto found = index.find(term);
        if (found && !found->blocks.empty()) query.terms.emplace_back(index, *found, 1.5);
    }
    if (index.last_docid() < 100'000) TopSearch(query, index.last_docid(), 10).find_best();
}

TEST(SideIndex, DamageIsReportedOrAnswersSomething) {
    RandomText random(3);
    const Content content = random_content(random, 700);
    const ScratchFolder scratch;
    write(content, scratch.path("topk"));
    const auto bytes = std::filesystem::file_size(scratch.path("topk"));
    std::size_t reported = 0;
    for (std::size_t round = 0; round < test_rounds(300); ++round) {
        const std::string path = scratch.path("damaged");
        std::filesystem::copy_file(scratch.path("topk"), path, std::filesystem::copy_options::overwrite_existing);
        {
            std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
            const std::size_t tail = bytes - sizeof(SideTail);
            for (std::size_t flips = 1 + random.below(30); flips > 0; --flips) {
                const bool in_tail = random.below(20) == 0;
                file.seekp(
                    static_cast<std::streamoff>(in_tail ? tail + random.below(sizeof(SideTail)) : random.below(tail)));
                file.put(static_cast<char>(random.below(256)));
            }
        }
        if (random.below(10) == 0) std::filesystem::resize_file(path, random.below(bytes));
        try {
            read_all(*SideIndex::open(path), content);
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::damaged);
            ++reported;
        }
    }
    EXPECT_GT(reported, 20U);
}

}  // namespace
}  // namespace kwic
