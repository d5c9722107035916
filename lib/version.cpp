#include <kwic/version.hpp>

namespace kwic {

std::string_view version() noexcept { return KWIC_VERSION; }

}  // namespace kwic
