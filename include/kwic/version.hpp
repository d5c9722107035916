// The library's version: semantic, "MAJOR.MINOR.PATCH".
#pragma once

#include <kwic/export.hpp>

#include <string_view>

#define KWIC_VERSION "0.1.0"

namespace kwic {

// The version of the library that runs (KWIC_VERSION is that of the headers that were compiled).
KWIC_API std::string_view version() noexcept;

}  // namespace kwic
