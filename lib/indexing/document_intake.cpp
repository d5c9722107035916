#include "indexing/document_intake.hpp"

#include "analysis/detect_language.hpp"
#include "analysis/language.hpp"
#include "indexing/mend_document.hpp"

#include <kwic/error.hpp>

#include <utility>

namespace kwic {
namespace {

constexpr std::size_t short_text_bytes = 64;

std::string detect_document_language(const Document& document) {
    if (document.text.size() >= short_text_bytes) return detect_language(document.text);
    return detect_language(document.title + ". " + document.text);
}

// The language whose rules a document gets: its own if there are rules for it.
std::string analysis_language(const std::string& language) {
    return is_known_language(language) ? language : std::string(undetermined_language);
}

}  // namespace

std::optional<IncomingDocument> DocumentIntake::take(const Document& given) {
    if (given.id.empty()) throw Error(ErrorCode::invalid_argument, "a document needs an id");
    if (given.id.size() > max_id_bytes) {
        caller_.account(AccountKind::skipped, given, "id-too-long",
                        "the id has " + std::to_string(given.id.size()) + " bytes; at most " +
                            std::to_string(max_id_bytes) + " are possible");
        return std::nullopt;
    }
    IncomingDocument incoming;
    incoming.document = &mended(given);
    std::string language = incoming.document->language;
    incoming.detected = language.empty();
    if (language.empty()) language = detect_document_language(*incoming.document);
    if (language.empty()) language = default_language_;
    incoming.language = analysis_language(language);
    return incoming;
}

const Document& DocumentIntake::mended(const Document& given) {
    const DocumentDefects defects = find_defects(given);
    if (!defects.any()) return given;
    mended_ = mend_document(given);
    if (defects.ill_formed) {
        caller_.account(AccountKind::recoded, given, "ill-formed-utf-8", "ill-formed UTF-8 was replaced by U+FFFD");
    }
    if (defects.too_long) {
        caller_.account(AccountKind::cut, given, "text-too-long",
                        "only the first " + std::to_string(max_text_bytes) + " bytes of the text are indexed");
    }
    if (defects.too_much_beside) {
        caller_.account(AccountKind::cut, given, "fields-too-long",
                        "title, date, language, url, path and fields have more than " +
                            std::to_string(max_bytes_beside_text) + " bytes; what is beyond is left out");
    }
    return mended_;
}

}  // namespace kwic
