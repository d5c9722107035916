// What an index serves, as the fault tests report it. read_content() itself is declared with the operations.
#pragma once

#include "faults/operations.hpp"

#include <kwic/index.hpp>

#include <optional>
#include <string>

namespace kwic::faults {

// What an opened index serves. Throws std::logic_error where search and documents disagree.
IndexContent content_of(const Index& index);

// One line: how many documents, and which versions of them.
std::string describe(const std::optional<IndexContent>& content);

}  // namespace kwic::faults
