#include "indexing/bulk_side_files.hpp"

#include "storage/term_space.hpp"
#include "topk/side_index_layout.hpp"
#include "vocabulary/word_list_layout.hpp"
#include "vocabulary/write_word_list.hpp"

namespace kwic {
namespace {

SideTotals count_documents(const BulkContent& content) {
    SideTotals totals;
    totals.last_docid = content.last_docid;
    for (DocumentRecords heads = records_of(content, &BulkOutput::heads); heads.next();) {
        ++totals.documents;
        totals.length_sum += DocumentHead(heads.record()).length;
    }
    return totals;
}

}  // namespace

BulkSideFiles::BulkSideFiles(const BulkContent& content, const MergedSplits& splits, const std::string& folder)
    : content_(content),
      splits_(splits),
      totals_(count_documents(content)),
      side_index_(folder + '/' + side_index_name, totals_),
      forms_(content.tables.forms),
      word_path_(folder + '/' + word_list_name) {}

void BulkSideFiles::add_document(std::uint32_t docid, const DocumentHead& head) {
    side_index_.add_document(docid, head.id, head.length);
}

void BulkSideFiles::add_term(std::string_view term, std::span<const Posting> postings) {
    forms_.add_term(term, postings.size());
    if (is_stem_term(term)) side_index_.add_term(term, postings, [&] { return splits_.ways_of(term); });
}

void BulkSideFiles::add_all() {
    for (DocumentRecords heads = records_of(content_, &BulkOutput::heads); heads.next();) {
        add_document(heads.docid(), DocumentHead(heads.record()));
    }
    for (TermPostings terms = postings_of(content_); terms.next();) add_term(terms.term(), terms.postings());
}

void BulkSideFiles::finish() {
    for (const auto& [key, ways] : splits_.entries()) {
        side_index_.add_split_stem(key.substr(split_key_prefix.size()));
    }
    side_index_.finish();
    write_word_list(forms_, totals_.documents, totals_.length_sum, word_path_);
}

}  // namespace kwic
