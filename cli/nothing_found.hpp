// Why there is nothing to show, for people.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kwic::cli {

// Of a search without hits: whether the query asks for anything, whether all hits were passed over (`total` documents
// match), and else what could be tried. `canonical` is the query as it was read.
std::string nothing_found_text(std::string_view canonical, std::uint64_t total);

// Of a concordance without lines; so, too, where documents match.
std::string no_lines_text(std::string_view canonical, std::uint64_t total);

}  // namespace kwic::cli
