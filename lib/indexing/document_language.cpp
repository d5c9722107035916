#include "indexing/document_language.hpp"

#include "analysis/detect_language.hpp"
#include "analysis/language.hpp"

namespace kwic {
namespace {

constexpr std::size_t short_text_bytes = 64;

std::string detect(const Document& document) {
    if (document.text.size() >= short_text_bytes) return detect_language(document.text);
    return detect_language(document.title + ". " + document.text);
}

}  // namespace

DocumentLanguage find_document_language(const Document& document, const std::string& default_language) {
    DocumentLanguage language{document.language, document.language.empty()};
    if (language.detected) language.code = detect(document);
    if (language.code.empty()) language.code = default_language;
    if (!is_known_language(language.code)) language.code = undetermined_language;
    return language;
}

}  // namespace kwic
