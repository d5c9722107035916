// Documents to the database of a whole new generation.
#pragma once

#include "indexing/build_caller.hpp"
#include "indexing/canaries.hpp"
#include "indexing/change_spool.hpp"
#include "indexing/document_language.hpp"
#include "indexing/document_register.hpp"
#include "storage/manifest.hpp"
#include "storage/text_fields.hpp"

#include <kwic/document.hpp>
#include <kwic/schema.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kwic {

// Documents get their numbers as they come. One whose id has come before waits until all are in, and then takes the
// place of the first.
//
// Throws Xapian's exceptions, Error, and what the caller's functions throw; after any only destruction is left.
// Thread rule: one thread at a time.
class GenerationBuild {
  public:
    // Builds in `folder`, which is there and empty, for documents with the declared `fields`. Those whose language
    // cannot be told are in `default_language`.
    GenerationBuild(std::string folder, std::string default_language, std::vector<FieldSpec> fields,
                    BuildCaller& caller)
        : folder_(std::move(folder)),
          default_language_(std::move(default_language)),
          fields_(std::move(fields)),
          text_fields_(fields_),
          caller_(caller),
          late_spool_(folder_) {}
    virtual ~GenerationBuild() = default;
    GenerationBuild(const GenerationBuild&) = delete;
    GenerationBuild& operator=(const GenerationBuild&) = delete;

    // Adds a document that DocumentIntake accepts, or puts it in the place of the earlier one of its id, which the
    // account tells.
    void add(const Document& document);

    // Writes and checks the database, and fills in what the manifest says of it.
    virtual void finish(Manifest& manifest) = 0;

    [[nodiscard]] std::uint64_t replaced() const noexcept { return replaced_; }
    [[nodiscard]] BuildProgress progress(BuildStage stage) const {
        return {stage, documents_.documents(), text_bytes_};
    }

  protected:
    // The one that counts, of a number that has had another.
    struct LateDocument {
        std::string id;
        ChangeSpool::Place place;
        DocumentLanguage language;
    };

    // Adds one of an id that has not come before.
    virtual void add_new(std::uint32_t docid, const Document& document) = 0;

    [[nodiscard]] Document read(const LateDocument& late);
    void note_late_languages();
    void check(Manifest& manifest, const Canaries& canaries);

    std::string folder_;
    std::string default_language_;
    std::vector<FieldSpec> fields_;
    TextFields text_fields_;
    BuildCaller& caller_;
    DocumentRegister documents_;
    ChangeSpool late_spool_;
    std::map<std::uint32_t, LateDocument> late_;  // by number

  private:
    void replace(std::uint32_t docid, const Document& document);

    std::vector<std::uint32_t> text_bytes_of_;  // by number - 1
    std::uint64_t replaced_ = 0;
    std::uint64_t text_bytes_ = 0;
};

// The build that the caller's options ask for; through Xapian's interface if the linked Xapian has another format than
// `glass` knows.
std::unique_ptr<GenerationBuild> make_generation_build(const std::string& folder, const std::string& default_language,
                                                       const std::vector<FieldSpec>& fields, BuildCaller& caller);

}  // namespace kwic
