// The comparison of two trees in a test.
#pragma once

#include <gtest/gtest.h>

#include <kwic/query.hpp>

#include <algorithm>
#include <string>

#include "query/query_trees.hpp"

namespace kwic::query_trees {

// A failure shows both trees from shortly before their first difference on.
inline void expect_same_tree(const Query& query, const Query& expected, const std::string& text) {
    if (without_positions(query) == without_positions(expected)) return;
    const std::string found = describe(query);
    const std::string wanted = describe(expected);
    const auto same = std::mismatch(found.begin(), found.end(), wanted.begin(), wanted.end()).first - found.begin();
    const std::size_t begin = std::max<std::size_t>(static_cast<std::size_t>(same), 40) - 40;
    ADD_FAILURE() << text << "\n  is read as …" << found.substr(begin, 200) << "\n  not as     …"
                  << wanted.substr(begin, 200);
}

}  // namespace kwic::query_trees
