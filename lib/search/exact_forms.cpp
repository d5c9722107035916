#include "search/exact_forms.hpp"

#include "storage/learned_tables.hpp"
#include "storage/term_space.hpp"
#include "vocabulary/find_words.hpp"

#include <algorithm>

namespace kwic {
namespace {

// An overlong form is known by what its term has of it.
std::string term_of(TermSpace space, const std::string& form) {
    return is_hashed(form) ? std::string(prefix_of(space)) + form : make_term(space, form);
}

void add_frequent(const WordCursor& cursor, BestWords& best) {
    best.add(cursor.word(), cursor.documents(), static_cast<double>(cursor.documents()));
}

// What all words between two have in common.
std::string_view common_beginning(std::string_view first, std::string_view last) {
    return first.substr(0, std::mismatch(first.begin(), first.end(), last.begin(), last.end()).first - first.begin());
}

}  // namespace

const UsualForms& ExactForms::usual_forms() {
    if (!usual_forms_) usual_forms_ = read_usual_forms(entries_.database());
    return *usual_forms_;
}

std::uint64_t ExactForms::frequency(std::string_view form) {
    if (!cursor_) cursor_.emplace(words());
    cursor_->seek(form);
    return !cursor_->at_end() && cursor_->word() == form ? cursor_->documents() : 0;
}

FormExpansion ExactForms::expand_pattern(std::string_view pattern, std::size_t max_forms) {
    BestWords best(max_forms);
    for_each_like(words(), WildcardPattern(pattern), [&](const WordCursor& cursor) { add_frequent(cursor, best); });
    return expand(std::move(best));
}

FormExpansion ExactForms::expand_fuzzy(std::string_view form, std::size_t distance, std::size_t max_forms) {
    BestWords best(max_forms);
    for_each_near(words(), form, std::min(distance, max_edits),
                  [&](const WordCursor& cursor, std::size_t) { add_frequent(cursor, best); });
    return expand(std::move(best));
}

// Documents that have the stem in its usual form.
void ExactForms::add_usual(const std::string& stem_term, Ways& ways) const {
    const std::uint64_t all = entries_.count(stem_term).documents;
    const std::string unusual_term = make_term(TermSpace::unusual, stem_term);
    const std::uint64_t unusual = entries_.count(unusual_term).documents;
    if (all <= unusual) return;
    const Xapian::Query with(stem_term);
    ways.push_back(unusual == 0 ? with : Xapian::Query(Xapian::Query::OP_AND_NOT, with, Xapian::Query(unusual_term)));
}

// By form: the documents that have it as the usual form of a stem that is another word. `forms` ascend.
std::map<std::string, ExactForms::Ways> ExactForms::find_other_stems(const std::vector<BestWord>& forms) {
    std::map<std::string, Ways> found;
    if (forms.empty()) return found;
    const std::string_view beginning = common_beginning(forms.front().word, forms.back().word);
    for (const UsualForms::Entry& entry : usual_forms().entries()) {
        if (!entry.form.starts_with(beginning)) continue;
        const auto form = std::lower_bound(forms.begin(), forms.end(), entry.form,
                                           [](const BestWord& a, std::string_view b) { return a.word < b; });
        if (form == forms.end() || form->word != entry.form) continue;
        add_usual(make_term(TermSpace::stem, entry.stem), found[form->word]);
    }
    return found;
}

// `ways`: those by stems that are another word.
Xapian::Query ExactForms::any_way(const std::string& form_term, const std::string& stem_term, Ways ways) {
    if (entries_.count(form_term).documents > 0) ways.emplace_back(form_term);
    if (usual_forms().of(stem_term) == stem_term) add_usual(stem_term, ways);
    return {Xapian::Query::OP_OR, ways.begin(), ways.end()};
}

Xapian::Query ExactForms::documents_with(const std::string& form) {
    return any_way(make_term(TermSpace::form, form), make_term(TermSpace::stem, form),
                   find_other_stems({{form, 0, 0}})[form]);
}

FormExpansion ExactForms::expand(BestWords best) {
    FormExpansion expansion;
    expansion.found = best.added();
    std::vector<BestWord> forms = best.take();
    std::sort(forms.begin(), forms.end(), [](const BestWord& a, const BestWord& b) { return a.word < b.word; });
    std::map<std::string, Ways> of_other_stems = find_other_stems(forms);
    for (BestWord& best_word : forms) {
        std::string& form = best_word.word;
        Xapian::Query documents =
            any_way(term_of(TermSpace::form, form), term_of(TermSpace::stem, form), std::move(of_other_stems[form]));
        if (is_hashed(form)) form.clear();
        expansion.forms.push_back({std::move(form), std::move(documents)});
    }
    return expansion;
}

}  // namespace kwic
