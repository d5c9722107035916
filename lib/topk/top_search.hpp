// The best documents of a TopQuery, without looking at most of the others.
//
// Block-max MaxScore over windows of documents: in each window the lists whose best postings together cannot reach the
// k-th score so far are only looked into for documents that the other lists have named, and a window in which nobody
// can reach it is passed over. (MaxScore: H. Turtle, J. Flood, Query evaluation: strategies and optimizations,
// Information Processing & Management 31(6), 1995. Block maxima: S. Ding, T. Suel, Faster top-k document retrieval
// using block-max indexes, SIGIR 2011. Windows of documents: K. Chakrabarti, S. Chaudhuri, V. Ganti, Interval-based
// pruning for top-k processing over compressed lists, ICDE 2011.)
//
// What has doubts (document_stream.hpp) is asked at the end, about the documents that may become best.
#pragma once

#include "topk/best_documents.hpp"
#include "topk/doubtful_documents.hpp"
#include "topk/score_window.hpp"
#include "topk/top_query.hpp"
#include "topk/windowed_set.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kwic {

// Thread rule: one thread at a time. Members throw Error{damaged} and Xapian's exceptions.
class TopSearch {
  public:
    // The query must outlive this, which moves its cursors and streams. `count`: how many documents find_best()
    // returns, at least 1.
    TopSearch(TopQuery& query, std::uint32_t last_docid, std::size_t count);

    // By falling score; ties by number. Fewer than `count`: there are no more. Once.
    std::vector<TopDocument> find_best();

    // How many documents match. Instead of find_best().
    std::uint64_t count_matches();

    // All documents that match, ascending. Instead of find_best().
    std::vector<std::uint32_t> find_matches();

  private:
    void seed_threshold();
    void begin(std::uint32_t first);
    void search_window();
    void settle();
    [[nodiscard]] double bound_parts();
    bool choose_lists(double parts_bound);
    void take_candidates();
    struct Least {
        double with_parts;     // for a document that may be in one
        double without_parts;  // for others
    };
    [[nodiscard]] Least least_scores(double rest) const noexcept;
    [[nodiscard]] bool can_come_in(std::uint32_t offset, const Least& least) const noexcept;
    void add_list(ScoredPostings& list, double rest);
    void drop_candidates(double rest);
    void take_documents();
    void take(const TopDocument& document);
    void raise_to_best();
    bool is_excluded(std::uint32_t docid);
    [[nodiscard]] bool is_match(std::uint32_t offset) const;
    void note_reached();
    void doubt(const TopDocument& document, bool is_match);
    void note_matches();
    template <class Use>
    void for_each_match(Use&& use);

    TopQuery& query_;
    std::uint32_t last_docid_;
    std::size_t count_;
    bool has_doubtful_conditions_ = false;
    double threshold_ = -1;  // a document must have more
    BestDocuments best_;
    BestDocuments reached_;  // without the parts
    DoubtfulDocuments doubtful_;
    std::vector<WindowedSet> parts_;
    std::vector<WindowedSet> required_;
    std::vector<WindowedSet> excluded_;

    // Of the window.
    ScoreWindow window_;
    std::vector<ScoredPostings*> lists_;  // of the terms, by rising bound
    std::vector<double> bounds_;          // of so many of the first lists, and all parts
    std::size_t essential_ = 0;           // the first of the lists that name documents
    DocumentBits in_parts_;               // that may be in one of them
    std::vector<std::uint32_t> candidates_;
};

}  // namespace kwic
