#include "search/vocabulary.hpp"

#include "storage/term_space.hpp"

#include <algorithm>
#include <optional>

namespace kwic {

bool Vocabulary::has_stem(std::string_view stem) const {
    return statistics(stem).documents > 0;
}

std::string Vocabulary::splits_of(std::string_view joined_stem) const {
    const std::string key = make_split_key(joined_stem);
    if (index_ != nullptr) {
        const std::string_view stem = std::string_view(key).substr(split_key_prefix.size());
        if (!index_->may_have_splits(stem)) return {};
        const auto postings = is_hashed(stem) ? std::nullopt : index_->find(stem);
        if (postings) return std::string(postings->splits);
    }
    std::string buffer;
    return std::string(entries_.metadata(key, buffer));
}

TermStatistics Vocabulary::statistics(std::string_view stem) const {
    const std::string term = make_term(TermSpace::stem, stem);
    if (index_ != nullptr) {
        if (!index_->may_have_stem(term)) return {};
        if (const auto postings = index_->find(term)) return postings->statistics;
    }
    const auto [documents, wdf_sum] = entries_.count(term);
    return {documents, wdf_sum};
}

double Vocabulary::best_weight(std::string_view stem) const {
    const auto [documents, wdf_sum] = statistics(stem);
    if (documents == 0) return 0;
    return term_factor({documents, std::max(wdf_sum, documents)}, entries_.database().get_doccount());
}

}  // namespace kwic
