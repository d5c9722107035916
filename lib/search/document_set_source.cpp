#include "search/document_set_source.hpp"

#include "search/ranking.hpp"

#include <algorithm>

namespace kwic {

void DocumentSetSource::init(const Xapian::Database& /*database*/) {
    set_maxweight(0);
    at_ = 0;
    started_ = false;
}

void DocumentSetSource::next(double /*min_weight*/) {
    if (started_) ++at_;
    started_ = true;
}

void DocumentSetSource::skip_to(Xapian::docid docid, double /*min_weight*/) {
    started_ = true;
    const auto from = documents_.begin() + static_cast<std::ptrdiff_t>(at_);
    at_ = static_cast<std::size_t>(std::lower_bound(from, documents_.end(), docid) - documents_.begin());
}

std::vector<Xapian::docid> find_documents(const Xapian::Database& database, const Xapian::Query& query) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(make_ranking());
    enquire.set_query(query);
    const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
    std::vector<Xapian::docid> documents;
    documents.reserve(found.size());
    for (Xapian::MSetIterator match = found.begin(); match != found.end(); ++match) documents.push_back(*match);
    std::sort(documents.begin(), documents.end());
    return documents;
}

Xapian::Query as_document_set(const Xapian::Database& database, const Xapian::Query& query) {
    if (query.get_type() == Xapian::Query::LEAF_TERM || query.empty()) return query;
    return Xapian::Query((new DocumentSetSource(find_documents(database, query)))->release());
}

}  // namespace kwic
