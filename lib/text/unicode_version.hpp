// The versions that decide what a word is.
#pragma once

#include <string>

namespace kwic {

// The version of the linked ICU ("72.1") and of the Unicode data in it ("15.0").
std::string icu_version();
std::string unicode_version();

}  // namespace kwic
