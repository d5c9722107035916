#include "analysis/word_cache.hpp"

namespace kwic {

const WordAnalysis& WordCache::word(SegmentKind kind, std::string_view word) {
    if (word.size() > max_word_bytes) {
        WordAnalysis& slot = long_words_[next_long_word_++ % long_words_.size()];
        slot = analyze_word(language_, kind, word);
        return slot;
    }
    Map<WordAnalysis>& map = kind == SegmentKind::letters ? letters_ : others_;
    if (const auto found = map.find(word); found != map.end()) return found->second;
    return map.emplace(word, analyze_word(language_, kind, word)).first->second;
}

const std::string& WordCache::stem_of_joined(std::string_view form) {
    if (form.size() > max_word_bytes) {
        language_.stem_word(form, long_stem_);
        return long_stem_;
    }
    if (const auto found = joined_.find(form); found != joined_.end()) return found->second;
    std::string stem;
    language_.stem_word(form, stem);
    return joined_.emplace(form, std::move(stem)).first->second;
}

void WordCache::make_room() {
    if (letters_.size() > max_words) letters_.clear();
    if (others_.size() > max_words) others_.clear();
    if (joined_.size() > max_words) joined_.clear();
}

}  // namespace kwic
