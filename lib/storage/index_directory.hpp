// An index folder, held for writing: the lock, the next generation's folder, publishing, collecting.
//
//     INDEX/kwic.lock          locked by every writer; empty, never unlinked
//     INDEX/CURRENT            which generation is served
//     INDEX/gen-00000012/db/   a Xapian database; immutable once published
//     INDEX/gen-00000012/MANIFEST, READERS
#pragma once

#include "ingest/file_descriptor.hpp"
#include "storage/generation.hpp"
#include "storage/manifest.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace kwic {

struct WriterOptions {
    std::chrono::milliseconds lock_timeout{0};  // how long to wait for another writer
    bool must_exist = false;                    // Error{not_found} instead of a new folder
};

// Thread rule: one thread at a time.
class IndexDirectory {
  public:
    // Creates the folder if need be, takes the writer's lock and clears what killed writers left. Throws Error: locked
    // (naming the holder's process where the system tells), incompatible (the folder holds other things and no index),
    // not_found, io.
    explicit IndexDirectory(std::string folder, const WriterOptions& options = {});

    // Drops the next folder if it was not published, and gives the lock back.
    ~IndexDirectory();
    IndexDirectory(const IndexDirectory&) = delete;
    IndexDirectory& operator=(const IndexDirectory&) = delete;

    [[nodiscard]] const std::string& folder() const noexcept { return folder_; }

    // The generation that is served, to be called before publish() and once. Throws what keeps it from being opened.
    Generation take_served();

    // The number that CURRENT names; 0 if there is none or it cannot be read.
    [[nodiscard]] std::uint64_t current_number() const noexcept { return current_number_; }

    // The number and the folder, empty and new, of the generation to build.
    [[nodiscard]] std::uint64_t next_generation() const noexcept { return next_; }
    std::string create_next_folder();

    // Makes the built folder durable, serves it, and deletes generations before the newest earlier one that is whole,
    // unless a reader holds them. Files that `manifest.files` names have the hash that stands there, of what was meant
    // to be written, and must be there in that size; the others are hashed as they read back, and added. The number is
    // filled in too. `reread`: every file is read from the disk itself and compared. Durable on return. Throws Error:
    // io, damaged, invalid_argument (the manifest would be too long); nothing is served then, unless the message says
    // so.
    void publish(Manifest manifest, bool reread = false);

  private:
    void take_lock(std::chrono::milliseconds timeout);
    void find_served();
    void clear_leftovers() const;
    void serve(const std::string& manifest_text);
    void collect();

    std::string folder_;
    FileDescriptor lock_;
    std::optional<Generation> served_;
    std::uint64_t current_number_ = 0;
    std::uint64_t next_ = 1;
    bool keeps_finished_ = false;  // what was finished and perhaps never published is not cleared
    std::string next_folder_;      // empty: not created
};

// Brings the files of a generation that is built to the disk: publish() does so too, and takes less then.
// Throws Error{io}. Thread rule: any thread.
void sync_generation(const std::string& folder);

// Whether the folder is, or was begun as, an index: it has the lock file, or a CURRENT that begins as ours does (other
// databases have a file of this name too).
bool is_index_folder(const std::string& folder);

}  // namespace kwic
