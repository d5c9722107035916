#include "indexing/api_builder.hpp"

#include "glass/listed_terms.hpp"
#include "storage/files.hpp"
#include "storage/folders.hpp"
#include "storage/translate_error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <utility>

namespace kwic {
namespace {

std::string build_folder(const std::string& folder) {
    return folder + "/build";
}

}  // namespace

ApiBuilder::ApiBuilder(std::string folder, std::uint64_t memory_bytes, const LearnedTables& tables,
                       const TextFields& text_fields)
    : folder_(std::move(folder)), writer_(build_folder(folder_), memory_bytes, tables, text_fields) {}

void ApiBuilder::finish() {
    writer_.finish();
    // Opened before packing, so that it reports the write errors that Xapian ignores there.
    const FileDescriptor filesystem = open_file(folder_, O_RDONLY);
    const std::string database_folder = folder_ + "/db";
    writer_.compact(database_folder);
    drop_termlists(database_folder);
    if (::syncfs(filesystem.get()) != 0) throw_system_error("sync", folder_);
    writer_.close();
    delete_folder(build_folder(folder_));
}

}  // namespace kwic
