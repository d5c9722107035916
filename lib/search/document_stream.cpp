#include "search/document_stream.hpp"

#include <algorithm>

namespace kwic {
namespace {

class TermStream : public DocumentStream {
  public:
    TermStream(const Xapian::Database& database, const std::string& term)
        : size_(database.get_termfreq(term)), at_(database.postlist_begin(term)), end_(database.postlist_end(term)) {}

    Xapian::docid skip_to(Xapian::docid docid) override {
        if (at_ != end_ && *at_ < docid) at_.skip_to(docid);
        return at_ == end_ ? 0 : *at_;
    }

    Xapian::doccount size() const override { return size_; }

  private:
    Xapian::doccount size_;
    Xapian::PostingIterator at_;
    Xapian::PostingIterator end_;
};

class AnyStream : public DocumentStream {
  public:
    explicit AnyStream(DocumentStreams streams) : streams_(std::move(streams)) {}

    Xapian::docid skip_to(Xapian::docid docid) override {
        Xapian::docid first = 0;
        for (const auto& stream : streams_) {
            const Xapian::docid at = stream->skip_to(docid);
            if (at != 0 && (first == 0 || at < first)) first = at;
        }
        return first;
    }

    Xapian::doccount size() const override {
        Xapian::doccount sum = 0;
        for (const auto& stream : streams_) sum += stream->size();
        return sum;
    }

  private:
    DocumentStreams streams_;
};

class AllStream : public DocumentStream {
  public:
    explicit AllStream(DocumentStreams streams) : streams_(std::move(streams)) {
        std::stable_sort(streams_.begin(), streams_.end(),
                         [](const auto& a, const auto& b) { return a->size() < b->size(); });
    }

    Xapian::docid skip_to(Xapian::docid docid) override {
        for (std::size_t agreeing = 0; agreeing < streams_.size();) {
            agreeing = 0;
            for (const auto& stream : streams_) {
                const Xapian::docid at = stream->skip_to(docid);
                if (at == 0) return 0;
                if (at != docid) {
                    docid = at;
                    break;
                }
                ++agreeing;
            }
        }
        return docid;
    }

    Xapian::doccount size() const override { return streams_.front()->size(); }

  private:
    DocumentStreams streams_;
};

}  // namespace

std::unique_ptr<DocumentStream> documents_with(const Xapian::Database& database, const std::string& term) {
    return std::make_unique<TermStream>(database, term);
}

std::unique_ptr<DocumentStream> any_of(DocumentStreams streams) {
    if (streams.size() == 1) return std::move(streams.front());
    return std::make_unique<AnyStream>(std::move(streams));
}

std::unique_ptr<DocumentStream> all_of(DocumentStreams streams) {
    if (streams.size() == 1) return std::move(streams.front());
    return std::make_unique<AllStream>(std::move(streams));
}

}  // namespace kwic
