// A generation built through Xapian's public interface: the measure of BulkBuild, and what is left where the format of
// its tables is not known.
#pragma once

#include "indexing/api_builder.hpp"
#include "indexing/generation_build.hpp"

namespace kwic {

class ApiBuild : public GenerationBuild {
  public:
    ApiBuild(const std::string& folder, const std::string& default_language, BuildCaller& caller);

    void add(const Document& document) override;
    void finish(Manifest& manifest) override;

  private:
    void analyse_rare_languages_as_main();

    ApiBuilder database_;
};

}  // namespace kwic
