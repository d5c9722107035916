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
    if (child.boost != 1) return false;
    if (child.occurrence != Occurrence::required) return has_only(child, Occurrence::optional);
    return has_child(child, Occurrence::required) || (is_exclusion(child) && group_matches_without_options);
}

bool is_only_a_child(const Query& group) {
    return group.children.size() == 1 && group.children.front().occurrence != Occurrence::excluded;
}

bool gives_way(const Query& group) {
    return is_only_a_child(group) && (group.boost == 1 || group.children.front().boost == 1);
}

Query lone_child_of(Query&& group) {
    Query child = std::move(group.children.front());
    child.occurrence = group.occurrence;
    if (group.boost != 1) child.boost = group.boost;
    return child;
}

// Appends what stands for `child`; true if that is not the child itself.
bool append_simplified(Query&& child, bool group_matches_without_options, std::vector<Query>& children) {
    if (child.kind == QueryKind::group && gives_way(child)) {
        children.push_back(lone_child_of(std::move(child)));
        return true;
    }
    if (child.kind != QueryKind::group || !may_join(child, group_matches_without_options)) {
        children.push_back(std::move(child));
        return false;
    }
    const Occurrence occurrence = child.occurrence;
    for (Query& grandchild : child.children) {
        if (occurrence == Occurrence::excluded) grandchild.occurrence = occurrence;
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

bool holds_one_group(const Query& group) {
    return is_only_a_child(group) && group.children.front().kind == QueryKind::group &&
           group.children.front().boost == 1;
}

// How many parentheses lie within each other where a part of a near is written.
std::size_t depth_of_near_part(const Query& part) {
    std::size_t deepest = 0;
    for (const Query& child : part.children) deepest = std::max(deepest, depth_of_near_part(child));
    const bool has_parentheses = part.kind == QueryKind::group || (part.kind == QueryKind::near && !is_quotable(part));
    return deepest + (has_parentheses ? 1 : 0);
}

std::size_t depth_of_near(const Query& near) {
    const std::size_t own = is_quotable(near) || near.boost != 1 ? 0 : 1;
    return depth_of_near_part(near) - own;
}

bool is_dropped_whole(const Query& child, std::size_t max_depth) {
    if (child.kind == QueryKind::near) return depth_of_near(child) > max_depth;
    return child.kind == QueryKind::group && max_depth == 0;
}

}  // namespace

void simplify_group(Query& group) {
    while (simplify_children(group)) continue;
    while (holds_one_group(group)) {
        std::vector<Query> children = std::move(group.children.front().children);
        group.children = std::move(children);
    }
}

void simplify_near(Query& near) {
    for (Query& child : near.children) {
        while (child.kind == QueryKind::group && gives_way(child)) child = lone_child_of(std::move(child));
    }
}

bool is_quotable(const Query& near) {
    const auto is_word = [](const Query& child) { return child.kind == QueryKind::word; };
    const auto is_exact = [](const Query& child) { return child.exact; };
    const auto is_part = [&](const Query& child) {
        const bool is_pattern = child.kind == QueryKind::wildcard || child.kind == QueryKind::fuzzy;
        return (is_word(child) || is_pattern) && child.boost == 1 && child.field == near.children.front().field;
    };
    const auto words = std::count_if(near.children.begin(), near.children.end(), is_word);
    const auto exact = std::count_if(near.children.begin(), near.children.end(), is_exact);
    return near.kind == QueryKind::near && std::all_of(near.children.begin(), near.children.end(), is_part) &&
           (exact == 0 || exact == words);
}

bool drop_deep_groups(Query& query, std::size_t max_depth) {
    bool dropped = false;
    for (Query& child : query.children) {
        const bool is_dropped = is_dropped_whole(child, max_depth);
        if (is_dropped) child.children.clear();
        const bool goes_on = child.kind == QueryKind::group && !is_dropped;
        dropped = is_dropped || (goes_on && drop_deep_groups(child, max_depth - 1)) || dropped;
    }
    if (!dropped) return false;
    std::erase_if(query.children, [](const Query& child) {
        return (child.kind == QueryKind::group || child.kind == QueryKind::near) && child.children.empty();
    });
    simplify_group(query);
    return true;
}

}  // namespace kwic
