// Opening the index that a command line means.
#pragma once

#include <kwic/index.hpp>

#include <string>
#include <vector>

namespace kwic::cli {

// The index that `-d` names, or the one found (see find_index). Throws UsageError, and Error as Index::open does; where
// there is none the message says how to make one.
Index open_index(const std::vector<std::string>& named);

}  // namespace kwic::cli
