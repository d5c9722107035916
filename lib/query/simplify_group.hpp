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
//   group of one child, not excluded       gives way to it, and its boost goes over if only one of them has any
//
// A boosted group joins nothing. A group that holds nothing but one group, neither excluded nor boosted, becomes that
// group.
void simplify_group(Query& group);

// The same for the children of a near.
void simplify_near(Query& near);

// Whether the near can be written in quotation marks: words, wildcards and fuzzy words of one field, without boosts,
// of which all words are exact or none is.
bool is_quotable(const Query& near);

// Drops groups and nears whose parentheses lie deeper than `max_depth` below `query`, and what is empty without them.
// True if there are any.
bool drop_deep_groups(Query& query, std::size_t max_depth);

}  // namespace kwic
