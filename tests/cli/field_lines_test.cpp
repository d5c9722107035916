#include "field_lines.hpp"

#include "html_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kwic::cli {
namespace {

TEST(FieldLines, NamesAreEscapedAsTheirSinkWants) {
    Hit hit;
    hit.fields = {{"<b>", "x & y"}};
    hit.field_marks = {{"<b>", 0, {{.begin = 0, .end = 1}}}};
    const MarkStyle html = {"<mark>", "</mark>", append_html};
    EXPECT_EQ(field_lines(hit, html), (std::vector<std::string>{"&lt;b&gt;: <mark>x</mark> &amp; y"}));
}

TEST(FieldLines, MarksBelongToTheValueOfTheirNumber) {
    const std::vector<FieldValue> fields = {{"a", "1"}, {"b", "2"}, {"a", "3"}, {"c", "4"}, {"a", "5"}};
    const std::vector<FieldMarks> marked = {{"a", 1, {{.begin = 0, .end = 1}}}, {"c", 0, {{.begin = 0, .end = 1}}}};
    std::string shown;
    for_each_value(fields, marked, [&](const FieldValue& field, const std::vector<Mark>& marks) {
        shown += field.value + (marks.empty() ? " " : "! ");
    });
    EXPECT_EQ(shown, "1 2 3! 4! 5 ");
}

}  // namespace
}  // namespace kwic::cli
