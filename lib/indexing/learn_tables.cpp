#include "indexing/learn_tables.hpp"

#include "indexing/document_language.hpp"
#include "indexing/form_counts.hpp"
#include "indexing/piece_counts.hpp"
#include "indexing/run_in_threads.hpp"
#include "storage/stored_document.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

// The part of a sample that one thread counts. In the notes of words, documents are numbered downwards, so that whoever
// numbers them upwards takes none for his own.
class SampleCounts : private WordSink {
  public:
    SampleCounts(Tokenizer& tokenizer, const std::string& default_language, const TextFields& text_fields)
        : tokenizer_(tokenizer), default_language_(default_language), text_fields_(text_fields) {}

    // The first `bytes` bytes of the document.
    void add(const Document& document, std::size_t bytes) {
        const std::string language = find_document_language(document, default_language_).code;
        const auto count = [&](std::string_view text) {
            const std::string_view beginning = text.substr(0, bytes);
            bytes -= beginning.size();
            tokenizer_.tokenize(beginning, language, 1, *this);
        };
        ++documents_;
        count(document.title);
        in_text_ = true;
        pieces_.begin(std::string_view(document.text).substr(0, bytes));
        count(document.text);
        pieces_.finish();
        in_text_ = false;
        text_fields_.for_each_value(document, [&](std::uint32_t, const std::string& value) { count(value); });
    }

    void merge(const SampleCounts& other) {
        forms_.merge(other.forms_);
        pieces_.merge(other.pieces_);
    }

    [[nodiscard]] LearnedTables tables() const { return {pieces_.dictionary(), forms_.usual_forms()}; }

  private:
    void take(std::span<const WordInText> words) override {
        for (const WordInText& word : words) {
            WordNotes& notes = word.word->notes;
            if (notes.document != 0 - documents_) {
                notes.document = 0 - documents_;
                for (const PackedToken& token : word.word->tokens()) forms_.add(token, documents_);
            }
            if (in_text_) pieces_.add(word.begin_byte, word.byte_count, notes.number);
        }
    }

    Tokenizer& tokenizer_;
    const std::string& default_language_;
    const TextFields& text_fields_;
    FormCounts forms_;
    PieceCounts pieces_;
    bool in_text_ = false;
    std::uint32_t documents_ = 0;
};

struct SampledDocument {
    const Document* document = nullptr;
    std::size_t bytes = 0;
};

std::vector<SampledDocument> cut_sample(std::span<const Document* const> documents) {
    std::vector<SampledDocument> sample;
    std::size_t bytes_left = text_sample_bytes;
    for (const Document* document : documents) {
        const std::size_t bytes = std::min<std::size_t>(content_bytes_of(*document), bytes_left);
        sample.push_back({document, bytes});
        bytes_left -= bytes;
        if (bytes_left == 0) break;
    }
    return sample;
}

std::size_t sum_of_bytes(std::span<const SampledDocument> sample) {
    std::size_t bytes = 0;
    for (const SampledDocument& sampled : sample) bytes += sampled.bytes;
    return bytes;
}

}  // namespace

LearnedTables learn_tables(std::span<const Document* const> sample, const std::string& default_language,
                           const TextFields& text_fields) {
    const std::unique_ptr<Tokenizer> tokenizer = std::make_unique<Tokenizer>();
    return learn_tables(sample, default_language, text_fields, {&tokenizer, 1});
}

LearnedTables learn_tables(std::span<const Document* const> documents, const std::string& default_language,
                           const TextFields& text_fields, std::span<const std::unique_ptr<Tokenizer>> tokenizers) {
    const std::vector<SampledDocument> sample = cut_sample(documents);
    const std::size_t bytes = sum_of_bytes(sample);
    if (bytes < text_sample_bytes / 2) return {};
    std::vector<SampleCounts> counts;
    counts.reserve(tokenizers.size());
    std::vector<std::function<void()>> parts;
    auto next = sample.begin();
    std::size_t taken = 0;
    for (const std::unique_ptr<Tokenizer>& tokenizer : tokenizers) {
        counts.emplace_back(*tokenizer, default_language, text_fields);
        const auto begin = next;
        const std::size_t due = bytes * counts.size() / tokenizers.size();
        for (; next != sample.end() && taken < due; ++next) taken += next->bytes;
        parts.emplace_back([&counts, part = counts.size() - 1, begin, end = next] {
            for (auto sampled = begin; sampled != end; ++sampled) counts[part].add(*sampled->document, sampled->bytes);
        });
    }
    run_in_threads(parts);
    for (std::size_t part = 1; part < counts.size(); ++part) counts.front().merge(counts[part]);
    return counts.front().tables();
}

}  // namespace kwic
