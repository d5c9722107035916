// A pattern of words as a part of a Xapian query.
#pragma once

#include "search/pattern_matcher.hpp"

#include <xapian.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace kwic {

// Gives every document that it matches the same weight. Thread rule: that of its database.
class PatternSource : public Xapian::PostingSource {
  public:
    // Matches `pattern` over the terms of `space` (stem or title). `entries` are of the database that is searched.
    PatternSource(Pattern pattern, TermSpace space, double weight, DatabaseEntries entries)
        : PatternSource(PatternMatcher(std::move(pattern), space), weight, std::move(entries)) {}

    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return (get_termfreq_max() + 1) / 2; }
    Xapian::doccount get_termfreq_max() const override {
        return candidates_ ? std::min(candidates_->size(), entries_.database().get_doccount()) : 0;
    }
    double get_weight() const override { return weight_; }
    void init(const Xapian::Database& database) override;
    void next(double min_weight) override;
    void skip_to(Xapian::docid docid, double min_weight) override;
    bool at_end() const override { return docid_ == 0; }
    Xapian::docid get_docid() const override { return docid_; }
    PatternSource* clone() const override { return new PatternSource(matcher_, weight_, entries_); }
    std::string get_description() const override { return "PatternSource"; }

  private:
    PatternSource(PatternMatcher matcher, double weight, DatabaseEntries entries)
        : matcher_(std::move(matcher)), weight_(weight), entries_(std::move(entries)) {}

    PatternMatcher matcher_;
    double weight_;
    DatabaseEntries entries_;
    std::unique_ptr<DocumentStream> candidates_;
    Xapian::docid docid_ = 0;
    bool started_ = false;
};

}  // namespace kwic
