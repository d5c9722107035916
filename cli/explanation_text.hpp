// An explanation for people and for programs.
#pragma once

#include "json_text.hpp"

#include <kwic/explanation.hpp>

#include <cstddef>
#include <string>

namespace kwic::cli {

// An indented tree with aligned numbers; every line ends with a line feed. `decimals`: of scores and weights, which
// are rounded so that they add up. `about_document`: how the document fares is told too.
std::string explanation_text(const Explanation& explanation, bool about_document, std::size_t decimals);

// The same as an object.
Json explanation_json(const Explanation& explanation, bool about_document);

}  // namespace kwic::cli
