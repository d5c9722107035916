#include "glass/misuse.hpp"

namespace kwic {

void throw_misuse(const char* what, const std::string& path) {
    throw Error(ErrorCode::invalid_argument, what, path);
}

}  // namespace kwic
