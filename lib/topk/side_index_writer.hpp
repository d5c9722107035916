// Writes the side index of a database (side_index_layout.hpp).
#pragma once

#include "glass/output_file.hpp"
#include "topk/packed_numbers.hpp"
#include "topk/side_index_layout.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct SideTotals {
    std::uint64_t documents = 0;
    std::uint64_t length_sum = 0;
    std::uint32_t last_docid = 0;
};

// The same content gives the same bytes. Memory: 16 bytes a document, 16 a stem, and some for each block. Throws
// Error{io}, std::bad_alloc. Thread rule: one thread at a time.
class SideIndexWriter {
  public:
    // Creates `path`, which must not be there.
    SideIndexWriter(std::string path, const SideTotals& totals);

    // First all documents, in ascending order.
    void add_document(std::uint32_t docid, std::string_view id, std::uint64_t length);

    // Then all terms in the space of stems, in ascending order (bytes), with their postings in ascending order of
    // documents (a rare term needs none): any array of elements with the members `docid` and `wdf`. `find_splits()`
    // returns the splits that the database keeps of the term, and is only called if they are wanted here.
    template <class Posting, class FindSplits>
    void add_term(std::string_view term, std::span<const Posting> postings, FindSplits&& find_splits) {
        if (!begin_term(term, postings.size())) return;
        add_splits(find_splits());
        for (const Posting& posting : postings) add_posting(posting.docid, posting.wdf);
        end_term();
    }

    // All stems of which the database keeps splits, as its keys have them, at any time, in any order.
    void add_split_stem(std::string_view joined_stem);

    void finish();

  private:
    void add_splits(std::string_view splits);
    void append_document(std::string_view id, double length_factor);
    void end_ids();
    bool begin_term(std::string_view term, std::size_t documents);
    void add_posting(std::uint32_t docid, std::uint32_t wdf) {
        block_docids_.push_back(docid);
        block_wdfs_.push_back(wdf);
        if (block_docids_.size() == max_packed_numbers) end_block();
    }
    void end_block();
    void end_term();
    void note_saturations();

    [[nodiscard]] std::uint64_t written_bytes() const noexcept { return flushed_bytes_ + buffer_.size(); }
    void flush_if_large();
    void write_section(SideSection section, std::string_view bytes);
    void begin_section(SideSection section);
    void end_section(SideSection section);
    [[nodiscard]] std::string make_slots() const;

    OutputFile file_;
    SideTail tail_{};
    double average_length_;
    std::string buffer_;
    std::uint64_t flushed_bytes_ = 0;
    bool in_terms_ = false;
    std::uint32_t next_docid_ = 0;
    std::string last_id_;
    std::vector<std::uint64_t> id_groups_;
    std::vector<double> length_factors_;
    std::vector<std::uint64_t> stem_hashes_;
    std::vector<std::uint64_t> split_hashes_;
    std::string names_;
    std::vector<SideTerm> terms_;
    std::vector<std::uint64_t> term_hashes_;
    std::vector<SideBlock> blocks_;
    std::vector<std::uint32_t> block_docids_;
    std::vector<std::uint32_t> block_wdfs_;
    std::uint32_t last_docid_ = 0;  // of the block before
    std::vector<double> block_saturations_;
    std::vector<double> best_saturations_;  // of the term's postings, a heap with the lowest first
};

}  // namespace kwic
