// A warning about a query, for people.
#pragma once

#include <kwic/query.hpp>

#include <string>

namespace kwic::cli {

// "column 10: a sentence; did you mean this?", without a full stop.
std::string warning_text(const Diagnostic& warning);

}  // namespace kwic::cli
