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
class PostingRun {
  public:
    virtual ~PostingRun() = default;

    // Moves to the next term, in ascending order (bytes); false after the last.
    virtual bool next() = 0;

    // Its bytes, until the next call of next().
    [[nodiscard]] virtual std::string_view term() const = 0;

    // Its postings, in ascending order of documents, until the next call of next().
    virtual std::span<const Posting> postings() = 0;
};

// In memory.
class SortedPostings : public PostingRun {
  public:
    // `order`: the numbers of all terms in the order of the terms, in which their postings stand too; `ends`: by these
    // numbers, where the postings of a term end.
    SortedPostings(std::unique_ptr<TermDictionary> dictionary, std::vector<std::uint32_t> order,
                   std::vector<std::uint64_t> ends, LargeVector<Posting> postings);

    bool next() override;
    [[nodiscard]] std::string_view term() const override { return dictionary_->term(number_); }
    std::span<const Posting> postings() override { return {postings_.data() + begin_, postings_.data() + end_}; }

  private:
    std::unique_ptr<TermDictionary> dictionary_;
    std::vector<std::uint32_t> order_;
    std::vector<std::uint64_t> ends_;
    LargeVector<Posting> postings_;
    std::size_t next_ = 0;  // in order_
    std::uint32_t number_ = 0;
    std::uint64_t begin_ = 0;
    std::uint64_t end_ = 0;
};

// In a file in `folder`: what is left of `run`. Throws Error{io}, also later when it is read.
std::unique_ptr<PostingRun> write_run(PostingRun& run, const std::string& folder);

}  // namespace kwic
