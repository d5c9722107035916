// The terms of some documents, gathered from the posting lists of all terms.
#pragma once

#include "glass/mapped_table.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class PostingChunk;

// Thread rule: one thread at a time.
class TermGatherer {
  public:
    explicit TermGatherer(std::uint64_t max_bytes) noexcept : max_bytes_(max_bytes) {}

    // Walks through the table once. Returns how many of the documents, from the first on, have been gathered: those
    // whose terms take at most `max_bytes`, or one. `docids` ascend, and there is one. Throws Error{damaged}.
    std::size_t gather(const MappedTable& postlist, std::span<const std::uint32_t> docids);

    // Calls visit(term, wdf) with each term, ascending, of a document that was gathered last, by its place among them.
    // The views of terms stay until the next gather().
    template <class Visit>
    void for_each_term(std::size_t document, Visit&& visit) const {
        for (std::size_t i = begins_[document]; i < begins_[document + 1]; ++i) {
            visit(term(found_[i].term), found_[i].wdf);
        }
    }

  private:
    struct Found {
        std::uint32_t document = 0;  // place among the documents
        std::uint32_t term = 0;      // in the order of the terms
        std::uint32_t wdf = 0;
    };

    void take(const PostingChunk& chunk, std::string_view term);
    void note(std::size_t document, std::uint32_t wdf, std::string_view term);
    [[nodiscard]] std::string_view term(std::size_t number) const;
    [[nodiscard]] std::uint64_t held_bytes() const noexcept;
    void drop_half();
    void sort_by_document();

    std::uint64_t max_bytes_;
    std::span<const std::uint32_t> docids_;  // those still gathered
    bool is_new_term_ = false;
    std::string terms_;
    std::vector<std::size_t> term_begins_;
    std::vector<Found> found_;
    std::vector<std::size_t> begins_;  // in found_, of each document
};

}  // namespace kwic
