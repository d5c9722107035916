// The documents of a pattern of words as a stream of candidates.
#pragma once

#include "search/pattern_matcher.hpp"

#include <xapian.h>

#include <memory>
#include <utility>

namespace kwic {

// Thread rule: that of its database.
class PatternStream : public DocumentStream {
  public:
    // `index` may be null; it must outlive the stream.
    PatternStream(PatternMatcher matcher, DatabaseEntries entries, const SideIndex* index)
        : matcher_(std::move(matcher)),
          entries_(std::move(entries)),
          candidates_(matcher_.open_candidates(entries_.database(), index)) {}

    Xapian::docid skip_to(Xapian::docid docid) override { return candidates_->skip_to(docid); }
    void note(Xapian::docid begin, Xapian::docid end, DocumentBits& bits) override {
        candidates_->note(begin, end, bits);
    }
    bool holds(Xapian::docid docid) override { return matcher_.matches(entries_, docid); }
    [[nodiscard]] bool has_doubts() const override { return true; }
    [[nodiscard]] Xapian::doccount size() const override { return candidates_->size(); }

  private:
    PatternMatcher matcher_;
    DatabaseEntries entries_;
    std::unique_ptr<DocumentStream> candidates_;
};

}  // namespace kwic
