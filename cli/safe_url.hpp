// Addresses out of documents, as far as they may be followed.
#pragma once

#include <string>
#include <string_view>

namespace kwic::cli {

// `url` for a link, in visible ASCII without quotes, angle brackets and backslashes, so that it can stand in an
// attribute of HTML and in a terminal's OSC 8: characters beyond ASCII are percent-encoded. Empty if it is not to be
// followed: not http or https, without a host or with a user's name before it (which may look like one), with white
// space, controls or ill-formed bytes, or longer than terminals take.
std::string safe_url(std::string_view url);

}  // namespace kwic::cli
