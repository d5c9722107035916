#include "indexing/document_register.hpp"

#include "indexing/rare_language.hpp"

#include <algorithm>

namespace kwic {
namespace {

std::uint64_t hash_of(std::string_view id) {
    return std::hash<std::string_view>{}(id);
}

}  // namespace

std::uint32_t DocumentRegister::find(std::string_view id) const {
    const auto [first, last] = numbers_.equal_range(hash_of(id));
    for (auto entry = first; entry != last; ++entry) {
        if (id_of_(entry->second) == id) return entry->second;
    }
    return 0;
}

void DocumentRegister::put(std::string_view id, std::uint32_t docid, std::string_view language, bool detected) {
    auto code = code_numbers_.find(language);
    if (code == code_numbers_.end()) {
        code = code_numbers_.emplace(language, static_cast<std::uint32_t>(codes_.size())).first;
        codes_.emplace_back(language);
    }
    const DocumentLanguage noted{code->second, detected};
    if (docid > languages_of_.size()) {
        languages_of_.resize(docid);
        numbers_.emplace(hash_of(id), docid);
    }
    languages_of_[docid - 1] = noted;
}

std::vector<std::uint64_t> DocumentRegister::counts() const {
    std::vector<std::uint64_t> counts(codes_.size());
    for (const DocumentLanguage& document : languages_of_) ++counts[document.language];
    return counts;
}

LanguageCounts DocumentRegister::languages() const {
    LanguageCounts languages;
    const std::vector<std::uint64_t> count_of = counts();
    for (std::size_t i = 0; i < codes_.size(); ++i) {
        if (count_of[i] > 0) languages.emplace_back(codes_[i], count_of[i]);
    }
    return order_languages(std::move(languages));
}

std::vector<std::uint32_t> DocumentRegister::in_rare_languages() const {
    std::vector<std::uint32_t> rare;
    if (languages_of_.empty()) return rare;
    const std::vector<std::uint64_t> count_of = counts();
    const std::uint32_t main = code_numbers_.find(languages().front().first)->second;
    for (std::size_t i = 0; i < languages_of_.size(); ++i) {
        const DocumentLanguage& document = languages_of_[i];
        if (document.detected && document.language != main &&
            is_rare(count_of[document.language], languages_of_.size())) {
            rare.push_back(static_cast<std::uint32_t>(i + 1));
        }
    }
    return rare;
}

}  // namespace kwic
