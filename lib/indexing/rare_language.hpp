// Which languages of an index hardly occur in it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

// Codes and numbers of documents.
using LanguageCounts = std::vector<std::pair<std::string, std::uint64_t>>;

// Most first, ties by code: the first is the main language.
inline LanguageCounts order_languages(LanguageCounts counts) {
    std::sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    return counts;
}

// Below 0.5 % of all documents: a language that was detected there was more often misjudged than found.
inline bool is_rare(std::uint64_t documents_of_language, std::uint64_t all_documents) {
    constexpr std::uint64_t rare_one_in = 200;
    return documents_of_language * rare_one_in < all_documents;
}

}  // namespace kwic
