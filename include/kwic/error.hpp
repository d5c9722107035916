// The one exception that leaves the library.
//
// Errors are what the surroundings do: a missing index, a full disk, a held lock. What is wrong with a query or
// a document is a value (`Diagnostic` in query.hpp, `AccountEntry` in reader.hpp), never an exception.
#pragma once

#include <kwic/export.hpp>

#include <stdexcept>
#include <string>

namespace kwic {

enum class ErrorCode {
    invalid_argument,  // the caller asked for something that has no meaning
    not_found,         // no index, document or file there
    io,                // the operating system refused to read or write
    locked,            // another writer holds the index
    incompatible,      // the index was made by another version or with another analyzer
    damaged,           // the index does not hold what its manifest says
    cancelled,         // a progress callback asked to stop
};

// Thread rule: a value; copy it freely.
class KWIC_API Error : public std::runtime_error {
  public:
    // `message` is one line: what went wrong and what to do about it. `path` is the file or folder concerned, or
    // empty. what() joins the two.
    Error(ErrorCode code, const std::string& message, std::string path = {});
    ~Error() override;

    [[nodiscard]] ErrorCode code() const noexcept { return code_; }
    [[nodiscard]] const std::string& message() const noexcept { return message_; }
    [[nodiscard]] const std::string& path() const noexcept { return path_; }

  private:
    ErrorCode code_;
    std::string message_;
    std::string path_;
};

}  // namespace kwic
