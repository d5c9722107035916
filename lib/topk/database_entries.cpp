#include "topk/database_entries.hpp"

namespace kwic {

using Presence = MappedDatabase::Presence;

std::string_view DatabaseEntries::metadata(const std::string& key, std::string& buffer) const {
    if (mapped_ != nullptr) {
        const auto entry = mapped_->metadata(key, buffer);
        if (entry.presence != Presence::compressed) return entry.tag;
    }
    buffer = database_.get_metadata(key);
    return buffer;
}

std::string_view DatabaseEntries::document_data(Xapian::docid docid, std::string& buffer) const {
    if (mapped_ != nullptr) {
        const auto entry = mapped_->document_data(docid, buffer);
        if (entry.presence == Presence::found) return entry.tag;
    }
    buffer = database_.get_document(docid, Xapian::DOC_ASSUME_VALID).get_data();
    return buffer;
}

MappedDatabase::Counts DatabaseEntries::count(const std::string& term) const {
    if (mapped_ != nullptr) return mapped_->count(term);
    return {database_.get_termfreq(term), database_.get_collection_freq(term)};
}

void DatabaseEntries::read_postings(const std::string& term, MappedDatabase::Postings& postings) const {
    if (mapped_ != nullptr && mapped_->read_short_list(term, postings)) return;
    postings.docids.clear();
    postings.wdfs.clear();
    for (auto at = database_.postlist_begin(term); at != database_.postlist_end(term); ++at) {
        postings.docids.push_back(*at);
        postings.wdfs.push_back(at.get_wdf());
    }
}

}  // namespace kwic
