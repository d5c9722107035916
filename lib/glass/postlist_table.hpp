// The table postlist.glass: metadata, values, document lengths and the postings of all terms, in this order.
//
//   metadata          key 00 c0 name                  tag the value
//   values            value_writer.hpp                keys 00 d0 .. and 00 d8 ..
//   document lengths  posting_list_writer.hpp         key 00 e0, later chunks 00 e0 sortuint(first docid)
//   postings          posting_list_writer.hpp         key sortstr_end(term), later chunks sortstr(term) sortuint(docid)
#pragma once

#include "glass/glass_statistics.hpp"
#include "glass/glass_table.hpp"
#include "glass/posting_list_writer.hpp"
#include "glass/value_writer.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace kwic {

// Members are called in the order in which they stand here; any may be left out. Throws like GlassTable, also for calls
// in a wrong order. Thread rule: one thread at a time.
class PostlistTable {
  public:
    // Creates the file `path`, which must not be there.
    PostlistTable(std::string path, const GlassTableOptions& options);
    PostlistTable(const PostlistTable&) = delete;
    PostlistTable& operator=(const PostlistTable&) = delete;

    // In ascending order of names (bytes, 1 to 253 of them). An empty value is as good as none, and not stored.
    void add_metadata(std::string_view name, std::string_view value);

    // Of all slots that have values, once, in any order. The bytes of the bounds are copied.
    void add_value_statistics(std::span<const GlassValueStatistics> slots) { values_.add_statistics(slots); }

    // Slot by slot; in the order of their numbers if all are below 128, otherwise as value_writer.hpp says. The
    // documents of a slot in ascending order. A value is not empty. The statistics must hold: as many values as were
    // announced, and none beyond the bounds.
    void add_value(std::uint32_t slot, std::uint32_t docid, std::string_view value) { values_.add(slot, docid, value); }

    // Every document, in ascending order, also one without terms, whose length is 0.
    void add_length(std::uint32_t docid, std::uint32_t length);

    // A term of 1 to 245 bytes, in ascending order (bytes), and its postings: any array of elements with the members
    // `docid` and `wdf`, in ascending order of documents, one at least. A wdf may be 0; the sum of all is below 2^32.
    template <class Posting>
    void add_term(std::string_view term, std::span<const Posting> postings) {
        std::uint64_t wdf_sum = 0;
        std::uint32_t max_wdf = 0;
        for (const Posting& posting : postings) {
            wdf_sum += posting.wdf;
            max_wdf = std::max(max_wdf, posting.wdf);
        }
        begin_term(term, postings.size(), wdf_sum);
        postings_.add(postings);
        postings_.end();
        statistics_.max_wdf = std::max(statistics_.max_wdf, max_wdf);
    }

    // Completes the file.
    const GlassRoot& finish();

    // Of the lengths and postings added so far.
    [[nodiscard]] const GlassStatistics& statistics() const noexcept { return statistics_; }
    [[nodiscard]] const GlassTable& table() const noexcept { return table_; }

  private:
    void begin_term(std::string_view term, std::size_t postings, std::uint64_t wdf_sum);
    void begin_lengths();
    void end_values_and_lengths();

    GlassTable table_;
    ValueWriter values_;
    PostingListWriter lengths_;
    PostingListWriter postings_;
    bool is_in_lengths_ = false;
    std::string key_;
    GlassStatistics statistics_;
};

}  // namespace kwic
