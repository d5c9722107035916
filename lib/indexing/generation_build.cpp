#include "indexing/generation_build.hpp"

#include "glass/known_format.hpp"
#include "indexing/api_build.hpp"
#include "indexing/bulk_build.hpp"
#include "indexing/verify_generation.hpp"
#include "storage/folders.hpp"

#include <filesystem>

namespace kwic {
namespace {

// Asked anew each time, so that a build makes the same calls whatever the process has done before.
bool writes_known_format(const std::string& folder) {
    const std::string probe = folder + "/probe";
    std::filesystem::create_directory(probe);
    const bool is_known = is_known_glass_format(probe);
    delete_folder(probe);
    return is_known;
}

}  // namespace

void GenerationBuild::note_replaced(const Document& document) {
    ++replaced_;
    caller_.account(AccountKind::replaced, document, "same-id",
                    "an earlier document of this id was replaced by this one");
}

void GenerationBuild::check(Manifest& manifest, const Canaries& canaries) {
    manifest.documents = documents_.documents();
    manifest.text_bytes = text_bytes_;
    manifest.languages = documents_.languages();
    verify_generation(folder_, manifest, canaries, caller_.options().verify);
}

std::unique_ptr<GenerationBuild> make_generation_build(const std::string& folder, const std::string& default_language,
                                                       const std::vector<FieldSpec>& fields, BuildCaller& caller) {
    if (caller.options().method == BuildMethod::bulk && writes_known_format(folder)) {
        return std::make_unique<BulkBuild>(folder, default_language, fields, caller);
    }
    return std::make_unique<ApiBuild>(folder, default_language, fields, caller);
}

}  // namespace kwic
