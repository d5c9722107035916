// The index whose files are damaged.
#pragma once

#include <string>

namespace kwic::faults {

// Two generations, the second one an update of the first: documents of several languages with titles, dates, URLs,
// fields and compounds, so that every table of both has content and several blocks.
void make_specimen(const std::string& folder);

// Folders of its generations below the index's.
inline constexpr const char* kept_generation = "gen-00000001";
inline constexpr const char* served_generation = "gen-00000002";

}  // namespace kwic::faults
