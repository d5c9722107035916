#include "query/escape_term.hpp"

#include <kwic/query.hpp>

#include <vector>

namespace kwic {
namespace {

// A group that is being written, and which of its children comes next.
struct OpenGroup {
    const Query* group = nullptr;
    std::size_t next_child = 0;
};

bool has_children(const Query& query) {
    return query.kind == QueryKind::group || query.kind == QueryKind::nothing;
}

void append_sign(const Query& query, std::string& out) {
    if (query.occurrence == Occurrence::required) out.push_back('+');
    if (query.occurrence == Occurrence::excluded) out.push_back('-');
}

void append_children(const Query& top, std::string& out) {
    std::vector<OpenGroup> open{{&top, 0}};
    while (!open.empty()) {
        OpenGroup& current = open.back();
        if (current.next_child == current.group->children.size()) {
            open.pop_back();
            if (!open.empty()) out.push_back(')');
            continue;
        }
        if (current.next_child > 0) out.push_back(' ');
        const Query& child = current.group->children[current.next_child++];
        append_sign(child, out);
        if (has_children(child)) {
            out.push_back('(');
            open.push_back({&child, 0});
        } else {
            out.append(escape_term(child));
        }
    }
}

}  // namespace

std::string to_string(const Query& query) {
    std::string text;
    if (has_children(query)) {
        append_children(query, text);
    } else {
        append_sign(query, text);
        text.append(escape_term(query));
    }
    return text;
}

}  // namespace kwic
