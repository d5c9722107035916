#include "indexing/document_register.hpp"

#include "indexing/rare_language.hpp"
#include "storage/sha256.hpp"

#include <cstring>

namespace kwic {
DocumentRegister::Key DocumentRegister::key_of(std::string_view id) {
    const auto hash = sha256_bytes(id);
    Key key;
    std::memcpy(key.data(), hash.data(), sizeof key);
    return key;
}

DocumentRegister::Number DocumentRegister::number_of(std::string_view id) {
    const auto next = static_cast<std::uint32_t>(languages_of_.size() + 1);
    const auto [found, is_new] = numbers_.try_emplace(key_of(id), next);
    if (is_new) languages_of_.emplace_back();
    return {found->second, is_new};
}

void DocumentRegister::set_language(std::uint32_t docid, std::string_view language, bool detected,
                                    std::string_view analysed_in) {
    languages_of_[docid - 1] = {codes_.number_of(language), detected, codes_.number_of(analysed_in)};
}

std::vector<std::uint64_t> DocumentRegister::counts() const {
    std::vector<std::uint64_t> counts(codes_.size());
    for (const DocumentLanguage& document : languages_of_) ++counts[document.language];
    return counts;
}

LanguageCounts DocumentRegister::languages() const {
    LanguageCounts languages;
    const std::vector<std::uint64_t> count_of = counts();
    for (std::uint32_t i = 0; i < codes_.size(); ++i) {
        if (count_of[i] > 0) languages.emplace_back(codes_.code(i), count_of[i]);
    }
    return order_languages(std::move(languages));
}

std::vector<std::uint32_t> DocumentRegister::settle_languages() {
    std::vector<std::uint32_t> analysed_otherwise;
    if (languages_of_.empty()) return analysed_otherwise;
    const std::vector<std::uint64_t> count_of = counts();
    const std::uint32_t main = codes_.number_of(languages().front().first);
    for (std::size_t i = 0; i < languages_of_.size(); ++i) {
        DocumentLanguage& document = languages_of_[i];
        if (document.detected && is_rare(count_of[document.language], languages_of_.size())) document.language = main;
        if (document.analysed_in != document.language) analysed_otherwise.push_back(static_cast<std::uint32_t>(i + 1));
    }
    return analysed_otherwise;
}

}  // namespace kwic
