// The best of the documents that come along.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace kwic {

struct TopDocument {
    std::uint32_t docid = 0;
    double score = 0;
};

// By falling score; ties by number.
inline bool is_better(const TopDocument& a, const TopDocument& b) noexcept {
    return a.score != b.score ? a.score > b.score : a.docid < b.docid;
}

// Keeps at most `count` (at least 1), whatever order they come in.
class BestDocuments {
  public:
    explicit BestDocuments(std::size_t count) : count_(count) {}

    [[nodiscard]] bool is_full() const noexcept { return heap_.size() == count_; }

    // Of those that are kept; only if there are some.
    [[nodiscard]] const TopDocument& worst() const noexcept { return heap_.front(); }

    void add(const TopDocument& document) {
        if (is_full()) {
            if (!is_better(document, heap_.front())) return;
            std::pop_heap(heap_.begin(), heap_.end(), is_better);
            heap_.back() = document;
        } else {
            heap_.push_back(document);
        }
        std::push_heap(heap_.begin(), heap_.end(), is_better);
    }

    // The best first; nothing is left.
    std::vector<TopDocument> take() {
        std::sort(heap_.begin(), heap_.end(), is_better);
        return std::exchange(heap_, {});
    }

  private:
    std::size_t count_;
    std::vector<TopDocument> heap_;  // the worst first
};

}  // namespace kwic
