// What a line near the head of a text is, when it is not a title.
#pragma once

#include <string_view>

namespace kwic {

enum class HeadLineKind {
    plain,
    navigation,  // "Home", "Connect with us", "5 min read"
    section,     // "Opinion", "World News"
    date,        // a date, alone or after a label
    byline,      // "By Ann Author", "Updated by: ...", "Source: ..."
    caption,     // "Site logo", "Photo: ..."
    address,     // a link or an e-mail address
};

// The kind of one trimmed line. English phrases only; a line in another language is `plain` or `date`.
HeadLineKind head_line_kind(std::string_view line);

}  // namespace kwic
