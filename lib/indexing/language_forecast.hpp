// Which languages a build will turn out to have hardly any documents in, before it has seen all.
#pragma once

#include "indexing/document_batch.hpp"
#include "indexing/document_language.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace kwic {

// Documents of a rare language are analysed in the main one in the end (rare_language.hpp). Whoever does so at once
// need not do it again, and the one document in thousands that is misjudged does not cost that all tables are written
// once more. The same calls in the same order forecast the same. Thread rule: one thread at a time.
class LanguageForecast {
  public:
    // Notes a document in `language`. Numbers rise; one that has come before is passed by.
    void count(std::uint32_t docid, std::string_view language);

    // What a document is best analysed in: if its language was detected and is rare among those of all documents so
    // far, the main one of these, else its own.
    [[nodiscard]] std::string language_for(const DocumentLanguage& found) const;

  private:
    std::map<std::string, std::uint64_t, std::less<>> documents_of_;
    std::uint64_t documents_ = 0;
    std::uint32_t last_docid_ = 0;
};

// Of the first documents of a build, whose numbers rise. Throws what find_document_language() throws.
LanguageForecast forecast_languages(const DocumentBatch& batch, const std::string& default_language);

}  // namespace kwic
