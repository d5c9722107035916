#include "search/place_source.hpp"

namespace kwic {

void PlaceSource::init(const Xapian::Database& database) {
    set_maxweight(weight_);
    candidates_ = matcher_.open_candidates(database, nullptr);
    docid_ = 0;
    started_ = false;
}

void PlaceSource::next(double min_weight) {
    skip_to(started_ ? docid_ + 1 : 1, min_weight);
}

void PlaceSource::skip_to(Xapian::docid docid, double min_weight) {
    started_ = true;
    if (min_weight > weight_) {
        docid_ = 0;
        return;
    }
    for (docid_ = candidates_->skip_to(docid); docid_ != 0; docid_ = candidates_->skip_to(docid_ + 1)) {
        if (matcher_.matches(session_, docid_)) return;
    }
}

}  // namespace kwic
