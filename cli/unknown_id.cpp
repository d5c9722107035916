#include "unknown_id.hpp"

namespace kwic::cli {

std::string unknown_id_text(const std::string& id) {
    return "no document has the id '" + id + "' (ids come from `kwic search -l WORDS`)";
}

}  // namespace kwic::cli
