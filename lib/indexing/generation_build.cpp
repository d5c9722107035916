#include "indexing/generation_build.hpp"

#include "indexing/verify_generation.hpp"

#include <utility>
#include <vector>

namespace kwic {

GenerationBuild::GenerationBuild(std::string folder, BuildCaller& caller)
    : folder_(std::move(folder)),
      caller_(caller),
      database_(folder_, caller.options().memory_bytes),
      documents_([this](std::uint32_t docid) { return database_.writer().id_of(docid); }) {}

void GenerationBuild::add(const IncomingDocument& incoming) {
    const Document& document = *incoming.document;
    DatabaseWriter& writer = database_.writer();
    const std::uint32_t earlier = documents_.find(document.id);
    if (earlier == 0) {
        documents_.put(document.id, writer.add(document, incoming.language), incoming.language, incoming.detected);
    } else {
        const Document dropped = writer.read(earlier);
        const std::uint64_t dropped_bytes = dropped.title.size() + dropped.text.size();
        text_bytes_ -= dropped_bytes;
        writer.replace(earlier, document, incoming.language, dropped_bytes);
        documents_.put(document.id, earlier, incoming.language, incoming.detected);
        ++replaced_;
        caller_.account(AccountKind::replaced, document, "same-id",
                        "an earlier document of this id was replaced by this one");
    }
    text_bytes_ += document.title.size() + document.text.size();
}

// The few documents of a language that hardly occurs are more often misjudged than foreign, and each language of the
// index costs every query a stem.
void GenerationBuild::analyse_rare_languages_as_main() {
    const std::vector<std::uint32_t> rare = documents_.in_rare_languages();
    if (rare.empty()) return;
    const std::string main = documents_.languages().front().first;
    for (const std::uint32_t docid : rare) {
        const Document document = database_.writer().read(docid);
        database_.writer().replace(docid, document, main, document.title.size() + document.text.size());
        documents_.put(document.id, docid, main, true);
        caller_.report_progress(progress(BuildStage::merging));
    }
}

void GenerationBuild::finish(Manifest& manifest) {
    analyse_rare_languages_as_main();
    database_.finish();
    manifest.documents = documents_.documents();
    manifest.text_bytes = text_bytes_;
    manifest.languages = documents_.languages();
    verify_generation(folder_, manifest, database_.writer().canaries(), caller_.options().verify);
}

}  // namespace kwic
