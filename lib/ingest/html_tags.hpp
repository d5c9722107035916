// Tags made fit for a parser of HTML 4.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

inline constexpr std::size_t max_tag_attributes = 256;

// The same HTML without the attributes of a tag beyond max_tag_attributes (the parser compares each with all others)
// and without the tags </body> and </html> (the parser would stop there, a browser reads on).
std::string with_plain_tags(std::string_view html);

// Whether the first tag that is not a document type closes an element and nothing but comments and white space stands
// before it (the parser would stop there, too).
bool begins_with_end_tag(std::string_view html);

}  // namespace kwic
