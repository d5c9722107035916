// Documents to the database of a whole new generation.
#pragma once

#include "indexing/api_builder.hpp"
#include "indexing/build_caller.hpp"
#include "indexing/document_intake.hpp"
#include "indexing/document_register.hpp"
#include "storage/manifest.hpp"

#include <cstdint>
#include <string>

namespace kwic {

// Throws Xapian's exceptions, Error, and what the caller's functions throw; after any only destruction is left.
// Thread rule: one thread at a time.
class GenerationBuild {
  public:
    // Builds in `folder`, which is there and empty.
    GenerationBuild(std::string folder, BuildCaller& caller);

    // Adds a document, or puts it in the place of the earlier one of its id, which the account tells.
    void add(const IncomingDocument& incoming);

    // Writes and checks the database, and fills in what the manifest says of it.
    void finish(Manifest& manifest);

    [[nodiscard]] std::uint64_t replaced() const noexcept { return replaced_; }
    [[nodiscard]] BuildProgress progress(BuildStage stage) const {
        return {stage, documents_.documents(), text_bytes_};
    }

  private:
    void analyse_rare_languages_as_main();

    std::string folder_;
    BuildCaller& caller_;
    ApiBuilder database_;
    DocumentRegister documents_;
    std::uint64_t replaced_ = 0;
    std::uint64_t text_bytes_ = 0;
};

}  // namespace kwic
