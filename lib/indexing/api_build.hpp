// A generation built through Xapian's public interface: the measure of BulkBuild, and what is left where the format of
// its tables is not known.
#pragma once

#include "indexing/api_builder.hpp"
#include "indexing/generation_build.hpp"
#include "indexing/language_forecast.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace kwic {

class ApiBuild : public GenerationBuild {
  public:
    using GenerationBuild::GenerationBuild;

    void add(const Document& document) override;
    void finish(Manifest& manifest) override;

  private:
    struct HeldDocument {
        std::uint32_t docid = 0;
        bool is_new = true;  // else in the place of an earlier one
        Document document;
    };

    void hold(HeldDocument held);
    void begin_database();
    void write(const HeldDocument& given);
    void analyse_in_settled_languages();

    std::vector<HeldDocument> held_;  // to learn tables of, until there is a database
    std::uint64_t held_new_bytes_ = 0;
    LanguageForecast forecast_;
    std::optional<ApiBuilder> database_;
};

}  // namespace kwic
