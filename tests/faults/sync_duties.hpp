// Which of a writer's sync calls must not fail unnoticed.
#pragma once

#include "faults/injector/logged_call.hpp"

#include <vector>

namespace kwic::faults {

// An entry for each sync call of a record that publishes a generation, in order. Free to fail are those of files below
// "db/" that a later syncfs covers (Xapian ignores their errors while it packs, but the file system then tells the
// descriptor that was opened before), and those after the folder with the renamed CURRENT has been synced.
std::vector<bool> find_sync_duties(const std::vector<LoggedCall>& calls);

}  // namespace kwic::faults
