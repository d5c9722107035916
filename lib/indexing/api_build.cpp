#include "indexing/api_build.hpp"

#include "indexing/document_language.hpp"

#include <vector>

namespace kwic {

ApiBuild::ApiBuild(const std::string& folder, const std::string& default_language, BuildCaller& caller)
    : GenerationBuild(folder, default_language, caller), database_(folder, caller.options().memory_bytes) {}

void ApiBuild::add(const Document& document) {
    DatabaseWriter& writer = database_.writer();
    const DocumentLanguage language = find_document_language(document, default_language_);
    std::uint32_t docid = documents_.find(document.id);
    if (docid == 0) {
        docid = documents_.add(document.id);
        writer.add(document, language.code);
    } else {
        const std::uint64_t dropped_bytes = text_bytes_of(writer.read(docid));
        text_bytes_ -= dropped_bytes;
        writer.replace(docid, document, language.code, dropped_bytes);
        note_replaced(document);
    }
    documents_.set_language(docid, language.code, language.detected);
    text_bytes_ += text_bytes_of(document);
}

// The few documents of a language that hardly occurs are more often misjudged than foreign, and each language of the
// index costs every query a stem.
void ApiBuild::analyse_rare_languages_as_main() {
    const std::vector<std::uint32_t> rare = documents_.in_rare_languages();
    if (rare.empty()) return;
    const std::string main = documents_.languages().front().first;
    for (const std::uint32_t docid : rare) {
        const Document document = database_.writer().read(docid);
        database_.writer().replace(docid, document, main, text_bytes_of(document));
        documents_.set_language(docid, main, true);
        caller_.report_progress(progress(BuildStage::merging));
    }
}

void ApiBuild::finish(Manifest& manifest) {
    analyse_rare_languages_as_main();
    database_.finish();
    check(manifest, database_.writer().canaries());
}

}  // namespace kwic
