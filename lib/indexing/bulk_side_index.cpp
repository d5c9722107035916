#include "indexing/bulk_side_index.hpp"

#include "storage/term_space.hpp"
#include "topk/side_index_layout.hpp"

namespace kwic {
namespace {

SideTotals count_documents(const BulkContent& content) {
    SideTotals totals;
    totals.last_docid = content.last_docid;
    for (DocumentRecords heads = heads_of(content); heads.next();) {
        ++totals.documents;
        totals.length_sum += DocumentHead(heads.record()).length;
    }
    return totals;
}

}  // namespace

BulkSideIndex::BulkSideIndex(const BulkContent& content, const MergedSplits& splits, const std::string& folder)
    : content_(content), splits_(splits), writer_(folder + '/' + side_index_name, count_documents(content)) {}

void BulkSideIndex::add_document(std::uint32_t docid, const DocumentHead& head) {
    writer_.add_document(docid, head.id, head.length);
}

void BulkSideIndex::add_term(std::string_view term, std::span<const Posting> postings) {
    if (is_stem_term(term)) writer_.add_term(term, postings, [&] { return splits_.ways_of(term); });
}

void BulkSideIndex::add_all() {
    for (DocumentRecords heads = heads_of(content_); heads.next();) {
        add_document(heads.docid(), DocumentHead(heads.record()));
    }
    for (TermPostings terms = postings_of(content_); terms.next();) {
        if (is_stem_term(terms.term())) add_term(terms.term(), terms.postings());
    }
}

void BulkSideIndex::finish() {
    for (const auto& [key, ways] : splits_.entries()) {
        writer_.add_split_stem(key.substr(split_key_prefix.size()));
    }
    writer_.finish();
}

}  // namespace kwic
