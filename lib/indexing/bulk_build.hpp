// A generation whose tables are written by `glass`, bottom-up, from an inversion of our own.
//
// Documents go to the workers in batches. Those that are late are written in a second pass, so that the numbers rise in
// both; and so are those that were analysed in another language than they turn out to count as, which LanguageForecast
// makes rare.
#pragma once

#include "indexing/batch_languages.hpp"
#include "indexing/bulk_database.hpp"
#include "indexing/bulk_workers.hpp"
#include "indexing/document_batch.hpp"
#include "indexing/generation_build.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

class BulkBuild : public GenerationBuild {
  public:
    BulkBuild(const std::string& folder, const std::string& default_language, const std::vector<FieldSpec>& fields,
              BuildCaller& caller);

    void finish(Manifest& manifest) override;

  private:
    void add_new(std::uint32_t docid, const Document& document) override { give(docid, document, {}); }
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
    DocumentBatch held_;
    BulkContent content_;
};

}  // namespace kwic
