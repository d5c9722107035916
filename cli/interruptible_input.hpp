// Standard input that ends when the program is asked to stop.
#pragma once

#include <array>
#include <cstddef>
#include <streambuf>

namespace kwic::cli {

// A std::istream over it meets the end of its input when a stop signal was noted (see signals.hpp), also while it
// waits. Bypasses std::cin: do not use both.
class InterruptibleInput : public std::streambuf {
  protected:
    // Throws Error{io}: an std::istream turns that into badbit.
    int_type underflow() override;

  private:
    std::array<char, std::size_t{64} << 10> buffer_{};
};

}  // namespace kwic::cli
