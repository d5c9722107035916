// What a reader of a format knows about the file or stream that it reads.
#pragma once

#include <kwic/document.hpp>

#include <string>

namespace kwic {

struct InputFile {
    std::string path;          // as the account names it: the file, or "-"
    std::string id;            // of the document, if the file is one; records without an id build on it
    Origin origin;             // of the whole file
    bool offsets_hold = true;  // positions in what is read are those in the file (not after a conversion)
};

}  // namespace kwic
