// The best of many words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct BestWord {
    std::string word;
    std::uint64_t documents = 0;
    double score = 0;
};

// Keeps the `limit` words with the highest scores; of equal ones those that were added first. Memory: those words.
// Thread rule: one thread at a time.
class BestWords {
  public:
    explicit BestWords(std::size_t limit) : limit_(limit) {}

    void add(std::string_view word, std::uint64_t documents, double score);

    // How many were added.
    [[nodiscard]] std::size_t added() const noexcept { return added_; }

    // Those that were kept, the best first. Call it once, last.
    std::vector<BestWord> take();

  private:
    struct Entry {
        BestWord word;
        std::size_t number;
    };

    static bool is_better(const Entry& a, const Entry& b) noexcept {
        return a.word.score != b.word.score ? a.word.score > b.word.score : a.number < b.number;
    }

    std::size_t limit_;
    std::size_t added_ = 0;
    std::vector<Entry> heap_;  // the worst first
};

}  // namespace kwic
