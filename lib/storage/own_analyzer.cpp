#include "storage/own_analyzer.hpp"

#include "analysis/fingerprint.hpp"

#include <kwic/error.hpp>

namespace kwic {

void require_own_analyzer(const Manifest& manifest, const std::string& index_folder) {
    if (manifest.fingerprint == analyzer_fingerprint()) return;
    throw Error(ErrorCode::incompatible,
                "the index was made with another analyzer (" + manifest.fingerprint + "; this program has " +
                    analyzer_fingerprint() + "); run `kwic index --rebuild`",
                index_folder);
}

}  // namespace kwic
