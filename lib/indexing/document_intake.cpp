#include "indexing/document_intake.hpp"

#include "indexing/document_language.hpp"
#include "indexing/mend_document.hpp"

#include <kwic/error.hpp>

#include <utility>

namespace kwic {
const Document* DocumentIntake::accept(const Document& given) {
    if (given.id.empty()) throw Error(ErrorCode::invalid_argument, "a document needs an id");
    if (given.id.size() > max_id_bytes) {
        caller_.account(AccountKind::skipped, given, "id-too-long",
                        "the id has " + std::to_string(given.id.size()) + " bytes; at most " +
                            std::to_string(max_id_bytes) + " are possible");
        return nullptr;
    }
    return &mended(given);
}

std::optional<IncomingDocument> DocumentIntake::take(const Document& given) {
    const Document* document = accept(given);
    if (document == nullptr) return std::nullopt;
    const DocumentLanguage language = find_document_language(*document, default_language_);
    return IncomingDocument{document, language.code, language.detected};
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
