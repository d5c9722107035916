#include <kwic/maintenance.hpp>

#include "storage/file_check.hpp"
#include "storage/files.hpp"
#include "storage/generation.hpp"
#include "storage/index_directory.hpp"
#include "storage/link_generation.hpp"
#include "storage/translate_error.hpp"

#include <kwic/error.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// The newest whole one before the present one, or of all where CURRENT cannot be read.
Generation find_earlier(const IndexDirectory& directory) {
    std::vector<std::uint64_t> numbers = generations_in(directory.folder());
    for (; !numbers.empty(); numbers.pop_back()) {
        const std::uint64_t number = numbers.back();
        if (directory.current_number() != 0 && number >= directory.current_number()) continue;
        if (auto generation = find_whole(directory.folder(), number)) return *std::move(generation);
    }
    throw Error(ErrorCode::not_found, "there is no earlier generation that is whole; the index stays as it is",
                directory.folder());
}

}  // namespace

RollbackReport roll_back(const std::string& path, std::chrono::milliseconds lock_timeout) {
    return translating(path, [&] {
        IndexDirectory directory(path, {.lock_timeout = lock_timeout, .must_exist = true});
        Generation earlier = find_earlier(directory);
        RollbackReport report;
        report.restored = earlier.manifest.generation;
        report.left = directory.current_number();
        report.generation = directory.next_generation();
        report.documents = earlier.manifest.documents;
        report.fingerprint = earlier.manifest.fingerprint;
        link_generation(earlier, directory.create_next_folder());
        earlier.readers.reset();  // it may be collected: its files have their new names
        directory.publish(std::move(earlier.manifest));
        return report;
    });
}

}  // namespace kwic
