// Looking into folders and deleting them.
//
// The standard library's iterators end the program where memory runs out; these throw. Thread rule: any thread.
#pragma once

#include <string>
#include <vector>

namespace kwic {

// The names in a folder, in byte order, without "." and "..". Throws Error{io}, Error{not_found}.
std::vector<std::string> list_folder(const std::string& path);

// The paths of all that is no folder below `path`, relative to it, in byte order; links are not followed. Throws
// Error{io}.
std::vector<std::string> list_files_below(const std::string& path);

// Deletes a folder and all below it, links themselves and not what they name. Throws Error{io} at the first thing that
// cannot be deleted; a folder that is not there is no error.
void delete_folder(const std::string& path);

}  // namespace kwic
