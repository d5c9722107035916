#include "storage/text_coder.hpp"

namespace kwic {

std::string_view TextCoder::encode(std::string_view text, std::string_view language) {
    ++text_;
    codes_.clear();
    encoder_.begin(text);
    tokenizer_.tokenize(text, language, 1, *this);
    return encoder_.finish();
}

void TextCoder::take(std::span<const WordInText> words) {
    for (const WordInText& word : words) {
        WordNotes& notes = word.word->notes;
        if (notes.document != text_) {
            notes.document = text_;
            notes.number = static_cast<std::uint32_t>(codes_.size());
            codes_.emplace_back();
        }
    }
    encoder_.add(words, [this](const WordInText& word) -> TextEncoder::Notes {
        WordNotes& notes = word.word->notes;
        return {codes_[notes.number], notes.piece};
    });
}

}  // namespace kwic
