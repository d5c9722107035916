// An explanation for programs.
#pragma once

#include "json_text.hpp"

#include <kwic/explanation.hpp>

namespace kwic::cli {

// An object. `about_document`: how the document fares is told too.
Json explanation_json(const Explanation& explanation, bool about_document);

}  // namespace kwic::cli
