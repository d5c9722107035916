#include "search/prefix_expansion.hpp"

#include "storage/term_space.hpp"

#include <algorithm>
#include <utility>

namespace kwic {

PrefixExpansion expand_prefix(const Xapian::Database& database, std::string_view prefix, std::size_t max_forms) {
    const std::string first = make_term(TermSpace::form, prefix);
    std::vector<std::pair<Xapian::doccount, std::string>> forms;
    for (auto term = database.allterms_begin(first); term != database.allterms_end(first); ++term) {
        forms.emplace_back(term.get_termfreq(), *term);
    }
    PrefixExpansion expansion;
    expansion.found = forms.size();
    if (forms.size() > max_forms) {
        std::stable_sort(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        forms.resize(max_forms);
        std::sort(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    }
    for (auto& [frequency, term] : forms) {
        std::string form = term.substr(prefix_of(TermSpace::form).size());
        if (is_hashed(form)) form.clear();
        expansion.forms.push_back({std::move(term), std::move(form)});
    }
    return expansion;
}

}  // namespace kwic
