#include "synonym_file.hpp"

#include "message.hpp"
#include "whole_file.hpp"

#include <kwic/error.hpp>

#include <iterator>

namespace kwic::cli {

void read_synonyms(const std::string& path, std::vector<SynonymGroup>& groups) {
    ParsedSynonyms parsed = parse_synonyms(read_file(path));
    for (const SynonymFault& fault : parsed.faults) {
        std::string message = "warning: " + path + ":" + std::to_string(fault.line) + ": " + fault.message;
        message.pop_back();
        print_message(message);
    }
    if (groups.size() + parsed.groups.size() > max_synonym_groups) {
        throw Error(ErrorCode::invalid_argument,
                    "with this there are more than " + std::to_string(max_synonym_groups) + " groups of synonyms",
                    path);
    }
    std::move(parsed.groups.begin(), parsed.groups.end(), std::back_inserter(groups));
}

}  // namespace kwic::cli
