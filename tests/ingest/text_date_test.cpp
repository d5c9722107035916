#include "ingest/text_date.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kwic {
namespace {

struct Case {
    const char* written;
    const char* expected;
};

TEST(TextDate, IsoDatesAreCheckedAndPutIntoUtc) {
    const Case cases[] = {{"1961", "1961"},
                          {"1961-09", "1961-09"},
                          {" 1961-09-01 ", "1961-09-01"},
                          {"1961-09-01T10:20:30Z", "1961-09-01T10:20:30Z"},
                          {"1961-09-01T10:20:30.123+02:00", "1961-09-01T08:20:30Z"},
                          {"1961-09-01 23:30 -0130", "1961-09-02T01:00:00Z"},
                          {"2000-02-29", "2000-02-29"},
                          {"2001-02-29", ""},
                          {"1961-13", ""},
                          {"1961-00-01", ""},
                          {"1961-9-1", ""},
                          {"0961-09-01", ""},
                          {"1961-09-01T25:00:00Z", ""},
                          {"1961-09-01T10:20:30+2", ""},
                          {"1961-09-01T", ""},
                          {"1 September 1961", ""},
                          {"", ""}};
    for (const Case& each : cases) EXPECT_EQ(iso_date(each.written), each.expected) << each.written;
}

TEST(TextDate, WrittenDatesOfManyKinds) {
    const Case cases[] = {{"August 25, 2023", "2023-08-25"},
                          {"1 September 1961", "1961-09-01"},
                          {"Sept. 1, 1961", "1961-09-01"},
                          {"1st of May 1980", "1980-05-01"},
                          {"Friday, 25th August 2023", "2023-08-25"},
                          {"Aug 3, 2020 10:45 am", "2020-08-03"},
                          {"2023-08-25", "2023-08-25"},
                          {"2023/8/5", "2023-08-05"},
                          {"25/08/2023", "2023-08-25"},
                          {"08/25/2023", "2023-08-25"},
                          {"01/09/2022", "2022-09-01"},
                          {"1.9.1961", "1961-09-01"},
                          {"08-25-2023", "2023-08-25"},
                          {"01-09-2022", ""},
                          {"01/09/22", ""},
                          {"August 2023", "2023-08"},
                          {"February 30, 2020", ""},
                          {"Mayor 3, 2020", ""},
                          {"Chapter 3, 2020", ""},
                          {"12", ""}};
    for (const Case& each : cases) EXPECT_EQ(written_date(each.written), each.expected) << each.written;
}

TEST(TextDate, ALineMayCarryALabelAndMoreAfterABar) {
    const Case cases[] = {{"Date: 01/09/2022 | Source: Harbour Office | Read more", "2022-09-01"},
                          {"Published on 3 March 2021", "2021-03-03"},
                          {"Last updated: 12/03/2020", "2020-03-12"},
                          {"Posted: March 3, 2021", "2021-03-03"},
                          {"Date: 1961", "1961"},
                          {"1961", ""},
                          {"On 1 August 1975, the port was opened.", ""},
                          {"August 25, 2023 was a day of rain", ""},
                          {"Dates and figs 2020", ""}};
    for (const Case& each : cases) EXPECT_EQ(date_of_line(each.written), each.expected) << each.written;
}

TEST(TextDate, OnlyTheHeadOfATextIsSearched) {
    EXPECT_EQ(date_near_head("A Title\n\nAugust 25, 2023\n\nText."), "2023-08-25");
    std::string late;
    for (int i = 0; i < 30; ++i) late += "line\n\n";
    EXPECT_EQ(date_near_head(late + "August 25, 2023\n"), "");
    EXPECT_EQ(date_near_head(""), "");
}

}  // namespace
}  // namespace kwic
