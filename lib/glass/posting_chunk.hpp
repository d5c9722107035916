// A chunk of a list of postings, read; posting_list_writer.hpp has the bytes.
#pragma once

#include "storage/byte_stream.hpp"

#include <cstdint>
#include <limits>
#include <string_view>

namespace kwic {

// Believes nothing that it reads: every member throws Error{damaged} for what cannot be a chunk. The bytes must stay as
// long as this.
class PostingChunk {
  public:
    // The chunk that a list begins with.
    static PostingChunk first_of_list(std::string_view tag) {
        ByteParser head(tag);
        const std::uint64_t postings = head.number();
        const std::uint64_t wdf_sum = head.number();
        const std::uint64_t first_docid = head.number() + 1;
        PostingChunk chunk(head, first_docid);
        chunk.list_postings_ = postings;
        chunk.list_wdf_sum_ = wdf_sum;
        return chunk;
    }

    // A further one, whose key ends in its first document.
    static PostingChunk further(std::string_view tag, std::uint32_t first_docid) {
        return PostingChunk(ByteParser(tag), first_docid);
    }

    // Of the whole list; 0 in a further chunk.
    [[nodiscard]] std::uint64_t list_postings() const noexcept { return list_postings_; }
    [[nodiscard]] std::uint64_t list_wdf_sum() const noexcept { return list_wdf_sum_; }

    [[nodiscard]] bool is_last() const noexcept { return is_last_; }
    [[nodiscard]] std::uint32_t first_docid() const noexcept { return first_docid_; }
    [[nodiscard]] std::uint32_t last_docid() const noexcept { return last_docid_; }

    // Calls visit(docid, wdf) with each posting, documents ascending.
    template <class Visit>
    void for_each(Visit&& visit) const {
        ByteParser entries = entries_;
        std::uint64_t docid = first_docid_;
        for (;;) {
            const std::uint64_t wdf = entries.number();
            if (wdf > max_number) ByteParser::fail();
            visit(static_cast<std::uint32_t>(docid), static_cast<std::uint32_t>(wdf));
            if (entries.rest().empty()) break;
            const std::uint64_t distance = entries.number();
            if (distance >= last_docid_ - docid) ByteParser::fail();
            docid += distance + 1;
        }
        if (docid != last_docid_) ByteParser::fail();
    }

  private:
    static constexpr std::uint64_t max_number = std::numeric_limits<std::uint32_t>::max();

    PostingChunk(ByteParser body, std::uint64_t first_docid) : entries_(body) {
        is_last_ = entries_.bytes(1) == "1";
        const std::uint64_t distance = entries_.number();
        if (first_docid == 0 || first_docid > max_number || distance > max_number - first_docid) ByteParser::fail();
        first_docid_ = static_cast<std::uint32_t>(first_docid);
        last_docid_ = static_cast<std::uint32_t>(first_docid + distance);
    }

    std::uint64_t list_postings_ = 0;
    std::uint64_t list_wdf_sum_ = 0;
    bool is_last_ = false;
    std::uint32_t first_docid_ = 0;
    std::uint32_t last_docid_ = 0;
    ByteParser entries_;
};

}  // namespace kwic
