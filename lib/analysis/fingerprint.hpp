// The analyzer's fingerprint.
#pragma once

#include <string>

namespace kwic {

// One line that names what decides about tokens: this library's rules, ICU and Unicode, the stemmers (by Xapian's
// version, which carries them) and the stop words (by a hash of the lists). Thread rule: any thread.
std::string analyzer_fingerprint();

}  // namespace kwic
