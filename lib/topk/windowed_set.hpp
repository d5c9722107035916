// A set of documents that is asked for one window of documents after another.
#pragma once

#include "topk/document_stream.hpp"
#include "topk/score_window.hpp"

#include <cstdint>

namespace kwic {

// The documents of a window are asked for in ascending order. Thread rule: that of the stream.
class WindowedSet {
  public:
    // The stream must outlive this; nobody else moves it.
    explicit WindowedSet(DocumentStream& stream) : stream_(&stream) {}

    void begin_window() noexcept { is_listed_ = false; }

    // Looks for all candidates of the window at once.
    const DocumentBits& list(const ScoreWindow& window) {
        if (is_listed_) return listed_;
        listed_.clear();
        stream_->note(window.begin, window.end, listed_);
        is_listed_ = true;
        return listed_;
    }

    // Whether a document of the window is a candidate; and whether a candidate belongs to the set.
    [[nodiscard]] bool may_hold(const ScoreWindow& window, std::uint32_t docid) {
        return is_listed_ ? listed_.has(docid - window.begin) : stream_->skip_to(docid) == docid;
    }
    [[nodiscard]] bool holds(std::uint32_t docid) { return stream_->holds(docid); }

  private:
    DocumentStream* stream_;
    bool is_listed_ = false;
    DocumentBits listed_;
};

}  // namespace kwic
