#include <kwic/builder.hpp>

#include "analysis/fingerprint.hpp"
#include "columns/field_types.hpp"
#include "indexing/build_caller.hpp"
#include "indexing/document_intake.hpp"
#include "indexing/generation_build.hpp"
#include "storage/index_directory.hpp"
#include "storage/synonym_list.hpp"
#include "storage/translate_error.hpp"

#include <kwic/error.hpp>
#include <kwic/version.hpp>

#include <memory>
#include <utility>

namespace kwic {
namespace {

std::vector<FieldSpec> declarable(const std::vector<FieldSpec>& fields) {
    require_declarable(fields);
    return fields;
}

}  // namespace

struct Builder::Impl {
    Impl(const std::string& path, BuildOptions options)
        : fields(declarable(options.fields)),
          synonyms(print_synonyms(options.synonyms)),
          directory(path, {.lock_timeout = options.lock_timeout}),
          caller(std::move(options), path),
          intake(caller, caller.options().default_language) {
        translating(path, [&] {
            folder = directory.create_next_folder();
            build = make_generation_build(folder, caller.options().default_language, fields, caller);
        });
    }

    void add(const Document& given);
    BuildReport publish();

    template <class Work>
    auto run(Work&& work) {
        if (!build) throw Error(ErrorCode::invalid_argument, "this builder has published or failed; make a new one");
        return caller.run(std::forward<Work>(work), [this]() noexcept { build.reset(); });
    }

    std::vector<FieldSpec> fields;
    std::string synonyms;  // as a list
    IndexDirectory directory;
    BuildCaller caller;
    DocumentIntake intake;
    std::string folder;                      // of the generation
    std::unique_ptr<GenerationBuild> build;  // null: done or failed
};

void Builder::Impl::add(const Document& given) {
    const Document* document = intake.accept(given);
    if (document == nullptr) return;
    build->add(*document);
    caller.report_progress(build->progress(BuildStage::reading));
}

BuildReport Builder::Impl::publish() {
    Manifest manifest;
    manifest.tool_version = version();
    manifest.fingerprint = analyzer_fingerprint();
    manifest.default_language = caller.options().default_language;
    manifest.sources = caller.options().sources;
    manifest.fields = fields;
    caller.report_progress(build->progress(BuildStage::merging));
    build->finish(manifest);
    write_synonym_list(folder, synonyms);
    caller.report_progress(build->progress(BuildStage::publishing));
    BuildReport report{directory.next_generation(), manifest.documents, build->replaced(), manifest.text_bytes,
                       manifest.languages};
    build.reset();
    directory.publish(std::move(manifest), caller.options().verify);
    return report;
}

Builder::Builder(const std::string& path, BuildOptions options)
    : impl_(std::make_unique<Impl>(path, std::move(options))) {}

Builder::~Builder() = default;
Builder::Builder(Builder&&) noexcept = default;
Builder& Builder::operator=(Builder&&) noexcept = default;

void Builder::add(const Document& document) {
    impl_->run([&] { impl_->add(document); });
}

BuildReport Builder::publish() {
    return impl_->run([&] { return impl_->publish(); });
}

}  // namespace kwic
