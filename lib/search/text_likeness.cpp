#include "search/text_likeness.hpp"

#include "storage/byte_hash.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace kwic {
namespace {

constexpr char32_t first_ideographic = 0x2E80;

bool is_ascii_word_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

class WordHashes {
  public:
    explicit WordHashes(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const DecodedCodePoint decoded = decode_utf8(text, at);
            if (decoded.value >= first_ideographic) end_word();
            const char byte = text[at];
            if (!is_ascii(byte)) word_ += text.substr(at, decoded.bytes);
            if (is_ascii_word_byte(byte)) word_ += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte;
            const bool ends = is_ascii(byte) ? !is_ascii_word_byte(byte) : decoded.value >= first_ideographic;
            if (ends) end_word();
            at += decoded.bytes;
        }
        end_word();
    }

    [[nodiscard]] const std::vector<std::uint64_t>& hashes() const noexcept { return hashes_; }

  private:
    void end_word() {
        if (!word_.empty()) hashes_.push_back(hash_bytes(word_));
        word_.clear();
    }

    std::string word_;
    std::vector<std::uint64_t> hashes_;
};

std::uint64_t hash_run(const std::uint64_t* words, std::size_t count) {
    return hash_bytes({reinterpret_cast<const char*>(words), count * sizeof *words});
}

}  // namespace

TextShingles::TextShingles(std::string_view text) {
    constexpr std::size_t run = 3;
    const WordHashes all(text);
    const std::vector<std::uint64_t>& words = all.hashes();
    if (!words.empty() && words.size() < run) hashes_.push_back(hash_run(words.data(), words.size()));
    for (std::size_t i = 0; i + run <= words.size(); ++i) hashes_.push_back(hash_run(words.data() + i, run));
    std::sort(hashes_.begin(), hashes_.end());
    hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
}

bool TextShingles::is_like(const TextShingles& other) const noexcept {
    const std::size_t fewer = std::min(hashes_.size(), other.hashes_.size());
    const std::size_t more = std::max(hashes_.size(), other.hashes_.size());
    if (fewer == 0 || fewer * 10 < more * 9) return false;
    std::size_t common = 0;
    for (auto a = hashes_.begin(), b = other.hashes_.begin(); a != hashes_.end() && b != other.hashes_.end();) {
        if (*a == *b) ++common;
        const bool moves_a = *a <= *b;
        const bool moves_b = *b <= *a;
        a += moves_a ? 1 : 0;
        b += moves_b ? 1 : 0;
    }
    return common * 10 >= (fewer + more - common) * 9;
}

// If none of so many is among the other's, fewer than nine tenths are left that can be.
std::span<const std::uint64_t> TextShingles::telling() const noexcept {
    const std::size_t common = (hashes_.size() * 9 + 9) / 10;
    return std::span(hashes_).first(hashes_.empty() ? 0 : hashes_.size() - common + 1);
}

std::optional<std::size_t> KnownTexts::find_like(const TextShingles& text) const {
    std::set<std::size_t> numbers;
    for (const std::uint64_t hash : text.telling()) {
        const auto known = telling_.find(hash);
        if (known != telling_.end()) numbers.insert(known->second.begin(), known->second.end());
    }
    const auto like =
        std::find_if(numbers.begin(), numbers.end(), [&](std::size_t number) { return text.is_like(texts_[number]); });
    return like == numbers.end() ? std::nullopt : std::optional(*like);
}

void KnownTexts::add(TextShingles text) {
    for (const std::uint64_t hash : text.telling()) telling_[hash].push_back(texts_.size());
    texts_.push_back(std::move(text));
}

}  // namespace kwic
