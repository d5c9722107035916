// Opening the index that a command line means.
#pragma once

#include <kwic/error.hpp>
#include <kwic/index.hpp>

#include <string>
#include <utility>
#include <vector>

namespace kwic::cli {

// The folder that `-d` names, or the one found (see find_index). Throws UsageError; Error{not_found} that says how to
// make an index if none is found.
std::string index_folder(const std::vector<std::string>& named);

// From where a relative path in that index is meant (see IndexLocation).
std::string base_folder(const std::vector<std::string>& named);

// What a command that is suggested needs to mean the same index: " -d DIR", or nothing.
std::string index_option(const std::vector<std::string>& named);

// `error` as it is, but for one that says that there is no index in `folder`: that one says how to make it.
[[noreturn]] void rethrow_opening(const Error& error, const std::string& folder, const std::vector<std::string>& named);

// What `open` returns for the index's folder. Throws UsageError, and Error as `open` does; where there is no index the
// message says how to make one.
template <class Open>
auto open_with(const std::vector<std::string>& named, Open&& open) {
    const std::string folder = index_folder(named);
    try {
        return std::forward<Open>(open)(folder);
    } catch (const Error& error) {
        rethrow_opening(error, folder, named);
    }
}

// The index, opened for reading. Throws as open_with() does.
Index open_index(const std::vector<std::string>& named);

}  // namespace kwic::cli
