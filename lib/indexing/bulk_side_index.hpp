// The side index of a bulk build.
#pragma once

#include "indexing/bulk_content.hpp"
#include "topk/side_index_writer.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace kwic {

// Throws Error{io}, std::bad_alloc. Thread rule: one thread at a time; others may read the content meanwhile.
class BulkSideIndex {
  public:
    // Writes into `folder`, that of the generation, which has none.
    BulkSideIndex(const BulkContent& content, const MergedSplits& splits, const std::string& folder);

    // Documents and then terms, each in ascending order: for a caller that walks over them anyway. Only stems count.
    void add_document(std::uint32_t docid, const DocumentHead& head);
    void add_term(std::string_view term, std::span<const Posting> postings);

    // Adds all documents and terms of the content.
    void add_all();

    // Last.
    void finish();

  private:
    const BulkContent& content_;
    const MergedSplits& splits_;
    SideIndexWriter writer_;
};

}  // namespace kwic
