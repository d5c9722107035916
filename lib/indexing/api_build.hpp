// A generation built through Xapian's public interface: the measure of BulkBuild, and what is left where the format of
// its tables is not known.
#pragma once

#include "indexing/api_builder.hpp"
#include "indexing/document_batch.hpp"
#include "indexing/generation_build.hpp"
#include "indexing/language_forecast.hpp"

#include <cstdint>
#include <optional>

namespace kwic {

class ApiBuild : public GenerationBuild {
  public:
    using GenerationBuild::GenerationBuild;

    void finish(Manifest& manifest) override;

  private:
    void add_new(std::uint32_t docid, const Document& document) override;
    void begin_database();
    void write(std::uint32_t docid, const Document& document);
    void put_in_place(std::uint32_t docid, const Document& document, const Document& former);
    void write_late();

    DocumentBatch held_;  // to learn tables of, until there is a database
    LanguageForecast forecast_;
    std::optional<ApiBuilder> database_;
};

}  // namespace kwic
