// What comes in: documents mended, their defects told, their language found.
#pragma once

#include "indexing/build_caller.hpp"

#include <kwic/document.hpp>

#include <optional>
#include <string>

namespace kwic {

struct IncomingDocument {
    const Document* document = nullptr;  // the given one, or the mended copy
    std::string language;                // to analyse it in
    bool detected = false;               // the document did not say its language
};

// Thread rule: one thread at a time.
class DocumentIntake {
  public:
    // `default_language` is for documents whose language cannot be told.
    DocumentIntake(BuildCaller& caller, std::string default_language)
        : caller_(caller), default_language_(std::move(default_language)) {}

    // Looks at a document, which must stay as long as the result is used: itself, or a mended copy, which lasts until
    // the next call. Null if it cannot be taken, which the account has told. Throws Error{invalid_argument} if it has
    // no id.
    const Document* accept(const Document& given);

    // The same, and its language.
    std::optional<IncomingDocument> take(const Document& given);

  private:
    const Document& mended(const Document& given);

    BuildCaller& caller_;
    std::string default_language_;
    Document mended_;
};

}  // namespace kwic
