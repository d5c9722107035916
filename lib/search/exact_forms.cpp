#include "search/exact_forms.hpp"

#include "storage/learned_tables.hpp"
#include "storage/term_space.hpp"

#include <algorithm>
#include <unordered_map>

namespace kwic {
namespace {

using FoundForm = std::pair<Xapian::doccount, std::string>;

std::string_view body_of(TermSpace space, std::string_view term) {
    return term.substr(prefix_of(space).size());
}

}  // namespace

const UsualForms& ExactForms::usual_forms() {
    if (!usual_forms_) usual_forms_ = read_usual_forms(database_);
    return *usual_forms_;
}

Xapian::doccount ExactForms::count_unusual(const std::string& stem_term) const {
    return database_.get_termfreq(make_term(TermSpace::unusual, stem_term));
}

// `unusual`: how many documents have the stem without its usual form.
void ExactForms::add_usual(const std::string& stem_term, Xapian::doccount unusual, Found& found) const {
    const Xapian::doccount all = database_.get_termfreq(stem_term);
    if (all <= unusual) return;
    found.frequency += all - unusual;
    found.documents.push_back({stem_term, unusual == 0 ? std::string() : make_term(TermSpace::unusual, stem_term)});
}

Xapian::doccount ExactForms::frequency(std::string_view form) {
    Found found;
    found.frequency = database_.get_termfreq(make_term(TermSpace::form, form));
    const auto add = [&](std::string_view stem) {
        const std::string term = make_term(TermSpace::stem, stem);
        add_usual(term, count_unusual(term), found);
    };
    if (usual_forms().of(form) == form) add(form);
    for (const UsualForms::Entry& entry : usual_forms().entries()) {
        if (entry.form == form) add(entry.stem);
    }
    return found.frequency;
}

void ExactForms::find_written(std::string_view prefix, FoundForms& forms) const {
    const std::string first = make_term(TermSpace::form, prefix);
    for (auto term = database_.allterms_begin(first); term != database_.allterms_end(first); ++term) {
        Found& found = forms[std::string(body_of(TermSpace::form, *term))];
        found.frequency += term.get_termfreq();
        found.documents.push_back({*term, {}});
    }
}

// Stems that are their own usual form. Terms of TermSpace::unusual are read in one go: it is cheaper than to look for
// each.
void ExactForms::find_stems(std::string_view prefix, FoundForms& forms) {
    std::unordered_map<std::string, Xapian::doccount> unusual;
    const std::string first_unusual = make_term(TermSpace::unusual, prefix);
    for (auto term = database_.allterms_begin(first_unusual); term != database_.allterms_end(first_unusual); ++term) {
        unusual.emplace(*term, term.get_termfreq());
    }
    const std::string first = make_term(TermSpace::stem, prefix);
    for (auto term = database_.allterms_begin(first); term != database_.allterms_end(first); ++term) {
        const std::string stem = *term;
        if (!is_stem_term(stem)) continue;
        if (usual_forms().of(stem) != stem) continue;
        const auto without = unusual.find(make_term(TermSpace::unusual, stem));
        const Xapian::doccount count = without == unusual.end() ? 0 : without->second;
        if (term.get_termfreq() > count) add_usual(stem, count, forms[stem]);
    }
}

void ExactForms::find_of_other_stems(std::string_view prefix, FoundForms& forms) {
    for (const UsualForms::Entry& entry : usual_forms().entries()) {
        if (!entry.form.starts_with(prefix)) continue;
        const std::string term = make_term(TermSpace::stem, entry.stem);
        const Xapian::doccount count = count_unusual(term);
        if (database_.get_termfreq(term) > count) add_usual(term, count, forms[std::string(entry.form)]);
    }
}

namespace {
bool like(std::string_view p, std::string_view t) {
    if (p.empty()) return t.empty();
    if (p[0] == '*') return like(p.substr(1), t) || (!t.empty() && like(p, t.substr(1)));
    if (t.empty()) return false;
    std::size_t n = 1;
    while (n < t.size() && (t[n] & 0xC0) == 0x80) ++n;
    if (p[0] == '?') return like(p.substr(1), t.substr(n));
    return p[0] == t[0] && like(p.substr(1), t.substr(1));
}
std::size_t edits(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diag = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t up = row[j];
            row[j] = std::min({up + 1, row[j - 1] + 1, diag + (a[i - 1] != b[j - 1])});
            diag = up;
        }
    }
    return row[b.size()];
}
}  // namespace
FormExpansion ExactForms::expand_pattern(std::string_view pattern, std::size_t max_forms) {
    return expand_if(pattern.substr(0, pattern.find_first_of("*?")), max_forms,
                     [&](const std::string& form) { return like(pattern, form); });
}
FormExpansion ExactForms::expand_fuzzy(std::string_view form, std::size_t distance, std::size_t max_forms) {
    const std::string wanted(form);
    return expand_if("", max_forms, [&](const std::string& other) { return edits(wanted, other) <= distance; });
}
FormExpansion ExactForms::expand(std::string_view prefix, std::size_t max_forms) {
    return expand_if(prefix, max_forms, [](const std::string&) { return true; });
}
Xapian::Query ExactForms::documents_with(std::string_view form) {
    FoundForms forms;
    find_written(form, forms);
    find_stems(form, forms);
    find_of_other_stems(form, forms);
    std::vector<Xapian::Query> ways;
    for (const Documents& documents : forms[std::string(form)].documents) {
        const Xapian::Query with(documents.with);
        ways.push_back(documents.without.empty()
                           ? with
                           : Xapian::Query(Xapian::Query::OP_AND_NOT, with, Xapian::Query(documents.without)));
    }
    return {Xapian::Query::OP_OR, ways.begin(), ways.end()};
}

FormExpansion ExactForms::expand_if(std::string_view prefix, std::size_t max_forms,
                                    const std::function<bool(const std::string&)>& is_wanted) {
    FoundForms forms;
    find_written(prefix, forms);
    find_stems(prefix, forms);
    find_of_other_stems(prefix, forms);
    std::erase_if(forms, [&](const auto& found) { return !is_wanted(found.first); });
    FormExpansion expansion;
    expansion.found = forms.size();
    std::vector<FoundForm> kept;
    for (const auto& [form, found] : forms) kept.emplace_back(found.frequency, form);
    if (kept.size() > max_forms) {
        std::stable_sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        kept.resize(max_forms);
        std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    }
    for (auto& [frequency, form] : kept) {
        std::vector<Xapian::Query> ways;
        for (const Documents& documents : forms.at(form).documents) {
            const Xapian::Query with(documents.with);
            ways.push_back(documents.without.empty()
                               ? with
                               : Xapian::Query(Xapian::Query::OP_AND_NOT, with, Xapian::Query(documents.without)));
        }
        if (is_hashed(form)) form.clear();
        expansion.forms.push_back({std::move(form), {Xapian::Query::OP_OR, ways.begin(), ways.end()}});
    }
    return expansion;
}

}  // namespace kwic
