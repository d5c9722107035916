// The lock that makes one program the writer of an index.
#pragma once

#include "ingest/file_descriptor.hpp"

#include <chrono>
#include <string>

namespace kwic {

// Locks `index_folder`/kwic.lock, creating it if need be, and waits up to `timeout` for another holder. The lock is
// held until the descriptor is closed, by the death of its process too. Throws Error: locked (naming the holder's
// process where /proc/locks tells), io. Any thread.
FileDescriptor take_writer_lock(const std::string& index_folder, std::chrono::milliseconds timeout);

}  // namespace kwic
