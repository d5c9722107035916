// The postings of one term in chunks, or the lengths of all documents, which are stored the same way.
//
//   first chunk   uint(postings) | uint(sum of wdf) | uint(first docid - 1) | body      (0 | 0 for document lengths)
//   later chunks  body; the first docid ends the key
//   body          '1' in the last chunk, else '0' | uint(last docid - first docid) | entries
//   entries       uint(first wdf), then for each further posting  uint(docid - previous - 1) | uint(wdf)
//
// A posting begins a new chunk if the entries of the present one take 2000 bytes or more.
#pragma once

#include "glass/encodings.hpp"
#include "glass/glass_table.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

namespace kwic {

// Throws like GlassTable. Thread rule: one thread at a time.
class PostingListWriter {
  public:
    explicit PostingListWriter(GlassTable& table) noexcept : table_(table) {}

    // Begins a list. `key` is the first chunk's; later ones have `later_key` and the first docid (sortuint). The bytes of
    // both stay until end().
    void begin(std::string_view key, std::string_view later_key, std::uint64_t postings, std::uint64_t wdf_sum);

    // Between begin() and end(): any array of elements with the members `docid` and `wdf`. Docids ascend strictly and
    // are 1 or more.
    template <class Posting>
    void add(std::span<const Posting> postings) {
        char* end = entries_end_;  // the bytes might be any of this, so that members would be written with each
        std::uint32_t last_docid = last_docid_;
        for (const Posting& posting : postings) {
            if (posting.docid <= last_docid) throw_unordered();
            if (end >= entries_.data() + full_chunk_bytes) {
                entries_end_ = end;
                last_docid_ = last_docid;
                write_chunk(false);
                end = entries_end_;
            }
            if (end == entries_.data()) {
                first_docid_ = posting.docid;
            } else {
                end = put_uint(end, posting.docid - last_docid - 1);
            }
            end = put_uint(end, posting.wdf);
            last_docid = posting.docid;
        }
        entries_end_ = end;
        last_docid_ = last_docid;
    }

    // Ends the list, which must have a posting.
    void end();

  private:
    static constexpr std::size_t full_chunk_bytes = 2000;
    static constexpr std::size_t max_entry_bytes = 10;
    static constexpr std::uint32_t no_list = std::numeric_limits<std::uint32_t>::max();  // no docid is above it

    [[noreturn]] void throw_unordered() const;
    void write_chunk(bool is_last);

    GlassTable& table_;
    std::string_view key_;
    std::string_view later_key_;
    std::string chunk_key_;
    std::uint64_t postings_ = 0;
    std::uint64_t wdf_sum_ = 0;
    bool is_first_chunk_ = true;
    std::uint32_t first_docid_ = 0;
    std::uint32_t last_docid_ = no_list;
    std::array<char, full_chunk_bytes + max_entry_bytes> entries_;
    char* entries_end_ = entries_.data();
};

}  // namespace kwic
