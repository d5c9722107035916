#include <kwic/error.hpp>

namespace kwic {

Error::Error(ErrorCode code, const std::string& message, std::string path)
    : std::runtime_error(path.empty() ? message : path + ": " + message),
      code_(code),
      message_(message),
      path_(std::move(path)) {}

Error::~Error() = default;

}  // namespace kwic
