#include "indexing/learn_tables.hpp"

#include "analysis/tokenizer.hpp"
#include "indexing/document_language.hpp"
#include "indexing/term_dictionary.hpp"
#include "storage/make_text_dictionary.hpp"
#include "storage/stored_document.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t max_form_bytes = 64;  // longer ones are rarely words

// In how many documents each stem stands as which form.
class FormCounts : private WordSink {
  public:
    void count(std::string_view text, std::string_view language) { tokenizer_.tokenize(text, language, 1, *this); }

    void end_document() noexcept { ++document_; }

    [[nodiscard]] UsualForms usual_forms() const {
        std::vector<UsualForms::Entry> entries;
        std::vector<FormOfStem> forms;
        const auto end_stem = [&] {
            if (forms.empty()) return;
            const std::string_view usual = most_frequent(forms);
            if (usual != forms.front().stem) entries.push_back({forms.front().stem, usual});
            forms.clear();
        };
        for (const std::uint32_t number : pairs_.numbers_in_order()) {
            const std::string_view pair = pairs_.term(number);
            const std::string_view stem = pair.substr(0, pair.find('\0'));
            if (!forms.empty() && forms.front().stem != stem) end_stem();
            forms.push_back({stem, pair.substr(stem.size() + 1), counts_[number].documents});
        }
        end_stem();
        return UsualForms::of_entries(entries);
    }

  private:
    struct FormOfStem {
        std::string_view stem;
        std::string_view form;
        std::uint32_t documents;
    };
    struct Count {
        std::uint32_t documents = 0;
        std::uint32_t last = 0;  // document, counted from 1
    };
    static constexpr std::uint32_t noted = 1;  // in TextNotes::epoch
    static constexpr std::uint32_t not_counted = static_cast<std::uint32_t>(-1);

    void take(std::span<const WordInText> words) override {
        for (const WordInText& word : words) {
            if (word.word->notes.document == document_) continue;
            word.word->notes.document = document_;
            for (const PackedToken& token : word.word->tokens()) take(token);
        }
    }

    void take(const PackedToken& token) {
        if (token.text->notes.epoch != noted) note(token);
        if (token.text->notes.form == not_counted) return;
        Count& count = counts_[token.text->notes.form];
        if (count.last == document_) return;
        count.last = document_;
        ++count.documents;
    }

    void note(const PackedToken& token) {
        token.text->notes.epoch = noted;
        token.text->notes.form = not_counted;
        if (token.text->stem_bytes == 0 || token.text->form_bytes == 0 || token.text->form_bytes > max_form_bytes)
            return;
        pair_ = token.stem();
        pair_ += '\0';  // no word holds it
        pair_ += token.form();
        token.text->notes.form = pairs_.number_of(pair_);
        if (token.text->notes.form == counts_.size()) counts_.emplace_back();
    }

    // The stem itself, unless others stand in more documents. Forms ascend.
    static std::string_view most_frequent(const std::vector<FormOfStem>& forms) {
        const auto is_stem = [](const FormOfStem& form) { return form.form == form.stem; };
        const auto own = std::find_if(forms.begin(), forms.end(), is_stem);
        std::string_view usual = forms.front().stem;
        std::uint32_t most = own == forms.end() ? 0 : own->documents;
        for (const FormOfStem& form : forms) {
            if (form.documents <= most) continue;
            usual = form.form;
            most = form.documents;
        }
        return usual;
    }

    Tokenizer tokenizer_;
    TermDictionary pairs_;       // of a stem and a form
    std::vector<Count> counts_;  // by their numbers
    std::string pair_;
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
