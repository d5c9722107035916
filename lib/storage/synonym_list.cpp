#include "storage/synonym_list.hpp"

#include "storage/files.hpp"

#include <kwic/error.hpp>

#include <filesystem>
#include <utility>

namespace kwic {

std::string print_synonyms(const std::vector<SynonymGroup>& groups) {
    std::string list;
    for (const SynonymGroup& group : groups) {
        for (std::size_t i = 0; i < group.size(); ++i) list += (i == 0 ? "" : " = ") + group[i];
        list += '\n';
    }
    if (parse_synonyms(list).groups == groups) return list;
    throw Error(ErrorCode::invalid_argument,
                "an index can only keep synonyms such as parse_synonyms() returns; at least one group is not");
}

void write_synonym_list(const std::string& folder, const std::string& list) {
    const std::string path = folder + '/' + synonym_list_name;
    std::filesystem::remove(path);
    if (!list.empty()) write_durable_file(path, list);
}

std::vector<SynonymGroup> synonyms_of(const Generation& generation) {
    const std::string path = generation.path_of(synonym_list_name);
    if (path.empty()) return {};
    ParsedSynonyms parsed = parse_synonyms(read_small_file(path, max_synonym_list_bytes));
    if (parsed.faults.empty()) return std::move(parsed.groups);
    const SynonymFault& fault = parsed.faults.front();
    throw Error(ErrorCode::damaged, "line " + std::to_string(fault.line) + ": " + fault.message, path);
}

}  // namespace kwic
