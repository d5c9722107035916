#include <kwic/updater.hpp>

#include "glass/listed_terms.hpp"
#include "indexing/build_caller.hpp"
#include "indexing/change_set.hpp"
#include "indexing/database_writer.hpp"
#include "indexing/document_intake.hpp"
#include "indexing/generation_build.hpp"
#include "indexing/verify_generation.hpp"
#include "indexing/write_columns.hpp"
#include "indexing/write_side_files.hpp"
#include "storage/document_access.hpp"
#include "storage/file_check.hpp"
#include "storage/index_directory.hpp"
#include "storage/link_generation.hpp"
#include "storage/own_analyzer.hpp"
#include "storage/synonym_list.hpp"
#include "storage/term_space.hpp"
#include "storage/translate_error.hpp"

#include <kwic/error.hpp>
#include <kwic/version.hpp>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// A change takes as long as building some eight documents (bench/update_or_rebuild). A few changes take no time at all,
// and leave the copy as it was but for them.
bool is_built_anew(std::uint64_t changes, std::uint64_t documents) noexcept {
    constexpr std::uint64_t many = 500;
    return changes > documents / (changes < many ? 2 : 8);
}

// The generation to change, whole.
Generation open_base(IndexDirectory& directory) {
    Generation base = directory.take_served();
    require_own_analyzer(base.manifest, directory.folder());
    require_whole(base);
    return base;
}

void require_declared(const std::vector<FieldSpec>& wanted, const std::vector<FieldSpec>& declared,
                      const std::string& path) {
    for (const FieldSpec& field : wanted) {
        if (std::find(declared.begin(), declared.end(), field) != declared.end()) continue;
        throw Error(ErrorCode::incompatible,
                    "the field \"" + field.name +
                        "\" is not declared so in this index; build it anew to change its fields (`kwic index "
                        "--rebuild --field ...`)",
                    path);
    }
}

}  // namespace

struct Updater::Impl {
    Impl(const std::string& path, BuildOptions options)
        : directory(path, {.lock_timeout = options.lock_timeout, .must_exist = true}),
          caller(std::move(options), path),
          base(translating(path, [&] { return open_base(directory); })),
          sources(base.manifest.sources),
          synonyms(translating(base.folder, [&] { return print_synonyms(synonyms_of(base)); })),
          new_synonyms(synonyms),
          intake(caller, base.manifest.default_language) {
        require_declared(caller.options().fields, base.manifest.fields, path);
        translating(base.folder, [&] {
            database.emplace(base.database_folder());
            folder = directory.create_next_folder();
            changes.emplace(*database, folder);
        });
    }

    void put(const Document& given);
    void tell_placement(const Document& document, const Placement& placement);
    UpdateReport publish();
    UpdateReport report(const Manifest& manifest, bool published) const;
    void change_copy(Manifest& manifest);
    void restore_former_terms(const std::string& database_folder);
    void change_columns(const Xapian::Database& changed);
    void build_anew(Manifest& manifest);
    void add_again(GenerationBuild& build, const Document& document);

    template <class Work>
    auto run(Work&& work) {
        if (!changes) throw Error(ErrorCode::invalid_argument, "this updater has published or failed; make a new one");
        return caller.run(std::forward<Work>(work), [this]() noexcept { changes.reset(); });
    }

    IndexDirectory directory;
    BuildCaller caller;
    Generation base;
    std::vector<std::string> sources;
    std::string synonyms;  // as lists: those of the base,
    std::string new_synonyms;
    DocumentIntake intake;
    std::optional<Xapian::Database> database;  // of the base
    std::string folder;                        // of the next generation
    std::optional<ChangeSet> changes;          // nothing: done or failed
    BuildProgress progress;
};

void Updater::Impl::put(const Document& given) {
    const auto incoming = intake.take(given);
    if (!incoming) return;
    tell_placement(*incoming->document, changes->put(*incoming));
    ++progress.documents;
    progress.text_bytes += text_bytes_of(given);
    caller.report_progress(progress);
}

void Updater::Impl::tell_placement(const Document& document, const Placement& placement) {
    if (placement.twice) {
        caller.account(AccountKind::replaced, document, "same-id",
                       "an earlier document of this id was replaced by this one");
    } else if (placement.other_source) {
        const std::string& path = placement.former_path;
        caller.account(AccountKind::replaced, document, "other-source",
                       "the document of this id " + (path.empty() ? "that came as a record" : "from " + path) +
                           " was replaced by this one",
                       path);
    }
}

UpdateReport Updater::Impl::report(const Manifest& manifest, bool published) const {
    UpdateReport report;
    report.generation = manifest.generation;
    report.published = published;
    report.documents = manifest.documents;
    report.added = changes->added().size();
    report.replaced = changes->work() - report.added - changes->removed().size();
    report.unchanged = changes->unchanged();
    report.removed = changes->removed().size();
    report.text_bytes = manifest.text_bytes;
    report.languages = manifest.languages;
    return report;
}

UpdateReport Updater::Impl::publish() {
    Manifest manifest = base.manifest;
    if (changes->size() == 0 && sources == manifest.sources && new_synonyms == synonyms) {
        const UpdateReport nothing = report(manifest, false);
        changes.reset();
        return nothing;
    }
    manifest.files.clear();
    progress.stage = BuildStage::merging;
    caller.report_progress(progress);
    if (changes->size() == 0) {
        copy_generation(base, folder);
    } else if (is_built_anew(changes->work(), manifest.documents)) {
        build_anew(manifest);
    } else {
        change_copy(manifest);
    }
    write_synonym_list(folder, new_synonyms);
    manifest.tool_version = version();
    manifest.sources = sources;
    progress.stage = BuildStage::publishing;
    caller.report_progress(progress);
    manifest.generation = directory.next_generation();
    const UpdateReport done = report(manifest, true);
    changes.reset();
    directory.publish(std::move(manifest), caller.options().verify);
    return done;
}

void Updater::Impl::change_copy(Manifest& manifest) {
    copy_generation(base, folder);
    changes->settle_languages(manifest);
    changes->count_into(manifest);
    const std::string database_folder = folder + "/db";
    restore_former_terms(database_folder);
    DatabaseWriter writer(database_folder, caller.options().memory_bytes, TextFields(manifest.fields));
    for (const auto& [docid, change] : changes->replaced()) {
        const Document document = changes->read(change);
        change.only_data ? writer.replace_data(docid, document, change.language)
                         : writer.replace(docid, document, change.language, changes->former_text_bytes(docid));
        caller.report_progress(progress);
    }
    for (const auto& [docid, id] : changes->removed()) {
        writer.remove(docid, id, changes->former_text_bytes(docid));
        caller.report_progress(progress);
    }
    for (const Change* change : changes->added()) {
        writer.add(changes->read(*change), change->language);
        caller.report_progress(progress);
    }
    writer.finish();
    writer.close();
    std::filesystem::remove(database_folder + "/flintlock");
    drop_termlists(database_folder);
    write_side_files(folder, [this] { caller.report_progress(progress); });
    change_columns(Xapian::Database(database_folder));
    verify_generation(folder, manifest, writer.canaries(), caller.options().verify);
}

// Xapian asks for the terms of what it is to replace or to remove.
void Updater::Impl::restore_former_terms(const std::string& database_folder) {
    if (has_termlists(database_folder)) return;
    std::vector<std::uint32_t> docids;
    for (const auto& [docid, id] : changes->removed()) docids.push_back(docid);
    for (const auto& [docid, change] : changes->replaced()) {
        if (!change.only_data) docids.push_back(docid);
    }
    std::sort(docids.begin(), docids.end());
    const auto slots_of = [this](std::uint32_t docid) {
        const Xapian::Document document = database->get_document(docid);
        std::vector<std::uint32_t> slots;
        for (const ValueSlotRow& row : value_slots) {
            if (!document.get_value(slot_number(row.slot)).empty()) slots.push_back(slot_number(row.slot));
        }
        return slots;
    };
    constexpr std::uint64_t least_bytes = 1 << 20;  // with fewer, all postings are read again and again
    restore_termlists(database_folder, docids, slots_of,
                      std::max<std::uint64_t>(caller.options().memory_bytes / 4, least_bytes));
}

// Only documents that this update has written are read.
void Updater::Impl::change_columns(const Xapian::Database& changed) {
    const std::string path = folder + '/' + columns_name;
    const Columns former(base.folder + '/' + columns_name);
    std::filesystem::remove(path);
    ColumnsWriter columns(base.manifest.fields);
    columns.add(former, [this](std::uint32_t docid) {
        return !changes->replaced().contains(docid) && !changes->removed().contains(docid);
    });
    for (const auto& [docid, change] : changes->replaced()) add_to_columns(changed, docid, columns);
    for (Xapian::docid docid = database->get_lastdocid() + 1; docid <= changed.get_lastdocid(); ++docid) {
        add_to_columns(changed, docid, columns);
    }
    columns.write(path, changed.get_lastdocid());
}

void Updater::Impl::build_anew(Manifest& manifest) {
    const auto build = make_generation_build(folder, base.manifest.default_language, manifest.fields, caller);
    DocumentReader reader(*database);
    for_each_document(*database, [&](Xapian::docid docid) {
        if (changes->removed().contains(docid)) return true;
        const auto replaced = changes->replaced().find(docid);
        add_again(*build, replaced == changes->replaced().end() ? reader.read(docid).document
                                                                : changes->read(replaced->second));
        return true;
    });
    for (const Change* change : changes->added()) add_again(*build, changes->read(*change));
    require_whole(base);  // still, after it was read
    build->finish(manifest);
}

void Updater::Impl::add_again(GenerationBuild& build, const Document& document) {
    if (const Document* accepted = intake.accept(document)) build.add(*accepted);
    caller.report_progress(progress);
}

Updater::Updater(const std::string& path, BuildOptions options)
    : impl_(std::make_unique<Impl>(path, std::move(options))) {}

Updater::~Updater() = default;
Updater::Updater(Updater&&) noexcept = default;
Updater& Updater::operator=(Updater&&) noexcept = default;

void Updater::put(const Document& document) {
    impl_->run([&] { impl_->put(document); });
}

bool Updater::remove(std::string_view id) {
    return impl_->run([&] { return impl_->changes->remove(id); });
}

void Updater::remove_untouched(const std::function<bool(const std::string& id, const Origin& origin)>& gone) {
    impl_->run([&] {
        impl_->changes->remove_untouched([&](const std::string& id, const Origin& origin) {
            return impl_->caller.call_back([&] { return gone(id, origin); });
        });
    });
}

void Updater::set_sources(std::vector<std::string> sources) {
    impl_->run([&] { impl_->sources = std::move(sources); });
}

void Updater::set_synonyms(const std::vector<SynonymGroup>& synonyms) {
    impl_->run([&] { impl_->new_synonyms = print_synonyms(synonyms); });
}

UpdateReport Updater::publish() {
    return impl_->run([&] { return impl_->publish(); });
}

}  // namespace kwic
