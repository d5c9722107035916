#include "storage/index_directory.hpp"

#include "storage/file_check.hpp"
#include "storage/files.hpp"
#include "storage/folders.hpp"
#include "storage/sha256.hpp"
#include "storage/translate_error.hpp"
#include "storage/writer_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <utility>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;

// As far as that goes: what stays the next writer clears.
void try_to_delete(const std::string& folder) {
    try {
        delete_folder(folder);
    } catch (const Error&) {  // NOLINT(bugprone-empty-catch)
    }
}

constexpr std::string_view condemned_prefix = "gone-";

// Deletes a generation. It is renamed first, so that one that is deleted in part is never taken for one that is kept.
// False where that fails.
bool delete_generation(const std::string& index_folder, std::uint64_t number) {
    const std::string condemned = index_folder + '/' + std::string(condemned_prefix) + std::to_string(number);
    try_to_delete(condemned);
    if (::rename(generation_folder(index_folder, number).c_str(), condemned.c_str()) != 0) return false;
    ::unlink((condemned + "/READERS").c_str());
    try_to_delete(condemned);
    return true;
}

// The same, unless a reader holds it or that cannot be told.
void delete_unread(const std::string& index_folder, std::uint64_t number) {
    const std::string readers_path = generation_folder(index_folder, number) + "/READERS";
    const FileDescriptor readers(::open(readers_path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!readers.is_open() && errno != ENOENT) return;
    if (readers.is_open() && ::flock(readers.get(), LOCK_EX | LOCK_NB) != 0) return;
    delete_generation(index_folder, number);
}

bool is_condemned(const std::string& name) {
    return name.starts_with(condemned_prefix) && name.size() > condemned_prefix.size() &&
           name.find_first_not_of("0123456789", condemned_prefix.size()) == std::string::npos;
}

void delete_condemned(const std::string& index_folder) {
    for (const std::string& name : list_folder(index_folder)) {
        if (is_condemned(name)) try_to_delete(index_folder + '/' + name);
    }
}

void require_size(const std::string& path, std::uint64_t bytes) {
    const std::uint64_t found = fs::file_size(path);
    if (found == bytes) return;
    throw Error(ErrorCode::damaged,
                "has " + std::to_string(found) + " bytes, and " + std::to_string(bytes) +
                    " were written; nothing was published",
                path);
}

// Those of `known` have their size, and the hash that was known.
std::vector<ManifestFile> digest_tree(const std::string& folder, const std::vector<ManifestFile>& known = {}) {
    std::vector<ManifestFile> files;
    std::size_t found = 0;
    for (const std::string& path : list_files_below(folder)) {
        const std::string full_path = folder + '/' + path;
        const auto file =
            std::find_if(known.begin(), known.end(), [&](const ManifestFile& f) { return f.path == path; });
        if (file == known.end()) {
            FileDigest digest = digest_file(full_path);
            files.push_back({path, digest.bytes, std::move(digest.hash)});
            continue;
        }
        require_size(full_path, file->bytes);
        files.push_back(*file);
        ++found;
    }
    if (found != known.size())
        throw Error(ErrorCode::damaged, "files that were written are not there any more", folder);
    return files;
}

// After the sync the memory's copy of the files can go, so that reading them again asks the disk.
void require_same_from_disk(const std::string& folder, const std::vector<ManifestFile>& files) {
    for (const ManifestFile& file : files) {
        const FileDescriptor descriptor = open_file(folder + '/' + file.path, O_RDONLY);
        ::posix_fadvise(descriptor.get(), 0, 0, POSIX_FADV_DONTNEED);
    }
    if (digest_tree(folder) != files) {
        throw Error(ErrorCode::damaged,
                    "the disk gives other bytes back than were written; nothing was published, try another disk",
                    folder);
    }
}

// What is published must be read again.
void require_readable(const std::string& text, const Manifest& manifest, const std::string& path) {
    if (text.size() <= max_manifest_bytes && parse_manifest(text, path) == manifest) return;
    throw Error(ErrorCode::invalid_argument,
                "what the index is to remember of itself is too long: its sources have " + std::to_string(text.size()) +
                    " bytes",
                path);
}

}  // namespace

void sync_generation(const std::string& folder) {
    for (const std::string& path : list_files_below(folder)) sync_path(folder + '/' + path);
    sync_path(folder + "/db");
    sync_path(folder);
}

bool is_index_folder(const std::string& folder) {
    if (fs::exists(folder + "/kwic.lock")) return true;
    const std::string current_path = folder + "/CURRENT";
    if (!fs::is_regular_file(current_path)) return false;
    const FileDescriptor file = open_file(current_path, O_RDONLY);
    std::string head(current_magic.size(), '\0');
    return ::read(file.get(), head.data(), head.size()) == static_cast<ssize_t>(head.size()) && head == current_magic;
}

IndexDirectory::IndexDirectory(std::string folder, const WriterOptions& options) : folder_(std::move(folder)) {
    translating(folder_, [&] {
        if (!options.must_exist) {
            create_folders(folder_);
        } else if (!fs::exists(folder_) || !is_index_folder(folder_)) {
            throw Error(ErrorCode::not_found, "no index here; make one with `kwic index`", folder_);
        }
        // In this order: another writer may be making its lock file just now.
        if (!list_folder(folder_).empty() && !is_index_folder(folder_)) {
            throw Error(ErrorCode::incompatible,
                        "the folder holds other files and no index; name an empty or a new folder", folder_);
        }
        lock_ = take_writer_lock(folder_, options.lock_timeout);
        find_served();
        // Without the lock file's name on the disk a folder that a power cut leaves would not be known as ours.
        if (current_number_ == 0) sync_path(folder_);
        const std::vector<std::uint64_t> numbers = generations_in(folder_);
        if (!numbers.empty()) next_ = numbers.back() + 1;
        next_ = std::max(next_, current_number_ + 1);
        clear_leftovers();
    });
}

IndexDirectory::~IndexDirectory() {
    if (next_folder_.empty()) return;
    try {
        delete_generation(folder_, next_);
    } catch (...) {  // NOLINT(bugprone-empty-catch): a leftover, which the next writer clears
    }
}

// Damage can be built over; what another version serves cannot.
void IndexDirectory::find_served() {
    try {
        current_number_ = read_current(folder_).generation;
        served_ = open_generation(folder_);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::not_found && !is_damage(error)) throw;
        keeps_finished_ = true;
    }
}

// What was never published: any generation after the one that is served. While none can be opened nothing that was
// finished is touched, since it may hold what is to be saved.
void IndexDirectory::clear_leftovers() const {
    delete_condemned(folder_);
    for (const std::uint64_t number : generations_in(folder_)) {
        if (number <= current_number_ || (keeps_finished_ && is_finished(folder_, number))) continue;
        if (!delete_generation(folder_, number)) {
            throw_system_error("clear away what a killed writer left", generation_folder(folder_, number));
        }
    }
    ::unlink((folder_ + "/CURRENT.tmp").c_str());
}

std::string IndexDirectory::create_next_folder() {
    std::string folder = generation_folder(folder_, next_);
    if (::mkdir(folder.c_str(), 0777) != 0) throw_system_error("create the folder", folder);
    return next_folder_ = std::move(folder);
}

void IndexDirectory::publish(Manifest manifest, bool reread) {
    std::string text;
    translating(next_folder_, [&] {
        sync_generation(next_folder_);
        manifest.generation = next_;
        manifest.files = digest_tree(next_folder_, manifest.files);
        if (reread) require_same_from_disk(next_folder_, manifest.files);
        write_durable_file(next_folder_ + "/READERS", "");
        text = print_manifest(manifest);
        require_readable(text, manifest, next_folder_ + "/MANIFEST");
        write_whole_file(next_folder_ + "/MANIFEST", text);
        sync_path(next_folder_);
        sync_path(folder_);
    });
    serve(text);
    try {
        collect();
    } catch (...) {  // NOLINT(bugprone-empty-catch): it is published; the next writer collects
    }
}

void IndexDirectory::serve(const std::string& manifest_text) {
    const std::string current_path = folder_ + "/CURRENT";
    write_durable_file(current_path + ".tmp", print_current({next_, sha256_hex(manifest_text)}));
    sync_path(folder_);
    if (::rename((current_path + ".tmp").c_str(), current_path.c_str()) != 0)
        throw_system_error("replace", current_path);
    // Served from here on, whatever fails below: it is no longer this object's to drop.
    next_folder_.clear();
    current_number_ = next_++;
    try {
        sync_path(folder_);
    } catch (const Error& error) {
        throw Error(ErrorCode::io,
                    "the new generation is served, but may be lost when the power fails: " + error.message(),
                    error.path());
    }
}

// The newest earlier one that is whole stays: a reserve that cannot be restored is none.
void IndexDirectory::collect() {
    std::vector<std::uint64_t> older = generations_in(folder_);
    std::erase_if(older, [this](std::uint64_t number) { return number >= current_number_; });
    bool is_kept = false;
    for (auto number = older.rbegin(); number != older.rend(); ++number) {
        if (!is_kept && find_whole(folder_, *number)) {
            is_kept = true;
        } else {
            delete_unread(folder_, *number);
        }
    }
}

Generation IndexDirectory::take_served() {
    if (!served_) return open_generation(folder_);
    Generation served = *std::move(served_);
    served_.reset();
    return served;
}

}  // namespace kwic
