#include "indexing/form_counts.hpp"

#include <algorithm>

namespace kwic {
namespace {

constexpr std::size_t max_form_bytes = 64;  // longer ones are rarely words
constexpr char between = '\0';              // no word holds it

}  // namespace

void FormCounts::add(const PackedToken& token, std::uint32_t document) {
    if (token.text->notes.epoch != epoch) note(token);
    if (token.text->notes.form == not_counted) return;
    Count& count = counts_[token.text->notes.form];
    if (count.last == document) return;
    count.last = document;
    ++count.documents;
}

void FormCounts::note(const PackedToken& token) {
    TextNotes& notes = token.text->notes;
    notes.epoch = epoch;
    notes.form = not_counted;
    if (token.stem().empty() || token.form().empty() || token.form().size() > max_form_bytes) return;
    pair_ = token.stem();
    pair_ += between;
    pair_ += token.form();
    notes.form = number_of_pair(pair_);
}

std::uint32_t FormCounts::number_of_pair(std::string_view pair) {
    const std::uint32_t number = pairs_.number_of(pair);
    if (number == counts_.size()) counts_.emplace_back();
    return number;
}

void FormCounts::merge(const FormCounts& other) {
    for (std::uint32_t number = 0; number < other.pairs_.size(); ++number) {
        counts_[number_of_pair(other.pairs_.term(number))].documents += other.counts_[number].documents;
    }
}

UsualForms FormCounts::usual_forms() const {
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
        const std::string_view stem = pair.substr(0, pair.find(between));
        if (!forms.empty() && forms.front().stem != stem) end_stem();
        forms.push_back({stem, pair.substr(stem.size() + 1), counts_[number].documents});
    }
    end_stem();
    return UsualForms::of_entries(entries);
}

// The stem itself, unless others stand in more documents. Forms ascend.
std::string_view FormCounts::most_frequent(const std::vector<FormOfStem>& forms) {
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

}  // namespace kwic
