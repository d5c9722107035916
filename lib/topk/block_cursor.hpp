// Walks over the postings of a term block by block.
#pragma once

#include "glass/mapped_database.hpp"
#include "topk/packed_numbers.hpp"
#include "topk/score_window.hpp"
#include "topk/side_index.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace kwic {

// Postings that were read from the database.
struct RarePostings {
    MappedDatabase::Postings postings;
    std::vector<double> saturations;
};

// Stands at a block, at first at the first one. Of postings that were read from the database, each is a block. Throws
// Error{damaged}. Thread rule: one thread at a time.
class BlockCursor {
  public:
    BlockCursor(const SideIndex& index, const SidePostings& postings);
    // The postings must outlive the cursor.
    explicit BlockCursor(const RarePostings& postings);

    [[nodiscard]] bool at_end() const noexcept { return block_ == ends_; }

    // Of the block that it stands at.
    [[nodiscard]] std::uint32_t last_docid() const noexcept {
        return rare_ != nullptr ? rare_->postings.docids[block_] : postings_.blocks[block_].last_docid;
    }
    [[nodiscard]] double saturation() const noexcept {
        return rare_ != nullptr ? rare_->saturations[block_] : postings_.blocks[block_].saturation / saturation_steps;
    }
    [[nodiscard]] std::size_t postings() const noexcept {
        return rare_ != nullptr ? 1 : postings_.blocks[block_].postings;
    }
    // Both until the cursor moves. The first costs the unpacking of the documents, the other that of the wdfs.
    std::span<const std::uint32_t> docids();
    std::span<const std::uint32_t> wdfs();
    // One of them, without unpacking the others; after docids().
    [[nodiscard]] std::uint32_t wdf(std::size_t posting) const;

    // Adds the documents from `begin` on and before `end`, told by their distance from `begin`, and moves to the first
    // block that goes on behind them.
    void note(std::uint32_t begin, std::uint32_t end, DocumentBits& bits);

    void next_block() noexcept { ++block_; }

    // Moves to the first block that ends at `docid` or later, never back.
    void skip_to(std::uint32_t docid) noexcept {
        while (!at_end() && last_docid() < docid) ++block_;
    }

    // The same, back from the block where it stood at `mark()`.
    [[nodiscard]] std::size_t mark() const noexcept { return block_; }
    void return_to(std::size_t mark) noexcept { block_ = mark; }

  private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    void unpack_docids();
    [[nodiscard]] std::string_view packed() const;

    const SideIndex* index_ = nullptr;
    const RarePostings* rare_ = nullptr;
    SidePostings postings_;
    std::size_t block_ = 0;
    std::size_t ends_ = 0;
    std::size_t docids_of_ = none;  // the block that is unpacked
    std::size_t wdfs_of_ = none;
    std::size_t wdfs_begin_ = 0;  // in its bytes
    std::array<std::uint32_t, max_packed_numbers> docids_;
    std::array<std::uint32_t, max_packed_numbers> wdfs_;
};

}  // namespace kwic
