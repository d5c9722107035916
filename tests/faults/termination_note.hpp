// Where std::terminate() came from.
#pragma once

#include "faults/shared_state.hpp"

#include <array>
#include <string>

namespace kwic::faults {

// Which library (or program) let an exception out of a function that lets none out: the nearest caller of the throw
// that is not part of the C++ runtime. Make it before forking.
class TerminationNote {
  public:
    // In the child: std::terminate() notes it from now on.
    void watch() const;

    // In the parent: the file's name, such as "libxapian.so.30"; empty where nothing has been noted. Forgets it.
    [[nodiscard]] std::string take() const;

  private:
    SharedState<std::array<char, 128>> name_;
};

}  // namespace kwic::faults
