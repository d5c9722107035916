// Looking after an index: is it whole, back to the generation before, everything out of it.
#pragma once

#include <kwic/document.hpp>
#include <kwic/export.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kwic {

struct Damage {
    std::string path;  // of the file
    std::string what;  // one line: what is wrong with it
};

struct GenerationCheck {
    std::uint64_t generation = 0;
    bool served = false;
    std::uint64_t documents = 0;  // by its manifest
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::vector<Damage> damages = {};
};

struct CheckReport {
    std::vector<Damage> damages = {};                       // of CURRENT and the lock file
    std::vector<GenerationCheck> generations = {};          // those that are kept, the newest first
    [[nodiscard]] KWIC_API bool is_sound() const noexcept;  // no damage anywhere
};

struct CheckProgress {
    std::uint64_t bytes = 0;  // read so far
    std::uint64_t all_bytes = 0;
};

struct CheckOptions {
    bool deep = false;  // also read every posting, position, value and stored document of generations whose files are
                        // what they were, and see that they agree with each other
    std::function<bool(const CheckProgress&)> on_progress = {};  // false: stop, with Error{cancelled}
};

// Compares every file of the served generation and of the one kept before it with size and hash in its manifest.
// Needs no more than the right to read, changes nothing, and may run beside readers and writers. What a killed writer
// left behind is no damage. Throws Error: not_found (no index), incompatible (format), locked (by a program that is not
// kwic), io (the system refuses, for want of rights or descriptors), cancelled; and whatever `on_progress` throws. Any
// thread.
KWIC_API CheckReport check_index(const std::string& path, const CheckOptions& options = {});

struct RollbackReport {
    std::uint64_t restored = 0;    // the generation whose content is served again
    std::uint64_t left = 0;        // the generation that was served before; 0 if that could not be told
    std::uint64_t generation = 0;  // the number under which the restored content is served now
    std::uint64_t documents = 0;
    std::string fingerprint;  // of the analyzer that made it; open() refuses another one than this program's
};

// Serves what the generation before the present one held, under a new number; the present one becomes the one before,
// so that a second rollback takes the first back. Where CURRENT cannot be read, the newest generation that is whole is
// served. Waits `lock_timeout` for another writer. Throws Error: not_found (no index, or no earlier generation that is
// whole), locked, incompatible (format), io. Any thread.
KWIC_API RollbackReport roll_back(const std::string& path,
                                  std::chrono::milliseconds lock_timeout = std::chrono::milliseconds(0));

// Calls `take` with every stored document, in the order of indexing, until it returns false. Works on an index that
// another analyzer made, and reads all files first to see that they are whole. Throws Error: not_found, incompatible
// (format), damaged, io; and whatever `take` throws. Any thread.
KWIC_API void read_documents(const std::string& path, const std::function<bool(const Document&)>& take);

}  // namespace kwic
