// An index whose plans are evaluated both ways: by Xapian and with the side index.
#pragma once

#include "search/query_compiler.hpp"
#include "search/rank_documents.hpp"
#include "search/search_session.hpp"
#include "storage/generation.hpp"

#include <kwic/query.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class RankedIndex {
  public:
    explicit RankedIndex(const std::string& folder)
        : generation_(open_generation(folder)),
          mapped_(MappedDatabase::open(generation_.database_folder())),
          side_index_(SideIndex::open(generation_.folder + "/topk")),
          words_(generation_.folder + "/words"),
          text_fields_(generation_.manifest.fields),
          session_(generation_.database_folder(), mapped_.get(), side_index_.get(), words_, text_fields_) {
        for (const auto& [code, documents] : generation_.manifest.languages) languages_.push_back(code);
        if (languages_.empty()) languages_.push_back(generation_.manifest.default_language);
    }

    SearchSession& session() { return session_; }
    const SideIndex* side_index() const { return side_index_.get(); }
    const MappedDatabase* mapped() const { return mapped_.get(); }

    QueryPlan plan(std::string_view query, bool literal = false) {
        ParseOptions options;
        options.literal = literal;
        return QueryCompiler(session_, languages_, query, literal, false)
            .compile(parse_query(query, options).query)
            .plan;
    }

    // All documents that Xapian finds.
    RankedDocuments rank_all_natively(const QueryPlan& plan) {
        RankingWanted all;
        all.limit = session_.database.get_doccount();
        all.exact_total = true;
        return rank_natively(plan, session_, all);
    }

    // With the side index.
    RankedDocuments rank(const QueryPlan& plan, const RankingWanted& wanted) {
        return rank_documents(plan, session_, side_index_.get(), wanted);
    }

    // `expected`: all documents as Xapian ranks them.
    static void compare(const RankedDocuments& found, const RankingWanted& wanted, const RankedDocuments& expected) {
        const std::size_t all = expected.documents.size();
        const std::size_t first = std::min(wanted.offset, all);
        ASSERT_EQ(found.documents.size(), std::min(wanted.limit, all - first));
        std::map<std::uint32_t, double> scores;
        for (const TopDocument& document : expected.documents) scores[document.docid] = document.score;
        for (std::size_t i = 0; i < found.documents.size(); ++i) {
            const auto [docid, score] = found.documents[i];
            ASSERT_TRUE(is_close(score, expected.documents[first + i].score)) << "rank " << first + i;
            ASSERT_TRUE(scores.count(docid) == 1 && is_close(score, scores[docid])) << "document " << docid;
        }
        if (found.total_exact || wanted.exact_total) {
            ASSERT_EQ(found.total, all);
        }
        ASSERT_GE(found.total, found.documents.size());
    }

    static bool is_close(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b)); }

  private:
    Generation generation_;
    std::unique_ptr<const MappedDatabase> mapped_;
    std::unique_ptr<const SideIndex> side_index_;
    LazyWordList words_;
    TextFields text_fields_;
    SearchSession session_;
    std::vector<std::string> languages_;
};

}  // namespace kwic
