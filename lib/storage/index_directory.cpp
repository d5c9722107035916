#include "storage/index_directory.hpp"

#include "storage/files.hpp"
#include "storage/generation.hpp"
#include "storage/sha256.hpp"
#include "storage/translate_error.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;

// No index gets so far; a folder with a larger number in its name is not ours.
constexpr std::uint64_t max_generation = std::uint64_t{1} << 62;

// The generation of a "gen-NNNNNNNN" folder, or 0 for any name that generation_folder() would not have made.
std::uint64_t generation_of(const std::string& name) {
    if (!name.starts_with("gen-")) return 0;
    std::uint64_t number = 0;
    std::from_chars(name.data() + 4, name.data() + name.size(), number);
    return number < max_generation && generation_folder({}, number) == '/' + name ? number : 0;
}

std::vector<std::uint64_t> generations_in(const std::string& folder) {
    std::vector<std::uint64_t> numbers;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (const std::uint64_t number = generation_of(entry.path().filename().string())) numbers.push_back(number);
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

// The process that holds the lock, from the kernel's table: "... FLOCK ADVISORY WRITE PID MAJOR:MINOR:INODE ...".
std::string lock_holder(const FileDescriptor& lock) {
    struct stat status {};
    if (::fstat(lock.get(), &status) != 0) return {};
    std::array<char, 64> file_id{};
    std::snprintf(file_id.data(), file_id.size(), "%02x:%02x:%llu", major(status.st_dev), minor(status.st_dev),
                  static_cast<unsigned long long>(status.st_ino));
    std::ifstream table("/proc/locks");
    for (std::string line; std::getline(table, line);) {
        std::istringstream words(line);
        std::string number, kind, mode, access, process, file;
        words >> number >> kind >> mode >> access >> process >> file;
        if (kind == "FLOCK" && file == file_id.data()) return " (process " + process + ')';
    }
    return {};
}

bool lock_exclusive(const FileDescriptor& file) {
    return ::flock(file.get(), LOCK_EX | LOCK_NB) == 0;
}

// Deletes a generation unless a reader holds it.
void delete_unread(const std::string& folder) {
    const std::string readers_path = folder + "/READERS";
    const FileDescriptor readers(::open(readers_path.c_str(), O_RDONLY | O_CLOEXEC));
    if (readers.is_open() && !lock_exclusive(readers)) return;
    ::unlink(readers_path.c_str());
    std::error_code ignored;
    fs::remove_all(folder, ignored);
}

void sync_tree(const std::string& folder) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() || entry.is_directory()) sync_path(entry.path().string());
    }
    sync_path(folder);
}

std::vector<ManifestFile> digest_tree(const std::string& folder) {
    std::vector<ManifestFile> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        FileDigest digest = digest_file(entry.path().string());
        files.push_back({fs::relative(entry.path(), folder).generic_string(), digest.bytes, std::move(digest.sha256)});
    }
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

}  // namespace

bool is_index_folder(const std::string& folder) {
    if (fs::exists(folder + "/kwic.lock")) return true;
    std::string head(current_magic.size(), '\0');
    std::ifstream(folder + "/CURRENT", std::ios::binary).read(head.data(), static_cast<std::streamsize>(head.size()));
    return head == current_magic;
}

IndexDirectory::IndexDirectory(std::string folder) : folder_(std::move(folder)) {
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error) throw Error(ErrorCode::io, "cannot create the folder: " + error.message(), folder_);
    translating(folder_, [&] {
        if (!is_index_folder(folder_) && !fs::is_empty(folder_)) {
            throw Error(ErrorCode::incompatible,
                        "the folder holds other files and no index; name an empty or a new folder", folder_);
        }
        take_lock();
        try {
            const Generation generation = open_generation(folder_);
            served_ = generation.manifest;
            served_generation_ = generation.manifest.generation;
        } catch (const Error& error) {
            // Damage can be built over; what another version serves cannot.
            if (error.code() != ErrorCode::not_found && error.code() != ErrorCode::damaged) throw;
        }
        const std::vector<std::uint64_t> numbers = generations_in(folder_);
        if (!numbers.empty()) next_ = numbers.back() + 1;
        clear_leftovers();
    });
}

void IndexDirectory::take_lock() {
    const std::string path = folder_ + "/kwic.lock";
    lock_ = open_file(path, O_RDWR | O_CREAT);
    if (!lock_exclusive(lock_)) {
        if (errno != EWOULDBLOCK) throw_system_error("lock", path);
        throw Error(ErrorCode::locked,
                    "another program is writing to this index" + lock_holder(lock_) + "; try again when it is done",
                    folder_);
    }
}

// What was never published: any generation after the one that is served. Without a readable CURRENT nothing is touched,
// since one of them may hold what is to be saved.
void IndexDirectory::clear_leftovers() const {
    const std::string current_path = folder_ + "/CURRENT";
    if (fs::exists(current_path) && served_generation_ == 0) return;
    for (const std::uint64_t number : generations_in(folder_)) {
        if (number > served_generation_) delete_unread(generation_folder(folder_, number));
    }
    ::unlink((current_path + ".tmp").c_str());
}

std::string IndexDirectory::create_next_folder() {
    std::string folder = generation_folder(folder_, next_);
    if (::mkdir(folder.c_str(), 0777) != 0) throw_system_error("create the folder", folder);
    return folder;
}

void IndexDirectory::drop_next_folder() noexcept {
    std::error_code ignored;
    fs::remove_all(generation_folder(folder_, next_), ignored);
}

void IndexDirectory::publish(Manifest manifest) {
    const std::string folder = generation_folder(folder_, next_);
    translating(folder, [&] {
        sync_tree(folder);
        manifest.generation = next_;
        manifest.files = digest_tree(folder);
    });
    write_durable_file(folder + "/READERS", "");
    const std::string text = print_manifest(manifest);
    write_durable_file(folder + "/MANIFEST", text);
    sync_path(folder);
    sync_path(folder_);
    const std::string current_path = folder_ + "/CURRENT";
    write_durable_file(current_path + ".tmp", print_current({next_, sha256_hex(text)}));
    sync_path(folder_);
    if (::rename((current_path + ".tmp").c_str(), current_path.c_str()) != 0)
        throw_system_error("replace", current_path);
    // Served from here on, whatever fails below: the next folder to drop is no longer this one.
    served_generation_ = next_++;
    served_ = std::move(manifest);
    sync_path(folder_);
    translating(folder_, [&] { collect(); });
}

void IndexDirectory::collect() const {
    std::vector<std::uint64_t> older;
    for (const std::uint64_t number : generations_in(folder_)) {
        if (number < served_generation_) older.push_back(number);
    }
    if (!older.empty()) older.pop_back();  // the previous one stays
    for (const std::uint64_t number : older) delete_unread(generation_folder(folder_, number));
}

}  // namespace kwic
