// An index folder, held for writing: the lock, the next generation's folder, publishing, collecting.
//
//     INDEX/kwic.lock          locked by every writer; empty, never unlinked
//     INDEX/CURRENT            which generation is served
//     INDEX/gen-00000012/db/   a Xapian database; immutable once published
//     INDEX/gen-00000012/MANIFEST, READERS
#pragma once

#include "ingest/file_descriptor.hpp"
#include "storage/manifest.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace kwic {

// Thread rule: one thread at a time.
class IndexDirectory {
  public:
    // Creates the folder if need be, takes the writer's lock without waiting and clears what killed writers left.
    // Throws Error: locked (naming the holder's process where the system tells), incompatible (the folder holds other
    // things and no index), io.
    explicit IndexDirectory(std::string folder);

    [[nodiscard]] const std::string& folder() const noexcept { return folder_; }

    // The manifest that is served now, if there is one that can be read.
    [[nodiscard]] const std::optional<Manifest>& served() const noexcept { return served_; }

    // The number and the folder, empty and new, of the generation to build.
    [[nodiscard]] std::uint64_t next_generation() const noexcept { return next_; }
    std::string create_next_folder();

    // Deletes what create_next_folder() made.
    void drop_next_folder() noexcept;

    // Makes the built folder durable, hashes every file as it reads back (`manifest.files` and `.generation` are filled
    // in here), serves it, and deletes generations before the previous one that no reader holds. Durable on return.
    void publish(Manifest manifest);

  private:
    void take_lock();
    void clear_leftovers() const;
    void collect() const;

    std::string folder_;
    FileDescriptor lock_;
    std::optional<Manifest> served_;
    std::uint64_t served_generation_ = 0;  // 0: none
    std::uint64_t next_ = 1;
};

// Whether the folder is, or was begun as, an index: it has the lock file, or a CURRENT that begins as ours does (other
// databases have a file of this name too).
bool is_index_folder(const std::string& folder);

}  // namespace kwic
