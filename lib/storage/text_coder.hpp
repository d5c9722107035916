// Texts to codes, by the words of their language.
#pragma once

#include "analysis/tokenizer.hpp"
#include "storage/text_encoder.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace kwic {

// For those who find no words in the text themselves. Thread rule: one thread at a time; keep one and reuse it.
class TextCoder : private WordSink {
  public:
    explicit TextCoder(const TextDictionary& dictionary) : encoder_(dictionary) {}

    // The codes of `text`, until the next call. Throws what Tokenizer throws.
    std::string_view encode(std::string_view text, std::string_view language);

  private:
    void take(std::span<const WordInText> words) override;

    TextEncoder encoder_;
    Tokenizer tokenizer_;
    std::uint32_t text_ = 0;       // counts them
    std::vector<WordCode> codes_;  // of the words of the text
};

}  // namespace kwic
