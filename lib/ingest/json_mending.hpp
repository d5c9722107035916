// Repairs of JSON text that simdjson refuses although a record can be read from it.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Writes every \uD800 to \uDFFF escape that is not part of a pair as \uFFFD, in place. Returns how many there were.
std::size_t mend_lone_surrogates(std::string& json);

// The same JSON with every number outside strings that is well written (RFC 8259) as zeros, so that the range of
// numbers does not matter to a parser.
std::string without_numbers(std::string_view json);

}  // namespace kwic
