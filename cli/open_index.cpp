#include "open_index.hpp"

#include "index_location.hpp"

#include <kwic/error.hpp>

#include <optional>

namespace kwic::cli {

Index open_index(const std::vector<std::string>& named) {
    const std::string name = single_index(named);
    const std::optional<IndexLocation> location = find_index(name);
    if (!location) throw Error(ErrorCode::not_found, "no index here: run `kwic index FOLDER` first");
    try {
        return Index::open(location->index);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::not_found) throw;
        const std::string option = name.empty() ? "" : "-d " + name + " ";
        throw Error(ErrorCode::not_found, "no index there: run `kwic index " + option + "FOLDER` first",
                    location->index);
    }
}

}  // namespace kwic::cli
