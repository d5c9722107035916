#include "open_index.hpp"

#include "index_location.hpp"

#include <optional>

namespace kwic::cli {

std::string index_folder(const std::vector<std::string>& named) {
    const std::optional<IndexLocation> location = find_index(single_index(named));
    if (!location) throw Error(ErrorCode::not_found, "no index here: run `kwic index FOLDER` first");
    return location->index;
}

std::string base_folder(const std::vector<std::string>& named) {
    const std::optional<IndexLocation> location = find_index(single_index(named));
    return location ? location->base_folder : std::string{};
}

std::string index_option(const std::vector<std::string>& named) {
    const std::string name = single_index(named);
    return name.empty() ? "" : " -d " + name;
}

void rethrow_opening(const Error& error, const std::string& folder, const std::vector<std::string>& named) {
    if (error.code() != ErrorCode::not_found) throw error;
    throw Error(ErrorCode::not_found, "no index there: run `kwic index" + index_option(named) + " FOLDER` first",
                folder);
}

Index open_index(const std::vector<std::string>& named) {
    return open_with(named, [](const std::string& folder) { return Index::open(folder); });
}

}  // namespace kwic::cli
