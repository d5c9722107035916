// A set of documents as a part of a query.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

// Matches the documents of a sorted list, without weight. Thread rule: one thread at a time.
class DocumentSetSource : public Xapian::PostingSource {
  public:
    explicit DocumentSetSource(std::vector<Xapian::docid> sorted) : documents_(std::move(sorted)) {}

    Xapian::doccount get_termfreq_min() const override { return size(); }
    Xapian::doccount get_termfreq_est() const override { return size(); }
    Xapian::doccount get_termfreq_max() const override { return size(); }
    void init(const Xapian::Database& database) override;
    void next(double min_weight) override;
    void skip_to(Xapian::docid docid, double min_weight) override;
    bool at_end() const override { return at_ >= documents_.size(); }
    Xapian::docid get_docid() const override { return documents_[at_]; }
    DocumentSetSource* clone() const override { return new DocumentSetSource(documents_); }
    std::string get_description() const override { return "DocumentSetSource"; }

  private:
    [[nodiscard]] Xapian::doccount size() const { return static_cast<Xapian::doccount>(documents_.size()); }

    std::vector<Xapian::docid> documents_;
    std::size_t at_ = 0;
    bool started_ = false;
};

// The documents that `query` matches, in ascending order. Throws Xapian's exceptions.
std::vector<Xapian::docid> find_documents(const Xapian::Database& database, const Xapian::Query& query);

// The same documents as those of `query`, found now: for what stands to the right of OP_AND_NOT. (There Xapian 1.4.22
// evaluates OP_AND with bounds of weights that it has never computed, and drops documents by them.) A single term stays
// as it is. Throws Xapian's exceptions.
Xapian::Query as_document_set(const Xapian::Database& database, const Xapian::Query& query);

}  // namespace kwic
