// All terms with all of their postings, out of the runs of several workers.
#pragma once

#include "indexing/posting_run.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct CountedRun {
    const PostingRun* run = nullptr;
    const std::vector<bool>* superseded = nullptr;  // by number of document: passed over; null for none
};

// Memory: the postings of one term at a time. Throws what the runs throw, which must outlast this. Thread rule: one
// thread at a time.
class TermPostings {
  public:
    explicit TermPostings(const std::vector<CountedRun>& runs);

    // Moves to the next term that has postings, in ascending order (bytes); false after the last.
    bool next();

    // Until the next call of next().
    [[nodiscard]] std::string_view term() const noexcept { return term_; }

    // Its postings, in ascending order of documents, until the next call of next(). Not asked for, they
    // cost nothing.
    std::span<const Posting> postings() {
        if (!is_gathered_) gather();
        return postings_;
    }

  private:
    struct CountedCursor {
        std::unique_ptr<PostingCursor> cursor;
        const std::vector<bool>* superseded;
    };
    // Where a cursor stands. Most terms are told apart by their first sixteen bytes (bench/build_stages).
    struct Place {
        std::uint64_t leading = 0;
        std::uint64_t next = 0;
        std::string_view term;
        CountedCursor* cursor = nullptr;
    };

    static bool comes_later(const Place& a, const Place& b) noexcept;
    static bool is_same(const Place& a, const Place& b) noexcept;
    void move_on();
    [[nodiscard]] bool may_be_empty() const noexcept;
    void gather();
    void add(std::span<const Posting> more);
    std::span<const Posting> keep(std::span<const Posting> postings, const std::vector<bool>& superseded);

    std::vector<CountedCursor> cursors_;
    std::vector<Place> heap_;              // of those that stand behind this term; the lowest term is the first
    std::vector<CountedCursor*> at_term_;  // those that have it
    std::string_view term_;
    bool is_gathered_ = false;
    std::span<const Posting> postings_;
    std::vector<Posting> kept_;      // of a run
    std::vector<Posting> gathered_;  // of those so far; may have more room
    std::vector<Posting> merged_;    // what becomes gathered_ next
};

}  // namespace kwic
