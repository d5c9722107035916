// The documents in which a pattern of words occurs, by the positions that the index keeps with them.
//
// Xapian's own PHRASE takes plain terms only; a pattern has alternatives, side roads, and words that are sets of
// bigrams.
#pragma once

#include "search/document_stream.hpp"
#include "snippet/text_clause.hpp"
#include "storage/document_positions.hpp"
#include "storage/term_space.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

// Gives every document that it matches the same weight. Thread rule: that of its database.
class PatternSource : public Xapian::PostingSource {
  public:
    // Matches `pattern` over the terms of `space` (stem or title).
    PatternSource(Pattern pattern, TermSpace space, double weight);

    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return (get_termfreq_max() + 1) / 2; }
    Xapian::doccount get_termfreq_max() const override {
        return candidates_ ? std::min(candidates_->size(), database_.get_doccount()) : 0;
    }
    double get_weight() const override { return weight_; }
    void init(const Xapian::Database& database) override;
    void next(double min_weight) override;
    void skip_to(Xapian::docid docid, double min_weight) override;
    bool at_end() const override { return docid_ == 0; }
    Xapian::docid get_docid() const override { return docid_; }
    PatternSource* clone() const override { return new PatternSource(pattern_, terms_, space_, weight_); }
    std::string get_description() const override { return "PatternSource"; }

  private:
    using Positions = std::vector<std::uint32_t>;

    struct Term {
        std::string indexed;       // in the space of the pattern
        std::uint64_t hash = 0;    // of the stem, by which documents keep its positions
        bool is_read = false;      // positions are those of the document being looked at
        Positions positions = {};
    };
    using Terms = std::map<std::string, Term>;  // by what the pattern calls them

    PatternSource(Pattern pattern, Terms terms, TermSpace space, double weight);

    void order_edges();
    std::unique_ptr<DocumentStream> open_candidates() const;
    bool matches(Xapian::docid docid);
    void open_positions(Xapian::docid docid);
    const Positions& positions_of(const std::string& term);
    Positions positions_of(const PatternEdge& edge);
    Positions positions_of(const Label& label);

    Pattern pattern_;  // edges in the order of their nodes' depth
    Terms terms_;
    TermSpace space_;
    std::vector<std::uint32_t> depths_;  // of a node: the longest way from node 0
    double weight_;
    Xapian::Database database_;
    std::unique_ptr<DocumentStream> candidates_;
    std::string table_;                           // of the document being looked at
    std::optional<DocumentPositions> positions_;  // in table_
    Xapian::docid docid_ = 0;
    bool started_ = false;
};

}  // namespace kwic
