// Scores of a run of neighbouring documents.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace kwic {

// Some of the documents of a window, which begins at `begin`.
class DocumentBits {
  public:
    static constexpr std::uint32_t size = 2048;

    void add(std::uint32_t offset) noexcept { words_[offset / 64] |= std::uint64_t{1} << offset % 64; }
    [[nodiscard]] bool has(std::uint32_t offset) const noexcept {
        return (words_[offset / 64] >> offset % 64 & 1) != 0;
    }
    void clear() noexcept { words_.fill(0); }

    // In ascending order.
    template <class Use>
    void for_each(Use&& use) const {
        for (std::uint32_t at = 0; at < words_.size(); ++at) {
            for (std::uint64_t word = words_[at]; word != 0; word &= word - 1) {
                use(at * 64 + static_cast<std::uint32_t>(std::countr_zero(word)));
            }
        }
    }

    void add(const DocumentBits& others) noexcept {
        for (std::size_t at = 0; at < words_.size(); ++at) words_[at] |= others.words_[at];
    }
    [[nodiscard]] std::uint64_t count() const noexcept {
        std::uint64_t all = 0;
        for (const std::uint64_t word : words_) all += static_cast<std::uint64_t>(std::popcount(word));
        return all;
    }
    void keep(const DocumentBits& others) noexcept {
        for (std::size_t at = 0; at < words_.size(); ++at) words_[at] &= others.words_[at];
    }

  private:
    std::array<std::uint64_t, size / 64> words_{};
};

// Small enough for the processor's nearest cache. Documents are told by their distance from `begin`.
struct ScoreWindow {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;                            // one past the last
    DocumentBits noted;                               // that have one of the terms looked at so far
    std::array<double, DocumentBits::size> scores{};  // 0 where nothing is noted

    void clear() noexcept {
        noted.for_each([this](std::uint32_t offset) { scores[offset] = 0; });
        noted.clear();
    }
};

}  // namespace kwic
