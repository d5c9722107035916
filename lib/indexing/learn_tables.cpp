#include "indexing/learn_tables.hpp"

#include "analysis/tokenizer.hpp"
#include "indexing/document_language.hpp"
#include "storage/make_text_dictionary.hpp"
#include "storage/stored_document.hpp"

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t max_form_bytes = 64;  // longer ones are rarely words

template <class Map>
typename Map::mapped_type& at(Map& map, std::string_view key) {
    const auto found = map.find(key);
    return found != map.end() ? found->second : map.try_emplace(std::string(key)).first->second;
}

// In how many documents each stem stands as which form.
class FormCounts : private WordSink {
  public:
    void count(std::string_view text, std::string_view language) { tokenizer_.tokenize(text, language, 1, *this); }

    void end_document() noexcept { ++document_; }

    [[nodiscard]] UsualForms usual_forms() const {
        std::vector<UsualForms::Entry> entries;
        for (const auto& [stem, forms] : stems_) {
            const std::string_view usual = most_frequent(stem, forms);
            if (usual != stem) entries.push_back({stem, usual});
        }
        return UsualForms::of_entries(entries);
    }

  private:
    struct Count {
        std::uint32_t documents = 0;
        std::uint32_t last = 0;  // document, counted from 1
    };
    using Forms = std::map<std::string, Count, std::less<>>;

    void take(std::span<const WordInText> words) override {
        for (const WordInText& word : words) {
            if (word.word->notes.document == document_) continue;
            word.word->notes.document = document_;
            for (const PackedToken& token : word.word->tokens()) take(token);
        }
    }

    void take(const PackedToken& token) {
        if (token.stem_bytes == 0 || token.form_bytes == 0 || token.form_bytes > max_form_bytes) return;
        Count& count = at(at(stems_, token.stem()), token.form());
        if (count.last == document_) return;
        count.last = document_;
        ++count.documents;
    }

    static std::string_view most_frequent(std::string_view stem, const Forms& forms) {
        const auto own = forms.find(stem);
        std::string_view usual = stem;
        std::uint32_t most = own == forms.end() ? 0 : own->second.documents;
        for (const auto& [form, count] : forms) {
            if (count.documents <= most) continue;
            usual = form;
            most = count.documents;
        }
        return usual;
    }

    Tokenizer tokenizer_;
    std::map<std::string, Forms, std::less<>> stems_;
    std::uint32_t document_ = 1;
};

UsualForms learn_usual_forms(std::span<const Document* const> sample, const std::string& default_language,
                             const TextFields& text_fields) {
    FormCounts counts;
    std::size_t bytes_left = text_sample_bytes;
    for (const Document* document : sample) {
        const std::string language = find_document_language(*document, default_language).code;
        const auto count = [&](std::string_view text) {
            const std::string_view beginning = text.substr(0, bytes_left);
            counts.count(beginning, language);
            bytes_left -= beginning.size();
        };
        count(document->title);
        count(document->text);
        text_fields.for_each_value(*document, [&](std::uint32_t, const std::string& value) { count(value); });
        if (bytes_left == 0) break;
        counts.end_document();
    }
    return counts.usual_forms();
}

}  // namespace

LearnedTables learn_tables(std::span<const Document* const> sample, const std::string& default_language,
                           const TextFields& text_fields) {
    std::vector<std::string_view> texts;
    std::size_t bytes = 0;
    for (const Document* document : sample) {
        texts.push_back(document->text);
        bytes += content_bytes_of(*document);
    }
    if (bytes < text_sample_bytes / 2) return {};
    return {TextDictionary(make_text_dictionary(texts)), learn_usual_forms(sample, default_language, text_fields)};
}

}  // namespace kwic
