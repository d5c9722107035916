// The documents of places as a stream of candidates.
#pragma once

#include "search/place_matcher.hpp"

#include <xapian.h>

#include <memory>
#include <utility>

namespace kwic {

// Thread rule: that of the session.
class PlaceStream : public DocumentStream {
  public:
    // `index` may be null; it and the session must outlive the stream.
    PlaceStream(PlaceMatcher matcher, SearchSession& session, const SideIndex* index)
        : matcher_(std::move(matcher)),
          session_(session),
          candidates_(matcher_.open_candidates(session.database, index)) {}

    Xapian::docid skip_to(Xapian::docid docid) override { return candidates_->skip_to(docid); }
    void note(Xapian::docid begin, Xapian::docid end, DocumentBits& bits) override {
        candidates_->note(begin, end, bits);
    }
    bool holds(Xapian::docid docid) override { return matcher_.matches(session_, docid); }
    [[nodiscard]] bool has_doubts() const override { return true; }
    [[nodiscard]] Xapian::doccount size() const override { return candidates_->size(); }

  private:
    PlaceMatcher matcher_;
    SearchSession& session_;
    std::unique_ptr<DocumentStream> candidates_;
};

}  // namespace kwic
