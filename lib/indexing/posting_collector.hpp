// The terms of many documents, turned into the documents of many terms.
#pragma once

#include "indexing/document_inverter.hpp"
#include "indexing/posting_run.hpp"
#include "indexing/term_dictionary.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace kwic {

// Thread rule: one thread at a time.
class PostingCollector {
  public:
    // The numbers of the terms that are added are those of this dictionary.
    [[nodiscard]] TermDictionary& dictionary() noexcept { return *dictionary_; }

    // Adds the terms of a document; numbers of documents rise.
    void add(std::uint32_t docid, std::span<const TermInDocument> terms);

    // What it holds, and will need in addition to sort that.
    [[nodiscard]] std::size_t memory_bytes() const noexcept;
    [[nodiscard]] bool is_empty() const noexcept { return documents_.empty(); }

    // Sorts everything, and begins afresh, with an empty dictionary.
    std::unique_ptr<SortedPostings> finish();

  private:
    struct DocumentEntry {
        std::uint32_t docid = 0;
        std::uint32_t terms = 0;
    };

    // Reads codes_ from the beginning, and frees what it has read if that is wanted.
    class Reader;

    [[nodiscard]] LargeVector<std::uint64_t> find_begins(const std::vector<std::uint32_t>& order);

    static constexpr std::size_t first_chunk_codes = std::size_t{1} << 14;
    static constexpr std::size_t max_chunk_codes = std::size_t{1} << 20;

    std::unique_ptr<TermDictionary> dictionary_ = std::make_unique<TermDictionary>();
    std::vector<DocumentEntry> documents_;
    // term << 2 | wdf, or term << 2 | 3 and then the wdf. Written and read from the beginning to the end, for which
    // large pages are no help, and dearer where the system has to clear them first (bench/build_stages).
    std::vector<std::vector<std::uint32_t>> codes_;
    std::size_t room_codes_ = 0;  // of all chunks; a new one doubles it
    std::uint64_t terms_ = 0;     // of all documents
};

}  // namespace kwic
