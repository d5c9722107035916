#include "indexing/batch_languages.hpp"

namespace kwic {

bool BatchLanguages::decide(DocumentBatch& batch) {
    std::vector<DocumentLanguage> found;
    for (const NumberedDocument& numbered : batch.documents) {
        found.push_back(numbered.language.empty() ? find_document_language(numbered.document, default_language_)
                                                  : DocumentLanguage{});
    }
    {
        std::unique_lock lock(mutex_);
        turn_came_.wait(lock, [&] { return given_up_ || next_batch_ == batch.number; });
        if (given_up_) return false;
        for (std::size_t i = 0; i < found.size(); ++i) {
            NumberedDocument& numbered = batch.documents[i];
            if (numbered.language.empty()) numbered.language = decide_next(numbered.docid, found[i]);
        }
        ++next_batch_;
    }
    turn_came_.notify_all();
    return true;
}

std::string BatchLanguages::decide_at_once(std::uint32_t docid, const Document& document) {
    return decide_next(docid, find_document_language(document, default_language_));
}

void BatchLanguages::give_up() noexcept {
    {
        const std::lock_guard lock(mutex_);
        given_up_ = true;
    }
    turn_came_.notify_all();
}

std::string BatchLanguages::decide_next(std::uint32_t docid, const DocumentLanguage& found) {
    forecast_.count(docid, found.code);
    std::string analysed_in = forecast_.language_for(found);
    decisions_.push_back({docid, codes_.number_of(found.code), codes_.number_of(analysed_in), found.detected});
    return analysed_in;
}

void BatchLanguages::for_each(const std::function<void(std::uint32_t docid, const DocumentLanguage& found,
                                                       std::string_view analysed_in)>& take) const {
    for (const Decision& decision : decisions_) {
        take(decision.docid, {codes_.code(decision.found), decision.detected}, codes_.code(decision.analysed_in));
    }
}

}  // namespace kwic
