#include "search/query_warnings.hpp"

#include "text/utf8.hpp"

#include <algorithm>

namespace kwic {

void QueryWarnings::warn(const Query& node, std::string message) {
    const std::size_t begin = std::min(node.begin_byte, text_.size());
    warnings_.push_back({count_code_points(text_.substr(0, begin)) + 1, std::move(message), ""});
}

void QueryWarnings::warn_of_no_word(const Query& node) {
    warn(node, "there is no word in " + written_of(node) + "; it is left out");
}

void QueryWarnings::warn_of_cut(const Query& node, std::size_t max_words) {
    warn(node, "more than " + std::to_string(max_words) + " words stand in one piece here; those beyond are left out");
}

std::string written_of(const Query& node) {
    Query group;
    group.kind = QueryKind::group;
    group.children.push_back(node);
    group.children[0].occurrence = Occurrence::optional;
    group.children[0].boost = 1;
    return to_string(group);
}

}  // namespace kwic
