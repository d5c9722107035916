#include "order_options.hpp"

#include "field_options.hpp"
#include "usage_error.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace kwic::cli {
namespace {

TEST(OrderOptions, ASortKeyIsAFieldAndADirection) {
    EXPECT_EQ(parse_sort_key("year").field, "year");
    EXPECT_FALSE(parse_sort_key("year:asc").descending);
    EXPECT_TRUE(parse_sort_key("year:desc").descending);
    for (const char* wrong : {"", ":desc", "year:", "year:down"})
        EXPECT_THROW(parse_sort_key(wrong), UsageError) << wrong;
}

TEST(OrderOptions, AFacetIsAFieldWithANumberRangesOrAStep) {
    EXPECT_EQ(parse_facet("year").limit, 10U);
    EXPECT_EQ(parse_facet("year:3").limit, 3U);
    EXPECT_EQ(parse_facet("date/month").step, "month");
    const auto ranges = parse_facet("year:1970..1979,..1960,1990..").ranges;
    ASSERT_EQ(ranges.size(), 3U);
    EXPECT_EQ(ranges[0].low, "1970");
    EXPECT_EQ(ranges[0].high, "1979");
    EXPECT_EQ(ranges[1].low, "");
    EXPECT_EQ(ranges[2].high, "");
    for (const char* wrong : {"", ":3", "year:", "year/", "year:x", "year:1..2,", "year:1..2,3"}) {
        EXPECT_THROW(parse_facet(wrong), UsageError) << wrong;
    }
}

TEST(OrderOptions, AnOffsetFromUtcHasASign) {
    const std::vector<std::pair<std::string, int>> cases = {{"+02:00", 120}, {"-0530", -330}, {"+2", 120},
                                                            {"+05", 300},    {"Z", 0},        {"UTC", 0}};
    for (const auto& [text, minutes] : cases) EXPECT_EQ(parse_utc_offset(text), minutes) << text;
    for (const char* wrong : {"", "2", "+", "+15:00", "+02:60", "CET", "+2:3:4", "+aa:bb"}) {
        EXPECT_THROW(parse_utc_offset(wrong), UsageError) << wrong;
    }
}

TEST(FieldOptions, ADeclarationIsANameAndAType) {
    EXPECT_EQ(parse_field_spec("year:number"), (FieldSpec{"year", FieldType::number}));
    EXPECT_EQ(parse_field_spec("body:text:3"), (FieldSpec{"body", FieldType::text, 3}));
    EXPECT_EQ(field_spec_text({"body", FieldType::text, 3}), "body:text:3");
    EXPECT_EQ(field_spec_text({"year", FieldType::number}), "year:number");
    for (const char* wrong : {"", "year", "year:", "year:integer", "year:number:", "body:text:0", "body:text:11"}) {
        EXPECT_THROW(parse_field_spec(wrong), UsageError) << wrong;
    }
}

}  // namespace
}  // namespace kwic::cli
