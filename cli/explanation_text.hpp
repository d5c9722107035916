// An explanation for people.
#pragma once

#include <kwic/explanation.hpp>

#include <cstddef>
#include <string>

namespace kwic::cli {

// An indented tree with aligned numbers; every line ends with a line feed. `about_document`: how the document fares is
// told too, with `decimals` digits behind the point of scores and weights.
std::string explanation_text(const Explanation& explanation, bool about_document, std::size_t decimals);

}  // namespace kwic::cli
