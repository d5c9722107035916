// The id of a document that is a whole file.
#pragma once

#include <string>

namespace kwic {

// The folder that ids are relative to: `folder` made absolute, without "." and ".."; empty means the current folder.
// Symbolic links are not resolved. Throws Error{io} if there is no current folder.
std::string absolute_folder(const std::string& folder);

// `path` relative to `base` (from absolute_folder) if it lies below it, else absolute; in both cases without "." and
// "..". Bytes that are not UTF-8 are written as %XX, so that an id is text.
std::string id_of_file(const std::string& path, const std::string& base);

// The file's name without its folders and its extension ("notes" for "a/notes.txt"), as text.
std::string stem_of(const std::string& path);

}  // namespace kwic
