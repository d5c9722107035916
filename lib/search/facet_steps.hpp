// Equal steps of numbers, and years, months and days.
#pragma once

#include "columns/column.hpp"
#include "query/date_range.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kwic {

// Which step each value of a column belongs to.
struct FacetSteps {
    std::vector<std::string> names;      // ascending
    std::vector<std::uint32_t> step_of;  // by ordinal
};

// `step` as FacetRequest has it. Throws Error{invalid_argument} where the values have no such steps, Error{damaged}.
// Thread rule: any thread.
FacetSteps make_steps(const Column& column, const std::string& step, const DateClock& clock);

}  // namespace kwic
