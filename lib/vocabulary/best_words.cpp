#include "vocabulary/best_words.hpp"

#include <algorithm>
#include <utility>

namespace kwic {

void BestWords::add(std::string_view word, std::uint64_t documents, double score) {
    const std::size_t number = added_++;
    if (heap_.size() == limit_) {
        if (limit_ == 0 || score <= heap_.front().word.score) return;
        std::pop_heap(heap_.begin(), heap_.end(), is_better);
        heap_.pop_back();
    }
    heap_.push_back({{std::string(word), documents, score}, number});
    std::push_heap(heap_.begin(), heap_.end(), is_better);
}

std::vector<BestWord> BestWords::take() {
    std::sort_heap(heap_.begin(), heap_.end(), is_better);
    std::vector<BestWord> words;
    words.reserve(heap_.size());
    for (Entry& entry : heap_) words.push_back(std::move(entry.word));
    return words;
}

}  // namespace kwic
