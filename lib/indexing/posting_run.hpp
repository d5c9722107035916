// Postings of some of the documents, term by term.
#pragma once

#include "analysis/huge_pages.hpp"
#include "indexing/record_spool.hpp"
#include "indexing/term_dictionary.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct Posting {
    std::uint32_t docid = 0;
    std::uint32_t wdf = 0;
};

// Thread rule: one thread at a time.
class PostingCursor {
  public:
    virtual ~PostingCursor() = default;

    // Moves to the next term, in ascending order (bytes); false after the last. Throws Error{io}.
    virtual bool next() = 0;

    // Its bytes, until the next call of next().
    [[nodiscard]] virtual std::string_view term() const = 0;

    // Its postings, in ascending order of documents, until the next call of next().
    virtual std::span<const Posting> postings() = 0;
};

// Thread rule: any number of cursors in any threads, each in one at a time.
class PostingRun {
  public:
    virtual ~PostingRun() = default;

    // Stands before the first term; the run must outlast it.
    [[nodiscard]] virtual std::unique_ptr<PostingCursor> read() const = 0;
};

// In memory.
class SortedPostings : public PostingRun {
  public:
    // `order`: the numbers of all terms in the order of the terms, in which their postings stand too; `ends`: by these
    // numbers, where the postings of a term end.
    SortedPostings(std::unique_ptr<TermDictionary> dictionary, std::vector<std::uint32_t> order,
                   LargeVector<std::uint64_t> ends, LargeVector<Posting> postings);

    [[nodiscard]] std::unique_ptr<PostingCursor> read() const override;

    [[nodiscard]] std::span<const std::uint32_t> order() const noexcept { return order_; }

  private:
    class Cursor;

    std::unique_ptr<TermDictionary> dictionary_;
    std::vector<std::uint32_t> order_;
    LargeVector<std::uint64_t> ends_;
    LargeVector<Posting> postings_;
};

// In a file in `folder`: what is in `run`. Throws Error{io}.
std::unique_ptr<PostingRun> write_run(const PostingRun& run, const std::string& folder);

}  // namespace kwic
