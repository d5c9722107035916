#include "search/query_warnings.hpp"

#include "text/utf8.hpp"

#include <algorithm>

namespace kwic {

void QueryWarnings::warn(const Query& node, std::string message) {
    const std::size_t begin = std::min(node.begin_byte, text_.size());
    warnings_.push_back({count_code_points(text_.substr(0, begin)) + 1, std::move(message), ""});
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
