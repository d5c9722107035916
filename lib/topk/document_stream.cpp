#include "topk/document_stream.hpp"

#include "storage/translate_error.hpp"
#include "topk/block_cursor.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kwic {
namespace {

class TermStream : public DocumentStream {
  public:
    TermStream(const Xapian::Database& database, const std::string& term)
        : size_(database.get_termfreq(term)),
          last_docid_(database.get_lastdocid()),
          at_(database.postlist_begin(term)),
          end_(database.postlist_end(term)) {}

    // Where a list is damaged, Xapian 1.4.22 may stay at a document before the one that was asked for.
    Xapian::docid skip_to(Xapian::docid docid) override {
        if (at_ != end_ && *at_ < docid) at_.skip_to(docid);
        if (at_ == end_) return 0;
        if (*at_ < docid || *at_ > last_docid_) throw_damaged("a posting list is not what was written", {});
        return *at_;
    }

    Xapian::doccount size() const override { return size_; }

  private:
    Xapian::doccount size_;
    Xapian::docid last_docid_;
    Xapian::PostingIterator at_;
    Xapian::PostingIterator end_;
};

class SideStream : public DocumentStream {
  public:
    SideStream(const SideIndex& index, const SidePostings& postings)
        : cursor_(index, postings), size_(static_cast<Xapian::doccount>(postings.statistics.documents)) {}

    Xapian::docid skip_to(Xapian::docid docid) override {
        if (docid <= docid_) return docid_;
        const std::size_t former_block = cursor_.mark();
        cursor_.skip_to(docid);
        if (cursor_.at_end()) return 0;
        const auto docids = cursor_.docids();
        if (cursor_.mark() != former_block) at_ = 0;
        at_ = find_from(docids, at_, docid);
        docid_ = docids[at_];
        return docid_;
    }

    void note(Xapian::docid begin, Xapian::docid end, DocumentBits& bits) override {
        cursor_.note(begin, end, bits);
        at_ = 0;
        skip_to(end);
    }

    Xapian::doccount size() const override { return size_; }

  private:
    // The first one from `at` on that is `docid` or later, and there is one. It is mostly near: doubles its steps.
    static std::size_t find_from(std::span<const std::uint32_t> docids, std::size_t at, std::uint32_t docid) {
        std::size_t step = 1;
        while (at + step < docids.size() && docids[at + step] < docid) {
            at += step;
            step *= 2;
        }
        const auto from = docids.begin() + static_cast<std::ptrdiff_t>(at);
        const auto to = docids.begin() + static_cast<std::ptrdiff_t>(std::min(at + step + 1, docids.size()));
        return static_cast<std::size_t>(std::lower_bound(from, to, docid) - docids.begin());
    }

    BlockCursor cursor_;
    std::size_t at_ = 0;  // in the cursor's block
    Xapian::doccount size_;
    Xapian::docid docid_ = 0;
};

class ListStream : public DocumentStream {
  public:
    explicit ListStream(std::shared_ptr<const std::vector<Xapian::docid>> documents)
        : documents_(std::move(documents)) {}

    Xapian::docid skip_to(Xapian::docid docid) override {
        const auto from = documents_->begin() + static_cast<std::ptrdiff_t>(at_);
        at_ = static_cast<std::size_t>(std::lower_bound(from, documents_->end(), docid) - documents_->begin());
        return at_ == documents_->size() ? 0 : (*documents_)[at_];
    }

    Xapian::doccount size() const override { return static_cast<Xapian::doccount>(documents_->size()); }

  private:
    std::shared_ptr<const std::vector<Xapian::docid>> documents_;
    std::size_t at_ = 0;
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

    void note(Xapian::docid begin, Xapian::docid end, DocumentBits& bits) override {
        for (const auto& stream : streams_) stream->note(begin, end, bits);
    }

    Xapian::doccount size() const override {
        Xapian::doccount sum = 0;
        for (const auto& stream : streams_) sum += stream->size();
        return sum;
    }

  private:
    DocumentStreams streams_;
};

// Remembers which of its streams have stood at which document: only those know whether they hold it.
class DoubtfulAnyStream : public DocumentStream {
  public:
    explicit DoubtfulAnyStream(DocumentStreams streams) {
        for (auto& stream : streams) members_.push_back({std::move(stream), {}});
    }

    Xapian::docid skip_to(Xapian::docid docid) override {
        Xapian::docid first = 0;
        for (Member& member : members_) {
            const Xapian::docid at = member.stream->skip_to(docid);
            if (at == 0) continue;
            member.note(at);
            if (first == 0 || at < first) first = at;
        }
        return first;
    }

    void note(Xapian::docid begin, Xapian::docid end, DocumentBits& bits) override {
        for (Member& member : members_) {
            DocumentBits own;
            member.stream->note(begin, end, own);
            own.for_each([&](std::uint32_t offset) { member.note(begin + offset); });
            bits.add(own);
        }
    }

    bool holds(Xapian::docid docid) override {
        return std::any_of(members_.begin(), members_.end(), [&](Member& member) {
            return docid < member.stood_at.size() && member.stood_at[docid] && member.stream->holds(docid);
        });
    }

    bool has_doubts() const override { return true; }

    Xapian::doccount size() const override {
        Xapian::doccount sum = 0;
        for (const Member& member : members_) sum += member.stream->size();
        return sum;
    }

  private:
    struct Member {
        std::unique_ptr<DocumentStream> stream;
        std::vector<bool> stood_at;  // by document

        void note(Xapian::docid docid) {
            if (docid >= stood_at.size()) stood_at.resize(std::max(std::size_t{docid} + 1, 2 * stood_at.size()));
            stood_at[docid] = true;
        }
    };

    std::vector<Member> members_;
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

    // Of few documents the other streams are asked one by one.
    void note(Xapian::docid begin, Xapian::docid end, DocumentBits& bits) override {
        constexpr std::uint64_t few = 32;
        DocumentBits common;
        streams_.front()->note(begin, end, common);
        for (std::size_t i = 1; i < streams_.size(); ++i) {
            DocumentBits own;
            if (common.count() > few) {
                streams_[i]->note(begin, end, own);
            } else {
                common.for_each([&](std::uint32_t offset) {
                    if (streams_[i]->skip_to(begin + offset) == begin + offset) own.add(offset);
                });
            }
            common.keep(own);
        }
        bits.add(common);
    }

    bool holds(Xapian::docid docid) override {
        return std::all_of(streams_.begin(), streams_.end(), [&](const auto& stream) { return stream->holds(docid); });
    }

    bool has_doubts() const override {
        return std::any_of(streams_.begin(), streams_.end(), [](const auto& stream) { return stream->has_doubts(); });
    }

    Xapian::doccount size() const override { return streams_.front()->size(); }

  private:
    DocumentStreams streams_;
};

}  // namespace

void DocumentStream::note(Xapian::docid begin, Xapian::docid end, DocumentBits& bits) {
    for (Xapian::docid docid = skip_to(begin); docid != 0 && docid < end; docid = skip_to(docid + 1)) {
        bits.add(docid - begin);
    }
}

std::unique_ptr<DocumentStream> documents_with(const Xapian::Database& database, const std::string& term) {
    return std::make_unique<TermStream>(database, term);
}

std::unique_ptr<DocumentStream> documents_with(const SideIndex* index, const Xapian::Database& database,
                                               const std::string& term) {
    if (index != nullptr) {
        if (const auto postings = index->find(term)) return std::make_unique<SideStream>(*index, *postings);
    }
    return documents_with(database, term);
}

std::unique_ptr<DocumentStream> these_documents(std::shared_ptr<const std::vector<Xapian::docid>> documents) {
    return std::make_unique<ListStream>(std::move(documents));
}

std::unique_ptr<DocumentStream> these_documents(std::vector<Xapian::docid> documents) {
    return these_documents(std::make_shared<const std::vector<Xapian::docid>>(std::move(documents)));
}

std::unique_ptr<DocumentStream> any_of(DocumentStreams streams) {
    if (streams.size() == 1) return std::move(streams.front());
    const auto doubtful =
        std::partition(streams.begin(), streams.end(), [](const auto& stream) { return !stream->has_doubts(); });
    if (doubtful == streams.end()) return std::make_unique<AnyStream>(std::move(streams));
    DocumentStreams members(std::make_move_iterator(doubtful), std::make_move_iterator(streams.end()));
    streams.erase(doubtful, streams.end());
    if (!streams.empty()) members.push_back(any_of(std::move(streams)));
    return std::make_unique<DoubtfulAnyStream>(std::move(members));
}

std::unique_ptr<DocumentStream> all_of(DocumentStreams streams) {
    if (streams.size() == 1) return std::move(streams.front());
    return std::make_unique<AllStream>(std::move(streams));
}

}  // namespace kwic
