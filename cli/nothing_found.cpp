#include "nothing_found.hpp"

#include "quantities.hpp"

namespace kwic::cli {
namespace {

// Neither a wildcard nor a field is there that the words may be found without.
bool has_words_alone(std::string_view canonical) {
    return canonical.find_first_of("*:") == std::string_view::npos;
}

std::string matches_text(std::uint64_t total) {
    return count_text(total, "document") + (total == 1 ? " matches" : " match");
}

}  // namespace

std::string nothing_found_text(std::string_view canonical, std::uint64_t total) {
    if (total > 0) return "no hits that far: " + matches_text(total) + " (see -n, --offset)";
    if (canonical.empty()) return "nothing found: the query holds nothing to search for";
    if (has_words_alone(canonical)) return "nothing found (part of a word is found with a star: gover*)";
    return "nothing found (`kwic explain QUERY` tells how the query is read)";
}

std::string no_lines_text(std::string_view canonical, std::uint64_t total) {
    if (total == 0) return nothing_found_text(canonical, total);
    return "no place to show: " + matches_text(total) + ", but by conditions alone, which mark nothing";
}

}  // namespace kwic::cli
