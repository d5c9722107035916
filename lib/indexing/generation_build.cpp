#include "indexing/generation_build.hpp"

#include "glass/known_format.hpp"
#include "indexing/api_build.hpp"
#include "indexing/bulk_build.hpp"
#include "indexing/verify_generation.hpp"
#include "storage/folders.hpp"

#include <filesystem>
#include <utility>

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

void GenerationBuild::add(const Document& document) {
    const auto [docid, is_new] = documents_.number_of(document.id);
    const auto bytes = static_cast<std::uint32_t>(text_bytes_of(document));
    if (is_new) {
        text_bytes_of_.push_back(bytes);
        add_new(docid, document);
    } else {
        text_bytes_ -= std::exchange(text_bytes_of_[docid - 1], bytes);
        replace(docid, document);
    }
    text_bytes_ += bytes;
}

void GenerationBuild::replace(std::uint32_t docid, const Document& document) {
    const DocumentLanguage language = find_document_language(document, default_language_);
    late_[docid] = {document.id, late_spool_.add(document, language.code), language};
    ++replaced_;
    caller_.account(AccountKind::replaced, document, "same-id",
                    "an earlier document of this id was replaced by this one");
}

Document GenerationBuild::read(const LateDocument& late) {
    Document document = late_spool_.read(late.place);
    document.id = late.id;
    return document;
}

void GenerationBuild::note_late_languages() {
    for (const auto& [docid, late] : late_) {
        documents_.set_language(docid, late.language.code, late.language.detected, late.language.code);
    }
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
