#include "topk/block_cursor.hpp"

#include "topk/running_sums.hpp"

namespace kwic {

BlockCursor::BlockCursor(const SideIndex& index, const SidePostings& postings)
    : index_(&index), postings_(postings), ends_(postings.blocks.size()) {}

BlockCursor::BlockCursor(const RarePostings& postings) : rare_(&postings), ends_(postings.postings.docids.size()) {}

std::string_view BlockCursor::packed() const {
    const std::size_t begin = block_ == 0 ? 0 : postings_.blocks[block_ - 1].end_byte;
    const std::size_t end = postings_.blocks[block_].end_byte;
    if (begin > end || end > postings_.bytes.size()) index_->fail();
    return postings_.bytes.substr(begin, end - begin);
}

// The documents ascend since the distances do not fall below 1; the last one tells whether they are those that were
// written.
void BlockCursor::unpack_docids() {
    const SideBlock& block = postings_.blocks[block_];
    if (block.postings == 0 || block.postings > max_packed_numbers) index_->fail();
    docids_of_ = none;
    wdfs_begin_ = unpack_numbers(packed(), block.postings, docids_.data());
    if (wdfs_begin_ == 0) index_->fail();
    const std::uint64_t before = block_ == 0 ? 0 : postings_.blocks[block_ - 1].last_docid;
    const std::uint64_t last = sum_up(before, std::span(docids_).first(block.postings));
    if (last != block.last_docid || last > index_->last_docid()) index_->fail();
    docids_of_ = block_;
}

std::span<const std::uint32_t> BlockCursor::docids() {
    if (rare_ != nullptr) return std::span(rare_->postings.docids).subspan(block_, 1);
    if (docids_of_ != block_) unpack_docids();
    return {docids_.data(), postings_.blocks[block_].postings};
}

std::uint32_t BlockCursor::wdf(std::size_t posting) const {
    if (rare_ != nullptr) return rare_->postings.wdfs[block_];
    if (wdfs_of_ == block_) return wdfs_[posting];
    std::uint32_t wdf = 0;
    if (!unpack_number(packed().substr(wdfs_begin_), postings_.blocks[block_].postings, posting, wdf)) index_->fail();
    return wdf;
}

std::span<const std::uint32_t> BlockCursor::wdfs() {
    if (rare_ != nullptr) return std::span(rare_->postings.wdfs).subspan(block_, 1);
    if (docids_of_ != block_) unpack_docids();
    const std::size_t count = postings_.blocks[block_].postings;
    if (wdfs_of_ != block_) {
        wdfs_of_ = none;
        if (unpack_numbers(packed().substr(wdfs_begin_), count, wdfs_.data()) == 0) index_->fail();
        wdfs_of_ = block_;
    }
    return {wdfs_.data(), count};
}

void BlockCursor::note(std::uint32_t begin, std::uint32_t end, DocumentBits& bits) {
    for (skip_to(begin); !at_end(); next_block()) {
        const std::span<const std::uint32_t> documents = docids();
        auto docid = documents.begin();
        if (*docid < begin) docid = std::lower_bound(documents.begin(), documents.end(), begin);
        const auto last = documents.back() < end ? documents.end() : std::lower_bound(docid, documents.end(), end);
        for (; docid != last; ++docid) bits.add(*docid - begin);
        if (last != documents.end()) return;
    }
}

}  // namespace kwic
