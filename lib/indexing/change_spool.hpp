// Documents put aside until it is known how they are to be written.
#pragma once

#include "ingest/file_descriptor.hpp"
#include "storage/stored_document.hpp"

#include <kwic/document.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

// A file without a name in the given folder, so that it goes with the process. Throws Error{io}. Thread rule: one
// thread at a time.
class ChangeSpool {
  public:
    explicit ChangeSpool(const std::string& folder);

    struct Place {
        std::uint64_t offset = 0;
        std::uint64_t bytes = 0;
    };

    // Keeps all of the document but its id.
    Place add(const Document& document, std::string_view language);

    [[nodiscard]] Document read(const Place& place);

  private:
    std::string path_;
    FileDescriptor file_;
    std::uint64_t end_ = 0;
    StoredDocumentWriter writer_;
    StoredDocumentReader reader_;
};

}  // namespace kwic
