// Texts with the words that somebody has found in them, and how these are told to what takes them.
#pragma once

#include "indexing/piece_counts.hpp"
#include "storage/random_text.hpp"
#include "storage/text_encoder.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::testing {

struct WordAt {
    std::size_t begin_byte = 0;
    std::size_t byte_count = 0;
};

struct MarkedText {
    std::string text;
    std::vector<WordAt> words;  // none is empty, and none begins before the end of the one before

    [[nodiscard]] std::string word(const WordAt& at) const { return text.substr(at.begin_byte, at.byte_count); }

    void add_word(std::string_view word) {
        words.push_back({text.size(), word.size()});
        text += word;
    }
};

// From a text with its words in brackets: "[The] [cat]."
inline MarkedText marked(std::string_view with_brackets) {
    MarkedText marked;
    std::size_t begin = 0;
    for (const char byte : with_brackets) {
        if (byte == '[') {
            begin = marked.text.size();
        } else if (byte == ']') {
            marked.words.push_back({begin, marked.text.size() - begin});
        } else {
            marked.text += byte;
        }
    }
    return marked;
}

// Words are the runs of small letters.
inline MarkedText with_words_of_letters(std::string text) {
    MarkedText marked{std::move(text), {}};
    bool in_word = false;
    for (std::size_t at = 0; at < marked.text.size(); ++at) {
        const bool letter = marked.text[at] >= 'a' && marked.text[at] <= 'z';
        if (letter && !in_word) marked.words.push_back({at, 0});
        if (letter) ++marked.words.back().byte_count;
        in_word = letter;
    }
    return marked;
}

// An encoder with what its user keeps for each word.
class NotingEncoder {
  public:
    explicit NotingEncoder(const TextDictionary& dictionary = {}) : encoder_(dictionary) {}

    std::string encode(const MarkedText& marked) {
        const std::vector<char> text(marked.text.begin(), marked.text.end());  // a sanitizer sees its end
        std::map<std::string, WordCode> codes;
        encoder_.begin({text.data(), text.size()});
        const auto notes_of = [&](const WordAt& at) -> TextEncoder::Notes {
            const std::string word = marked.word(at);
            std::uint32_t& note = notes_[word];
            return {codes.try_emplace(word, TextEncoder::code_of(note)).first->second, note};
        };
        for (std::span<const WordAt> words(marked.words); !words.empty();) {
            const std::size_t together = std::min(1 + words.size() % 5, words.size());
            encoder_.add(words.first(together), notes_of);
            words = words.subspan(together);
        }
        return std::string(encoder_.finish());
    }

  private:
    TextEncoder encoder_;
    std::map<std::string, std::uint32_t> notes_;
};

// The same for what counts pieces.
class NotingCounts {
  public:
    void count(const MarkedText& marked) {
        const std::string& text = texts_.emplace_back(marked.text);
        counts_.begin(text);
        for (const WordAt& at : marked.words) counts_.add(at.begin_byte, at.byte_count, notes_[marked.word(at)]);
        counts_.finish();
    }

    [[nodiscard]] TextDictionary dictionary() const { return counts_.dictionary(); }

  private:
    std::deque<std::string> texts_;
    PieceCounts counts_;
    std::map<std::string, std::uint32_t> notes_;
};

// Texts of bytes that come again and of some that do not, with any words.
class RandomMarkedTexts {
  public:
    explicit RandomMarkedTexts(std::uint64_t seed) : random_(seed) {
        known_ = {" ", " ", " ", ", ", ". ", "\n\n", "--------", std::string(1, '\0'), "\u732B", "\u0434\u043E\u043C"};
        for (std::size_t count = 0; count < 200; ++count) {
            std::string word = random_.bytes(1 + random_.below(12));
            for (char& byte : word) byte = static_cast<char>('a' + static_cast<unsigned char>(byte) % 26);
            known_.push_back(word);
            known_.push_back(random_.utf8(1 + random_.below(9)));
            known_.push_back(random_.bytes(1 + random_.below(count % 10 == 0 ? 80 : 8)));
        }
    }

    std::size_t below(std::size_t end) { return random_.below(end); }

    // Different ones of 1 to 32 bytes, most of which come in the texts if there are no more than a few hundred.
    std::vector<std::string> pieces(std::size_t count) {
        std::vector<std::string> pieces;
        const std::size_t others = count > 500 ? count - 500 : 0;
        for (std::size_t number = 0; number < others; ++number) pieces.push_back("\x01" + std::to_string(number));
        std::vector<std::string> sorted = known_;
        std::sort(sorted.begin(), sorted.end());
        sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
        while (pieces.size() < count && !sorted.empty()) {
            const std::size_t at = random_.below(sorted.size());
            if (sorted[at].size() <= 32) pieces.push_back(sorted[at]);
            sorted.erase(sorted.begin() + static_cast<std::ptrdiff_t>(at));
        }
        return pieces;
    }

    MarkedText text(std::size_t parts) {
        MarkedText marked;
        for (; parts > 0; --parts) {
            const std::string part = random_.below(12) == 0 ? unknown() : known_[random_.below(known_.size())];
            if (random_.below(2) == 0 && !part.empty()) {
                marked.add_word(part);
            } else {
                marked.text += part;
            }
            if (random_.below(3) > 0) marked.text += ' ';
        }
        if (random_.below(4) == 0) mark_anywhere(marked);
        return marked;
    }

  private:
    std::string unknown() {
        const std::size_t bytes = random_.below(random_.below(8) == 0 ? 700 : 70);
        return random_.below(2) == 0 ? random_.bytes(bytes) : std::string(bytes, 'x');
    }

    void mark_anywhere(MarkedText& marked) {
        marked.words.clear();
        std::size_t at = random_.below(10);
        while (at < marked.text.size()) {
            const std::size_t bytes =
                std::min(1 + random_.below(random_.below(9) == 0 ? 90 : 6), marked.text.size() - at);
            marked.words.push_back({at, bytes});
            at += bytes + random_.below(random_.below(9) == 0 ? 40 : 4);
        }
    }

    RandomText random_;
    std::vector<std::string> known_;
};

}  // namespace kwic::testing
