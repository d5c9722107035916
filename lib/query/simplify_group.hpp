// One form for queries of one meaning.
#pragma once

#include <kwic/query.hpp>

#include <cstddef>

namespace kwic {

// Takes child groups apart whose children mean the same in the group itself. The groups below are simplified already.
// What counts is which documents match and which words weigh; the order of leaves stays.
//
//   optional group of optional children    joins:            a (b c)      is  a b c
//   excluded group of optional children    joins, excluded:  a -(b c)     is  a -b -c
//   required group with a required child   joins:            +(+a b) c    is  +a b c
//   required group of excluded children    joins, where something else is required or nothing is optional
//   group of one child, not excluded       gives way to it
//
// A group that holds nothing but one group, not excluded, becomes that group.
void simplify_group(Query& group);

// Drops groups that lie deeper than `max_depth` below `query`, and what is empty without them. True if any did.
bool drop_deep_groups(Query& query, std::size_t max_depth);

}  // namespace kwic
