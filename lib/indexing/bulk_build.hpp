// A generation whose tables are written by `glass`, bottom-up, from an inversion of our own.
//
// Documents get their numbers as they come and go to the workers in batches. One whose id has come before takes the
// place of the first in a second pass, so that the numbers rise in both; and so does one that was analysed in another
// language than it turns out to count as, which LanguageForecast makes rare.
#pragma once

#include "indexing/batch_languages.hpp"
#include "indexing/bulk_database.hpp"
#include "indexing/bulk_workers.hpp"
#include "indexing/change_spool.hpp"
#include "indexing/document_batch.hpp"
#include "indexing/document_language.hpp"
#include "indexing/generation_build.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

class BulkBuild : public GenerationBuild {
  public:
    BulkBuild(const std::string& folder, const std::string& default_language, const std::vector<FieldSpec>& fields,
              BuildCaller& caller);

    void add(const Document& document) override;
    void finish(Manifest& manifest) override;

  private:
    // The one that counts, of a number that has had another.
    struct LateDocument {
        std::string id;
        ChangeSpool::Place place;
        DocumentLanguage language;
    };

    void replace(std::uint32_t docid, const Document& document);
    void give(std::uint32_t docid, const Document& document, const std::string& language);
    void begin_workers();
    void note_languages();
    void move_to_late(const std::vector<std::uint32_t>& docids);
    void take_late();
    void write_words_beside(BulkDatabase& database, const std::function<void()>& check);

    std::size_t jobs_;
    std::optional<BatchLanguages> languages_;
    std::optional<StoredDocuments> stored_;
    std::optional<BulkWorkers> workers_;  // nothing: the first documents are held_ back, to learn tables of them
    ChangeSpool late_spool_;
    std::map<std::uint32_t, LateDocument> late_;  // by number
    std::vector<std::uint32_t> text_bytes_of_;    // by number - 1
    DocumentBatch held_;
    BulkContent content_;
};

}  // namespace kwic
