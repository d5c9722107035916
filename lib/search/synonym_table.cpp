#include "search/synonym_table.hpp"

#include <algorithm>

namespace kwic {

std::string synonym_key(std::string_view text, UnitReader& units) {
    std::string key;
    for (const QueryUnit& unit : units.read(text)) {
        key += unit.form.empty() ? unit.written : units.stems_of(unit.form).front();
        key += ' ';
    }
    return key;
}

SynonymTable::SynonymTable(const std::vector<SynonymGroup>& groups, UnitReader& units, const SynonymTable* base)
    : base_(base), max_words_(base == nullptr ? 0 : base->max_words_) {
    for (const SynonymGroup& group : groups) {
        std::vector<Keyed>& keyed = groups_.emplace_back();
        for (const std::string& text : group) {
            std::string key = synonym_key(text, units);
            if (key.empty()) continue;
            std::vector<std::size_t>& known = groups_of_[key];
            if (known.empty() || known.back() != groups_.size() - 1) known.push_back(groups_.size() - 1);
            max_words_ = std::max(max_words_, static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')));
            keyed.push_back({std::move(key), text});
        }
    }
}

std::vector<std::string> SynonymTable::others(const std::string& key) const {
    std::vector<std::string> others;
    if (base_ != nullptr) base_->add_others(key, others);
    add_others(key, others);
    return others;
}

void SynonymTable::add_others(const std::string& key, std::vector<std::string>& others) const {
    const auto found = groups_of_.find(key);
    if (found == groups_of_.end()) return;
    for (const std::size_t group : found->second) {
        for (const Keyed& synonym : groups_[group]) {
            const bool is_new = std::find(others.begin(), others.end(), synonym.text) == others.end();
            if (synonym.key != key && is_new) others.push_back(synonym.text);
        }
    }
}

}  // namespace kwic
