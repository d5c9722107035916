// Which language a document is in, as far as it tells itself.
#pragma once

#include <kwic/document.hpp>

#include <string>

namespace kwic {

struct DocumentLanguage {
    std::string code;       // one that has rules, or undetermined_language
    bool detected = false;  // the document did not say
};

// The language that the document says, else the one that its text shows, else `default_language`. Any thread.
DocumentLanguage find_document_language(const Document& document, const std::string& default_language);

}  // namespace kwic
