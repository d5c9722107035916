// What is wrong with a command line.
#pragma once

#include <stdexcept>

namespace kwic::cli {

// what() is one line that says what to type instead; it may hold bytes of the command line, unescaped.
class UsageError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

}  // namespace kwic::cli
