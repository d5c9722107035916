#include "indexing/posting_run.hpp"

#include "storage/byte_stream.hpp"

#include <utility>

namespace kwic {
namespace {

// A record a term: text, then for each posting the distance to the number of the document before, and the wdf.
class SpooledPostings : public PostingRun {
  public:
    explicit SpooledPostings(RecordSpool spool) : spool_(std::move(spool)), reader_(spool_) {}

    bool next() override {
        if (!reader_.next()) return false;
        ByteParser record(reader_.record());
        term_ = record.view();
        encoded_ = record.rest();
        return true;
    }

    [[nodiscard]] std::string_view term() const override { return term_; }

    std::span<const Posting> postings() override {
        postings_.clear();
        std::uint32_t docid = 0;
        for (ByteParser rest(encoded_); !rest.rest().empty();) {
            docid += static_cast<std::uint32_t>(rest.number());
            postings_.push_back({docid, static_cast<std::uint32_t>(rest.number())});
        }
        return postings_;
    }

  private:
    RecordSpool spool_;
    RecordSpool::Reader reader_;
    std::string_view term_;
    std::string_view encoded_;
    std::vector<Posting> postings_;
};

}  // namespace

SortedPostings::SortedPostings(std::unique_ptr<TermDictionary> dictionary, std::vector<std::uint32_t> order,
                               std::vector<std::uint64_t> ends, LargeVector<Posting> postings)
    : dictionary_(std::move(dictionary)),
      order_(std::move(order)),
      ends_(std::move(ends)),
      postings_(std::move(postings)) {}

// What is known of terms that follow each other lies far apart (bench/build_stages).
bool SortedPostings::next() {
    constexpr std::size_t ahead = 8;
    if (next_ == order_.size()) return false;
    number_ = order_[next_++];
    begin_ = std::exchange(end_, ends_[number_]);
    if (next_ + ahead < order_.size()) {
        dictionary_->prefetch_term(order_[next_ + ahead]);
        __builtin_prefetch(&ends_[order_[next_ + ahead]]);
    }
    return true;
}

std::unique_ptr<PostingRun> write_run(PostingRun& run, const std::string& folder) {
    RecordSpool spool(folder, 0);
    std::string record;
    while (run.next()) {
        record.clear();
        append_text(record, run.term());
        std::uint32_t last_docid = 0;
        for (const Posting& posting : run.postings()) {
            append_number(record, posting.docid - last_docid);
            append_number(record, posting.wdf);
            last_docid = posting.docid;
        }
        spool.add(record);
    }
    return std::make_unique<SpooledPostings>(std::move(spool));
}

}  // namespace kwic
