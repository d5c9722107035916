// A buffered file to write to that reports every failure.
#pragma once

#include <string>
#include <string_view>

namespace kwic::cli {

// Thrown when whoever read our output has gone: nothing is left to do and nothing to complain about.
struct ClosedPipe {};

// Thread rule: one thread at a time.
class Output {
  public:
    // Writes to an open descriptor, which stays open. `name` is for messages.
    Output(int descriptor, std::string name);

    // Creates the file `path` or empties it. Throws Error{io}.
    explicit Output(const std::string& path);

    // Drops what was not flushed: only flush() can tell whether it arrived.
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    // Throw Error{io}, ClosedPipe.
    void write(std::string_view text);
    void flush();

  private:
    int descriptor_;
    bool owned_;
    std::string name_;
    std::string buffer_;
};

}  // namespace kwic::cli
