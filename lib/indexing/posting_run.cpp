#include "indexing/posting_run.hpp"

#include "storage/byte_stream.hpp"

#include <utility>

namespace kwic {
namespace {

// A record a term: text, then for each posting the distance to the number of the document before, and the wdf.
class SpooledPostings : public PostingRun {
  public:
    explicit SpooledPostings(RecordSpool spool) : spool_(std::move(spool)) {}

    [[nodiscard]] std::unique_ptr<PostingCursor> read() const override { return std::make_unique<Cursor>(spool_); }

  private:
    class Cursor : public PostingCursor {
      public:
        explicit Cursor(const RecordSpool& spool) : reader_(spool) {}

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
        RecordSpool::Reader reader_;
        std::string_view term_;
        std::string_view encoded_;
        std::vector<Posting> postings_;
    };

    RecordSpool spool_;
};

}  // namespace

class SortedPostings::Cursor : public PostingCursor {
  public:
    explicit Cursor(const SortedPostings& run) : run_(run) {}

    // What is known of terms that follow each other lies far apart (bench/build_stages).
    bool next() override {
        constexpr std::size_t ahead = 8;
        const std::vector<std::uint32_t>& order = run_.order_;
        if (next_ == order.size()) return false;
        number_ = order[next_++];
        begin_ = std::exchange(end_, run_.ends_[number_]);
        if (next_ + 2 * ahead < order.size()) {
            run_.dictionary_->prefetch_begin(order[next_ + 2 * ahead]);
            __builtin_prefetch(&run_.ends_[order[next_ + 2 * ahead]]);
            run_.dictionary_->prefetch_term(order[next_ + ahead]);
        }
        return true;
    }

    [[nodiscard]] std::string_view term() const override { return run_.dictionary_->term(number_); }

    std::span<const Posting> postings() override {
        return {run_.postings_.data() + begin_, run_.postings_.data() + end_};
    }

  private:
    const SortedPostings& run_;
    std::size_t next_ = 0;  // in the order
    std::uint32_t number_ = 0;
    std::uint64_t begin_ = 0;
    std::uint64_t end_ = 0;
};

SortedPostings::SortedPostings(std::unique_ptr<TermDictionary> dictionary, std::vector<std::uint32_t> order,
                               LargeVector<std::uint64_t> ends, LargeVector<Posting> postings)
    : dictionary_(std::move(dictionary)),
      order_(std::move(order)),
      ends_(std::move(ends)),
      postings_(std::move(postings)) {}

std::unique_ptr<PostingCursor> SortedPostings::read() const {
    return std::make_unique<Cursor>(*this);
}

std::unique_ptr<PostingRun> write_run(const PostingRun& run, const std::string& folder) {
    RecordSpool spool(folder, 0);
    std::string record;
    const std::unique_ptr<PostingCursor> cursor = run.read();
    while (cursor->next()) {
        record.clear();
        append_text(record, cursor->term());
        std::uint32_t last_docid = 0;
        for (const Posting& posting : cursor->postings()) {
            append_number(record, posting.docid - last_docid);
            append_number(record, posting.wdf);
            last_docid = posting.docid;
        }
        spool.add(record);
    }
    return std::make_unique<SpooledPostings>(std::move(spool));
}

}  // namespace kwic
