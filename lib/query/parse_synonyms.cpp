#include "text/utf8.hpp"

#include <kwic/synonyms.hpp>

#include <algorithm>

namespace kwic {
namespace {

constexpr std::string_view spaces = " \t\r\f\v";

std::string_view trim(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of(spaces), text.size());
    text.remove_prefix(begin);
    return text.substr(0, text.find_last_not_of(spaces) + 1);
}

class SynonymReader {
  public:
    ParsedSynonyms read(std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            ++line_;
            read_line(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        return std::move(parsed_);
    }

  private:
    void read_line(std::string_view line) {
        if (find_ill_formed(line) != std::string_view::npos) return report("The line is not UTF-8; it is left out.");
        line = trim(line.substr(0, line.find('#')));
        if (line.empty()) return;
        SynonymGroup group = split(line);
        if (group.size() < 2) return report("The line has no two different words with = between them; it is left out.");
        if (parsed_.groups.size() == max_synonym_groups) {
            return report("There are more than " + std::to_string(max_synonym_groups) +
                          " lines; this one is left out.");
        }
        parsed_.groups.push_back(std::move(group));
    }

    SynonymGroup split(std::string_view line) {
        SynonymGroup group;
        while (!line.empty()) {
            const std::size_t end = std::min(line.find('='), line.size());
            take(trim(line.substr(0, end)), group);
            line.remove_prefix(std::min(end + 1, line.size()));
        }
        return group;
    }

    void take(std::string_view synonym, SynonymGroup& group) {
        if (synonym.empty()) return report("There is nothing beside one =; the others count.");
        if (synonym.size() > max_synonym_bytes) {
            return report("A synonym is longer than " + std::to_string(max_synonym_bytes) + " bytes; it is left out.");
        }
        if (group.size() == max_synonyms_in_group) {
            return report("A line takes at most " + std::to_string(max_synonyms_in_group) +
                          " synonyms; the others are left out.");
        }
        if (std::find(group.begin(), group.end(), synonym) == group.end()) group.emplace_back(synonym);
    }

    void report(std::string message) {
        SynonymFault fault{line_, std::move(message)};
        if (parsed_.faults.empty() || parsed_.faults.back() != fault) parsed_.faults.push_back(std::move(fault));
    }

    ParsedSynonyms parsed_;
    std::size_t line_ = 0;
};

}  // namespace

ParsedSynonyms parse_synonyms(std::string_view text) {
    return SynonymReader().read(text);
}

}  // namespace kwic
