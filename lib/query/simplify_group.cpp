#include "query/simplify_group.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace kwic {
namespace {

bool has_child(const Query& group, Occurrence occurrence) {
    return std::any_of(group.children.begin(), group.children.end(),
                       [&](const Query& child) { return child.occurrence == occurrence; });
}

bool has_only(const Query& group, Occurrence occurrence) {
    return std::all_of(group.children.begin(), group.children.end(),
                       [&](const Query& child) { return child.occurrence == occurrence; });
}

bool is_exclusion(const Query& query) {
    return query.kind == QueryKind::group && has_only(query, Occurrence::excluded);
}

// Whether a document that satisfies no optional child may match all the same, whatever becomes of required exclusions.
bool matches_without_options(const Query& group) {
    const auto is_required_term = [](const Query& child) {
        return child.occurrence == Occurrence::required && !is_exclusion(child);
    };
    return !has_child(group, Occurrence::optional) ||
           std::any_of(group.children.begin(), group.children.end(), is_required_term);
}

// Whether the children of `child` may stand in its place, and stay what they are but for an exclusion of all.
bool may_join(const Query& child, bool group_matches_without_options) {
    if (child.occurrence != Occurrence::required) return has_only(child, Occurrence::optional);
    return has_child(child, Occurrence::required) || (is_exclusion(child) && group_matches_without_options);
}

bool is_only_a_child(const Query& group) {
    return group.children.size() == 1 && group.children.front().occurrence != Occurrence::excluded;
}

// Appends what stands for `child`; true if that is not the child itself.
bool append_simplified(Query&& child, bool group_matches_without_options, std::vector<Query>& children) {
    if (child.kind != QueryKind::group) {
        children.push_back(std::move(child));
        return false;
    }
    const Occurrence occurrence = child.occurrence;
    const bool gives_way = is_only_a_child(child);
    if (!gives_way && !may_join(child, group_matches_without_options)) {
        children.push_back(std::move(child));
        return false;
    }
    for (Query& grandchild : child.children) {
        if (gives_way || occurrence == Occurrence::excluded) grandchild.occurrence = occurrence;
        children.push_back(std::move(grandchild));
    }
    return true;
}

bool simplify_children(Query& group) {
    const bool matches = matches_without_options(group);
    std::vector<Query> children;
    bool changed = false;
    for (Query& child : group.children) changed = append_simplified(std::move(child), matches, children) || changed;
    group.children = std::move(children);
    return changed;
}

}  // namespace

void simplify_group(Query& group) {
    while (simplify_children(group)) continue;
    while (is_only_a_child(group) && group.children.front().kind == QueryKind::group) {
        std::vector<Query> children = std::move(group.children.front().children);
        group.children = std::move(children);
    }
}

bool drop_deep_groups(Query& query, std::size_t max_depth) {
    bool dropped = false;
    for (Query& child : query.children) {
        if (child.kind != QueryKind::group) continue;
        if (max_depth == 0) child.children.clear();
        dropped = max_depth == 0 || drop_deep_groups(child, max_depth - 1) || dropped;
    }
    if (!dropped) return false;
    std::erase_if(query.children,
                  [](const Query& child) { return child.kind == QueryKind::group && child.children.empty(); });
    simplify_group(query);
    return true;
}

}  // namespace kwic
