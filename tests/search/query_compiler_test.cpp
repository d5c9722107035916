#include "search/query_compiler.hpp"

#include "search/ranked_index.hpp"
#include "search/scratch_index.hpp"

#include <gtest/gtest.h>

namespace kwic {
namespace {

TEST(QueryCompiler, AWordThatTextsSplitIsPlannedOnceForAllItsRepetitions) {
    const ScratchIndex scratch(documents_of({"web-assembly modules", "webassembly", "some other words"}));
    RankedIndex index(scratch.path());
    const QueryPlan once = index.plan("webassembly", false);
    ASSERT_NE(once.kind, PlanKind::term);  // there is more to it than a term
    const QueryPlan repeated = index.plan("webassembly modules webassembly webassembly", false);
    ASSERT_EQ(repeated.kind, PlanKind::any);
    ASSERT_EQ(repeated.parts.size(), 2U);
    const QueryPlan& word = repeated.parts[0];
    EXPECT_EQ(word.kind, PlanKind::scaled);
    EXPECT_EQ(word.factor, 3);
    EXPECT_EQ(word.sources.size(), 3U);
    ASSERT_EQ(word.parts.size(), 1U);
    EXPECT_EQ(word.parts[0].kind, once.kind);
    EXPECT_EQ(repeated.parts[1].kind, PlanKind::term);
}

}  // namespace
}  // namespace kwic
