// Where a reader gets its documents from: files, or one stream.
#pragma once

#include "ingest/account.hpp"

#include <kwic/reader.hpp>

#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace kwic {

// Thread rule: one thread at a time.
class DocumentSource {
  public:
    virtual ~DocumentSource() = default;

    // Overwrites `document` with the next one; false at the end.
    virtual bool next(Document& document) = 0;
};

// Both keep references to their arguments but the paths.
std::unique_ptr<DocumentSource> make_file_documents(std::vector<std::string> paths, const ReadOptions& options,
                                                    const Account& account);
std::unique_ptr<DocumentSource> make_stream_documents(std::istream& stream, const ReadOptions& options,
                                                      const Account& account);

}  // namespace kwic
