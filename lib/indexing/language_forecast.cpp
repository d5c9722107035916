#include "indexing/language_forecast.hpp"

#include "indexing/rare_language.hpp"

namespace kwic {

void LanguageForecast::count(std::uint32_t docid, std::string_view language) {
    if (docid <= last_docid_) return;
    last_docid_ = docid;
    auto found = documents_of_.find(language);
    if (found == documents_of_.end()) found = documents_of_.emplace(language, 0).first;
    ++found->second;
    ++documents_;
}

std::string LanguageForecast::language_for(const DocumentLanguage& found) const {
    const auto counted = documents_of_.find(found.code);
    if (!found.detected || counted == documents_of_.end() || !is_rare(counted->second, documents_)) return found.code;
    return order_languages({documents_of_.begin(), documents_of_.end()}).front().first;
}

LanguageForecast forecast_languages(const DocumentBatch& batch, const std::string& default_language) {
    LanguageForecast forecast;
    for (const NumberedDocument& numbered : batch.documents) {
        forecast.count(numbered.docid, find_document_language(numbered.document, default_language).code);
    }
    return forecast;
}

}  // namespace kwic
