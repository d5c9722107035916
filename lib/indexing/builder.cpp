#include <kwic/builder.hpp>

#include "analysis/detect_language.hpp"
#include "analysis/fingerprint.hpp"
#include "analysis/language.hpp"
#include "indexing/api_builder.hpp"
#include "indexing/document_register.hpp"
#include "indexing/mend_document.hpp"
#include "storage/index_directory.hpp"
#include "storage/translate_error.hpp"

#include <kwic/error.hpp>
#include <kwic/version.hpp>

#include <exception>
#include <optional>

namespace kwic {
namespace {

constexpr std::size_t short_text_bytes = 64;

std::string detect_document_language(const Document& document) {
    if (document.text.size() >= short_text_bytes) return detect_language(document.text);
    return detect_language(document.title + ". " + document.text);
}

// The language whose rules a document gets: its own if there are rules for it.
std::string analysis_language(const std::string& language) {
    return is_known_language(language) ? language : std::string(undetermined_language);
}

}  // namespace

struct Builder::Impl {
    Impl(const std::string& path, BuildOptions build_options)
        : options(std::move(build_options)),
          directory(path),
          folder(directory.create_next_folder()),
          documents([this](std::uint32_t docid) { return database->id_of(docid); }) {
        translating(folder, [&] { database.emplace(folder, options.memory_bytes); });
    }

    ~Impl() {
        database.reset();
        if (!published) directory.drop_next_folder();
    }

    void add(const Document& given);
    BuildReport publish();
    void analyse_rare_languages_as_main();
    void report_progress(BuildStage stage);
    void account(AccountKind kind, const Document& document, const char* reason, std::string detail);

    // Runs `work`; what a callback of the caller throws passes as it is, all else becomes Error.
    template <class Work>
    auto run(Work&& work) {
        try {
            return work();
        } catch (...) {
            if (thrown_by_caller) std::rethrow_exception(thrown_by_caller);
            rethrow_translated(folder);
        }
    }

    template <class Call>
    auto call_back(Call&& call) {
        try {
            return call();
        } catch (...) {
            thrown_by_caller = std::current_exception();
            throw;
        }
    }

    BuildOptions options;
    IndexDirectory directory;
    std::string folder;
    std::optional<ApiBuilder> database;
    DocumentRegister documents;
    std::uint64_t replaced = 0;
    std::uint64_t text_bytes = 0;
    bool published = false;
    std::exception_ptr thrown_by_caller;
};

void Builder::Impl::report_progress(BuildStage stage) {
    if (!options.on_progress) return;
    const BuildProgress progress{stage, documents.documents(), text_bytes};
    if (!call_back([&] { return options.on_progress(progress); })) {
        throw Error(ErrorCode::cancelled, "stopped before the new index was published; the old one is still served",
                    directory.folder());
    }
}

void Builder::Impl::account(AccountKind kind, const Document& document, const char* reason, std::string detail) {
    if (!options.on_account) return;
    const AccountEntry entry{kind,   document.origin.path, document.origin.line, document.id,
                             reason, std::move(detail)};
    call_back([&] { options.on_account(entry); });
}

void Builder::Impl::add(const Document& given) {
    if (given.id.empty()) throw Error(ErrorCode::invalid_argument, "a document needs an id");
    Document mended;
    const Document* document = &given;
    if (const DocumentDefects defects = find_defects(given); defects.any()) {
        mended = mend_document(given);
        document = &mended;
        if (defects.ill_formed) {
            account(AccountKind::recoded, given, "ill-formed-utf-8", "ill-formed UTF-8 was replaced by U+FFFD");
        }
        if (defects.too_long) {
            account(AccountKind::cut, given, "text-too-long",
                    "only the first " + std::to_string(max_text_bytes) + " bytes of the text are indexed");
        }
    }
    std::string language = document->language;
    if (language.empty()) language = detect_document_language(*document);
    const bool detected = document->language.empty();
    if (language.empty()) language = options.default_language;
    language = analysis_language(language);
    const std::uint32_t earlier = documents.find(document->id);
    if (earlier == 0) {
        documents.put(document->id, database->add(*document, language), language, detected);
    } else {
        const Document dropped = database->read(earlier);
        text_bytes -= dropped.title.size() + dropped.text.size();
        database->replace(earlier, *document, language);
        documents.put(document->id, earlier, language, detected);
        ++replaced;
        account(AccountKind::replaced, *document, "same-id", "an earlier document of this id was replaced by this one");
    }
    text_bytes += document->title.size() + document->text.size();
    report_progress(BuildStage::reading);
}

// The few documents of a language that hardly occurs are more often misjudged than foreign, and each language of the
// index costs every query a stem.
void Builder::Impl::analyse_rare_languages_as_main() {
    const std::vector<std::uint32_t> rare = documents.in_rare_languages();
    if (rare.empty()) return;
    const std::string main = documents.languages().front().first;
    for (const std::uint32_t docid : rare) {
        const Document document = database->read(docid);
        database->replace(docid, document, main);
        documents.put(document.id, docid, main, true);
        report_progress(BuildStage::merging);
    }
}

BuildReport Builder::Impl::publish() {
    report_progress(BuildStage::merging);
    analyse_rare_languages_as_main();
    database->finish();
    report_progress(BuildStage::publishing);
    Manifest manifest;
    manifest.tool_version = version();
    manifest.fingerprint = analyzer_fingerprint();
    manifest.default_language = options.default_language;
    manifest.documents = documents.documents();
    manifest.text_bytes = text_bytes;
    manifest.languages = documents.languages();
    manifest.sources = options.sources;
    BuildReport report{directory.next_generation(), documents.documents(), replaced, text_bytes, manifest.languages};
    directory.publish(std::move(manifest));
    published = true;
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
