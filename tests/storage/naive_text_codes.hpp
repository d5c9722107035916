// Texts to codes and back, the plain way: written from the layout that text_codes.hpp describes, with its numbers.
#pragma once

#include "storage/marked_text.hpp"
#include "storage/text_dictionary.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::testing {

inline TextDictionary dictionary_of(const std::vector<std::string>& pieces) {
    return TextDictionary::of_pieces(std::vector<std::string_view>(pieces.begin(), pieces.end()));
}

inline std::string bytes_of(std::initializer_list<std::size_t> values) {
    std::string bytes;
    for (const std::size_t value : values) bytes += static_cast<char>(value);
    return bytes;
}

inline bool naive_spaced(std::string_view piece) {
    const int first = static_cast<unsigned char>(piece.at(0));
    return (first >= '0' && first <= '9') || (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') ||
           (first >= 0xC3 && first <= 0xE1);
}

inline std::string naive_code_of_piece(std::size_t number) {
    if (number <= 0xBF) return bytes_of({number});
    return bytes_of({0xC0 + (number - 192) / 256, (number - 192) % 256});
}

inline std::string naive_code_of_repeat(std::size_t number) {
    if (number < 2048) return bytes_of({0xF0 + number / 256, number % 256});
    return bytes_of({0xF8, (number - 2048) % 256, (number - 2048) / 256});
}

inline std::string naive_spelled(std::size_t how, std::string_view bytes) {
    return bytes_of({how, bytes.size()}).append(bytes);
}

// Beside the layout: words of more than 64 bytes are no words, and what is no word is looked up by 8 bytes; what is not
// found so is spelled as far as it goes, 255 bytes at a time.
class NaiveEncoder {
  public:
    explicit NaiveEncoder(const std::vector<std::string>& pieces) {
        for (const std::string& piece : pieces) pieces_.emplace(piece, pieces_.size());
    }

    std::string encode(const MarkedText& marked) {
        codes_.clear();
        spelled_.clear();
        spaced_ = false;
        std::size_t at = 0;
        for (const WordAt& word : marked.words) {
            if (word.byte_count > 64) continue;
            const std::string bytes = marked.word(word);
            const std::string before = marked.text.substr(at, word.begin_byte - at);
            if (before == " " && spaced_ && naive_spaced(bytes)) {
                spaced_ = false;  // nothing parts them, so that the space comes back
                put_word(bytes);
            } else {
                put_rest(before);
                put_word(bytes);
            }
            at = word.begin_byte + word.byte_count;
        }
        put_rest(marked.text.substr(at));
        return codes_;
    }

  private:
    void put(std::string_view bytes, const std::string& code) {
        if (spaced_ && naive_spaced(bytes)) codes_ += bytes_of({0xFB});
        codes_ += code;
        spaced_ = naive_spaced(bytes);
    }

    void put_word(const std::string& word) {
        const auto piece = pieces_.find(word);
        const auto spelled = spelled_.find(word);
        if (piece != pieces_.end()) return put(word, naive_code_of_piece(piece->second));
        if (spelled != spelled_.end()) return put(word, naive_code_of_repeat(spelled->second));
        if (spelled_.size() == 2048 + 65536) return put(word, naive_spelled(0xFA, word));
        put(word, naive_spelled(0xF9, word));
        spelled_.emplace(word, spelled_.size());
    }

    void put_rest(std::string rest) {
        while (!rest.empty()) {
            const auto piece = pieces_.find(rest.substr(0, 8));
            const std::string taken = piece == pieces_.end() ? rest.substr(0, 255) : piece->first;
            put(taken, piece == pieces_.end() ? naive_spelled(0xFA, taken) : naive_code_of_piece(piece->second));
            rest.erase(0, taken.size());
        }
    }

    std::map<std::string, std::size_t> pieces_;
    std::map<std::string, std::size_t> spelled_;
    std::string codes_;
    bool spaced_ = false;
};

// What is asked for and is not there throws std::out_of_range, as does what is not to be.
class NaiveDecoder {
  public:
    NaiveDecoder(const std::vector<std::string>& pieces, std::string_view codes) : pieces_(pieces), codes_(codes) {}

    std::string decode() {
        while (at_ < codes_.size()) take_code(next());
        return text_;
    }

  private:
    std::size_t next() { return static_cast<unsigned char>(codes_.at(at_++)); }

    std::string spelled() {
        const std::size_t bytes = next();
        if (bytes == 0 || codes_.size() - at_ < bytes) throw std::out_of_range("");
        at_ += bytes;
        return codes_.substr(at_ - bytes, bytes);
    }

    void take_code(std::size_t first) {
        if (first <= 0xBF) return put(pieces_.at(first));
        if (first <= 0xEF) return put(pieces_.at(192 + 256 * (first - 0xC0) + next()));
        if (first <= 0xF7) return put(words_.at(256 * (first - 0xF0) + next()));
        if (first > 0xFB) throw std::out_of_range("");
        if (first == 0xFB) {
            spaced_ = false;
            return;
        }
        if (first == 0xF8) {
            const std::size_t low = next();
            return put(words_.at(2048 + low + 256 * next()));
        }
        const std::string bytes = spelled();
        put(bytes);
        if (first == 0xF9 && words_.size() < 2048 + 65536) words_.push_back(bytes);
    }

    void put(const std::string& bytes) {
        if (spaced_ && naive_spaced(bytes)) text_ += ' ';
        text_ += bytes;
        spaced_ = naive_spaced(bytes);
    }

    const std::vector<std::string>& pieces_;
    const std::string codes_;
    std::size_t at_ = 0;
    std::string text_;
    std::vector<std::string> words_;
    bool spaced_ = false;
};

// Nothing if the codes are not those of a text of so many bytes.
inline std::optional<std::string> naive_decode(const std::vector<std::string>& pieces, std::string_view codes,
                                               std::size_t text_bytes) {
    try {
        const std::string text = NaiveDecoder(pieces, codes).decode();
        if (text.size() == text_bytes) return text;
    } catch (const std::out_of_range&) {
    }
    return {};
}

}  // namespace kwic::testing
