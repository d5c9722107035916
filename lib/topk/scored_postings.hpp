// The postings of a term of the query, with what each is worth.
#pragma once

#include "topk/block_cursor.hpp"
#include "topk/score_window.hpp"
#include "topk/term_weight.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace kwic {

// Windows come in ascending order, and documents too within a window. Throws Error{damaged}. Thread rule: one thread at
// a time.
class ScoredPostings {
  public:
    // A posting is worth `factor` times its saturation. The index must outlive this.
    ScoredPostings(const SideIndex& index, const SidePostings& postings, double factor);
    ScoredPostings(const SideIndex& index, std::unique_ptr<const RarePostings> postings, double factor);

    // What no posting in the window exceeds; 0 where there is none. Begins the window.
    double begin_window(std::uint32_t begin, std::uint32_t end);

    // What begin_window() said last.
    [[nodiscard]] double window_bound() const noexcept { return window_bound_; }

    // How many postings the blocks hold that reach into it.
    [[nodiscard]] std::size_t window_postings() const noexcept { return window_postings_; }

    // Adds what each document of the window gets, and notes the documents.
    void add_to(ScoreWindow& window);

    // Notes the documents only.
    void note_in(ScoreWindow& window);

    struct Found {
        bool is_there = false;
        double weight = 0;
    };

    // What no posting of the block exceeds in which the document would stand. The document is in the window.
    double bound_near(std::uint32_t docid);

    // The posting of the document that bound_near() was last asked for.
    Found find(std::uint32_t docid);

    [[nodiscard]] std::uint64_t documents() const noexcept { return documents_; }
    // Ten postings are worth this at least, or 0.
    [[nodiscard]] double tenth_weight() const noexcept { return tenth_weight_; }

  private:
    [[nodiscard]] double weigh(std::uint32_t docid, std::uint32_t wdf) const noexcept {
        return factor_ * saturation(wdf * length_factors_[docid]);
    }

    void add_all(std::span<const std::uint32_t> docids, std::span<const std::uint32_t> wdfs,
                 ScoreWindow& window) const noexcept;

    std::unique_ptr<const RarePostings> rare_;
    BlockCursor cursor_;
    const double* length_factors_;
    double factor_;
    std::uint64_t documents_;
    double tenth_weight_ = 0;
    double window_bound_ = 0;
    std::size_t window_postings_ = 0;
};

}  // namespace kwic
