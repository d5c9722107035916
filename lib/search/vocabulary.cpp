#include "search/vocabulary.hpp"

#include "storage/term_space.hpp"

namespace kwic {

bool Vocabulary::has_stem(std::string_view stem) const {
    return frequency(stem) > 0;
}

std::string Vocabulary::splits_of(std::string_view joined_stem) const {
    const std::string key = make_split_key(joined_stem);
    if (index_ != nullptr) {
        const std::string_view stem = std::string_view(key).substr(split_key_prefix.size());
        if (!index_->may_have_splits(stem)) return {};
        if (const auto postings = index_->find(stem)) return std::string(postings->splits);
    }
    std::string buffer;
    return std::string(entries_.metadata(key, buffer));
}

Xapian::doccount Vocabulary::frequency(std::string_view stem) const {
    const std::string term = make_term(TermSpace::stem, stem);
    if (index_ != nullptr) {
        if (!index_->may_have_stem(term)) return 0;
        if (const auto postings = index_->find(term)) {
            return static_cast<Xapian::doccount>(postings->statistics.documents);
        }
    }
    return entries_.frequency(term);
}

}  // namespace kwic
