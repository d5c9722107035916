// Places as a part of a Xapian query.
#pragma once

#include "search/place_matcher.hpp"

#include <xapian.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace kwic {

// Gives every document that it matches the same weight. Thread rule: that of the session.
class PlaceSource : public Xapian::PostingSource {
  public:
    // `session` is one of the database that is searched, and must outlive the source.
    PlaceSource(PlaceMatcher matcher, double weight, SearchSession& session)
        : matcher_(std::move(matcher)), weight_(weight), session_(session) {}

    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return (get_termfreq_max() + 1) / 2; }
    Xapian::doccount get_termfreq_max() const override {
        return candidates_ ? std::min(candidates_->size(), session_.database.get_doccount()) : 0;
    }
    double get_weight() const override { return weight_; }
    void init(const Xapian::Database& database) override;
    void next(double min_weight) override;
    void skip_to(Xapian::docid docid, double min_weight) override;
    bool at_end() const override { return docid_ == 0; }
    Xapian::docid get_docid() const override { return docid_; }
    PlaceSource* clone() const override { return new PlaceSource(matcher_, weight_, session_); }
    std::string get_description() const override { return "PlaceSource"; }

  private:
    PlaceMatcher matcher_;
    double weight_;
    SearchSession& session_;
    std::unique_ptr<DocumentStream> candidates_;
    Xapian::docid docid_ = 0;
    bool started_ = false;
};

}  // namespace kwic
