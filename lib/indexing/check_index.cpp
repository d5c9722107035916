#include <kwic/maintenance.hpp>

#include "indexing/write_columns.hpp"
#include "storage/caller_exceptions.hpp"
#include "storage/deep_check.hpp"
#include "storage/file_check.hpp"
#include "storage/files.hpp"
#include "storage/generation.hpp"
#include "storage/index_directory.hpp"
#include "storage/translate_error.hpp"
#include "topk/side_index_check.hpp"
#include "vocabulary/word_list_check.hpp"

#include <kwic/error.hpp>

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

namespace kwic {
namespace {

namespace fs = std::filesystem;

class IndexCheck {
  public:
    IndexCheck(const std::string& folder, const CheckOptions& options, CallerExceptions& caller)
        : folder_(folder), options_(options), caller_(caller) {}

    CheckReport run() {
        if (!fs::exists(folder_) || !is_index_folder(folder_)) {
            throw Error(ErrorCode::not_found, "the folder holds no index; make one with `kwic index`", folder_);
        }
        check_lock_file();
        std::vector<Generation> opened;
        for (int attempt = 0; !open_kept(opened, attempt == max_opening_attempts); ++attempt) opened.clear();
        for (const Generation& generation : opened) count_bytes_of(generation.manifest);
        for (const Generation& generation : opened) check_files(generation);
        std::sort(report_.generations.begin(), report_.generations.end(),
                  [](const auto& a, const auto& b) { return a.generation > b.generation; });
        return std::move(report_);
    }

  private:
    // False if what CURRENT names cannot be opened though nothing is missing: a writer has just deleted it, and CURRENT
    // names another one now. `last_time`: somebody else has locked it.
    bool open_kept(std::vector<Generation>& opened, bool last_time) {
        report_.generations.clear();
        const std::optional<CurrentGeneration> current = find_current();
        if (current) open(current->generation, current->manifest_sha256, opened);
        if (current && report_.generations.empty()) {
            if (!last_time) return false;
            throw_served_is_locked(generation_folder(folder_, current->generation));
        }
        for (const std::uint64_t number : kept_numbers(current)) open(number, {}, opened);
        return true;
    }

    void check_lock_file() {
        const std::string path = folder_ + "/kwic.lock";
        if (!fs::exists(path)) {
            report_.damages.push_back({path, "is missing; the next writer makes a new one"});
        } else if (fs::file_size(path) != 0) {
            report_.damages.push_back({path, "should be empty"});
        }
    }

    // What CURRENT says, or nothing where that is damage.
    std::optional<CurrentGeneration> find_current() {
        try {
            return read_current(folder_);
        } catch (const Error& error) {
            if (is_damage(error)) {
                report_.damages.push_back({error.path(), error.message()});
            } else {
                throw;
            }
            return std::nullopt;
        }
    }

    // The newest generation before the one that is served; where that cannot be told, the newest two of all.
    [[nodiscard]] std::vector<std::uint64_t> kept_numbers(const std::optional<CurrentGeneration>& current) const {
        std::vector<std::uint64_t> numbers = current ? generations_in(folder_) : finished_numbers();
        if (current) std::erase_if(numbers, [&](std::uint64_t number) { return number >= current->generation; });
        const std::size_t kept = std::min<std::size_t>(numbers.size(), current ? 1 : 2);
        numbers.erase(numbers.begin(), numbers.end() - static_cast<std::ptrdiff_t>(kept));
        return numbers;
    }

    // Those of which some writer got as far as the manifest.
    [[nodiscard]] std::vector<std::uint64_t> finished_numbers() const {
        std::vector<std::uint64_t> numbers = generations_in(folder_);
        std::erase_if(numbers, [this](std::uint64_t number) { return !is_finished(folder_, number); });
        return numbers;
    }

    void open(std::uint64_t number, const std::string& manifest_sha256, std::vector<Generation>& opened) {
        GenerationCheck check;
        check.generation = number;
        check.served = !manifest_sha256.empty();
        try {
            if (auto generation = find_generation(folder_, number, manifest_sha256)) {
                check.documents = generation->manifest.documents;
                opened.push_back(*std::move(generation));
            } else {
                check.damages = find_missing(generation_folder(folder_, number));
                // A writer may have deleted it just now, or be about to.
                if (check.damages.empty() || !is_still_there(number, check.served)) return;
            }
        } catch (const Error& error) {
            if (!is_damage(error)) throw;
            check.damages.push_back({error.path(), error.message()});
        }
        report_.generations.push_back(std::move(check));
    }

    // What a generation cannot be opened without.
    static std::vector<Damage> find_missing(const std::string& folder) {
        if (!fs::exists(folder)) return {{folder, "is missing"}};
        std::vector<Damage> damages;
        for (const char* name : generation_parts) {
            if (!fs::exists(folder + name)) damages.push_back({folder + name, "is missing"});
        }
        return damages;
    }

    [[nodiscard]] bool is_still_there(std::uint64_t number, bool served) const {
        if (served) return read_current(folder_).generation == number;
        const std::vector<std::uint64_t> numbers = generations_in(folder_);
        return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
    }

    void count_bytes_of(const Manifest& manifest) {
        for (const ManifestFile& file : manifest.files) progress_.all_bytes += file.bytes;
    }

    void check_files(const Generation& generation) {
        const auto check = std::find_if(report_.generations.begin(), report_.generations.end(), [&](const auto& entry) {
            return entry.generation == generation.manifest.generation;
        });
        check->files = generation.manifest.files.size();
        for (const ManifestFile& file : generation.manifest.files) check->bytes += file.bytes;
        check->damages = compare_files(generation, [this](std::uint64_t bytes) {
            progress_.bytes += bytes;
            report_progress();
        });
        if (options_.deep && check->damages.empty()) check->damages = look_inside(generation);
    }

    // Only where the files are what was written: Xapian may crash on others.
    std::vector<Damage> look_inside(const Generation& generation) {
        const std::string folder = generation.folder + "/db";
        std::vector<Damage> damages;
        try {
            translating(folder, [&] {
                const Xapian::Database database(generation.database_folder());
                const auto on_step = [this] { report_progress(); };
                for (std::string& fault : check_deeply(database, generation.manifest, on_step)) {
                    damages.push_back({folder, std::move(fault)});
                }
                look_beside(generation, database, on_step, damages);
            });
        } catch (const Error& error) {
            if (!is_damage(error)) throw;
            damages.push_back({folder, error.message()});
        }
        return damages;
    }

    static void look_beside(const Generation& generation, const Xapian::Database& database,
                            const std::function<void()>& on_step, std::vector<Damage>& damages) {
        const auto compare = [&](const char* name, const auto& find_fault) {
            const std::string path = generation.folder + '/' + name;
            std::string fault = fs::exists(path) ? find_fault(path) : std::string();
            if (!fault.empty()) damages.push_back({path, std::move(fault)});
        };
        compare(columns_name, [&](const std::string& path) {
            return find_columns_fault(database, generation.manifest.fields, Columns(path), on_step);
        });
        compare(side_index_name, [&](const std::string& path) {
            return find_side_index_fault(database, *SideIndex::open(path), on_step);
        });
        compare(word_list_name, [&](const std::string& path) {
            return find_word_list_fault(database, *WordList::open(path), on_step);
        });
    }

    void report_progress() {
        if (!options_.on_progress) return;
        if (caller_.call_back([this] { return options_.on_progress(progress_); })) return;
        throw Error(ErrorCode::cancelled, "stopped before everything was looked at", folder_);
    }

    const std::string& folder_;
    const CheckOptions& options_;
    CallerExceptions& caller_;
    CheckReport report_;
    CheckProgress progress_;
};

}  // namespace

bool CheckReport::is_sound() const noexcept {
    return damages.empty() && std::all_of(generations.begin(), generations.end(),
                                          [](const GenerationCheck& check) { return check.damages.empty(); });
}

CheckReport check_index(const std::string& path, const CheckOptions& options) {
    CallerExceptions caller;
    return caller.run([&] { return IndexCheck(path, options, caller).run(); }, [&] { rethrow_translated(path); });
}

}  // namespace kwic
