#include "ingest/text_title.hpp"

#include "ingest/head_line_kind.hpp"
#include "ingest/text_head.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kwic {
namespace {

// A body that speaks of lighthouses, for heads of different shapes.
const std::string body =
    "The lighthouse keepers of the northern coast went out every evening to light the great lamp, and the ships that "
    "passed the cape could see it for twenty miles and more.\n\n"
    "Each lighthouse had two keepers, who shared the watches of the night. The coast was dangerous, and the keepers "
    "knew every rock of it by its name.\n";

TEST(TextTitle, AHeadlineAboveADateLine) {
    EXPECT_EQ(title_of_text("Keepers, Lamps and Ships -Life on the Northern Coast-\n"
                            "Date: 03/04/2021 | Source: Harbour Office (EN) | Read original version at source\n"
                            "April 3 is the day of the lighthouse keepers.\n" +
                            body),
              "Keepers, Lamps and Ships -Life on the Northern Coast-");
    EXPECT_EQ(title_of_text("For safety of the Northern Coast\n\nApril 3, 2021\n\n" + body),
              "For safety of the Northern Coast");
}

TEST(TextTitle, AHeadlineAboveTheFurnitureOfAPage) {
    EXPECT_EQ(title_of_text("The Keepers' Nightly Watch over the Lighthouse of the Northern Coast\n\nCoastLife logo\n"
                            "Daily Story feature icon\n | Society |\nUpdated By: Story Network (SN)\n"
                            "Published:  | Updated:\n7 min read\n\n" +
                            body),
              "The Keepers' Nightly Watch over the Lighthouse of the Northern Coast");
}

TEST(TextTitle, AHeadlineAmongNavigationAndRepeated) {
    EXPECT_EQ(title_of_text("Connect with us\nBoard of fisheries\n\nKeepers of the Lighthouse\n\n"
                            "rope makingStories\n\nKeepers of the Lighthouse\n\nCapt. Ann Low\n\n" +
                            body),
              "Keepers of the Lighthouse");
}

TEST(TextTitle, AHeadlineBelowASectionOrASiteName) {
    EXPECT_EQ(title_of_text("World News\n\nFor the Sake of Ships, Lamps, and Keepers\n\n" + body),
              "For the Sake of Ships, Lamps, and Keepers");
    EXPECT_EQ(title_of_text("Coastal Affairs Reader\nMenu  Search  Sign in\nAdvertisement\n\n"
                            "Watches and keepers of the northern coast\n\nBy the editors\n3 min read\n\n" +
                            body + "\nCoastal Affairs Reader, 2021\n"),
              "Watches and keepers of the northern coast");
}

TEST(TextTitle, ALabelledTitleWins) {
    EXPECT_EQ(title_of_text("From: a keeper\nSubject: The lamp is out\nTo: the harbour\n\n" + body), "The lamp is out");
}

TEST(TextTitle, AnUnderlinedLineWins) {
    EXPECT_EQ(title_of_text("Some words that stand before it\n\nLamp Oil\n========\n\n" + body), "Lamp Oil");
}

const std::string wrapped =
    "The old harbour was built in the year in which the river froze to the\n"
    "ground, and for a long time no ship could leave it. When the thaw came\n"
    "at last, the whole town stood on the quay and watched the first sail go\n"
    "out to sea.\n";

TEST(TextTitle, AWrappedLineIsNoTitle) {
    EXPECT_EQ(title_of_text("The Frozen Harbour\n\n" + wrapped), "The Frozen Harbour");
    EXPECT_EQ(title_of_text("The Frozen Harbour\n" + wrapped), "The Frozen Harbour");
    EXPECT_EQ(title_of_text(wrapped),
              "The old harbour was built in the year in which the river froze to the ground, and for a long time no");
    EXPECT_EQ(title_of_text("Ice came early to the harbour. Nobody was\nready, and all the ships lay at the quay\n"
                            "with their sails taken down for winter.\n"),
              "Ice came early to the harbour.");
}

TEST(TextTitle, AParagraphAloneGivesItsFirstWords) {
    const std::string title = title_of_text(body);
    EXPECT_TRUE(body.starts_with(title + " "));
    EXPECT_LE(title.size(), max_made_title_code_points);
    EXPECT_GT(title.size(), 80U);
}

TEST(TextTitle, OtherScripts) {
    EXPECT_EQ(title_of_text("海の灯台\n\n灯台守は毎晩、大きな灯をともすために出かけた。船はその光を二十海里も先から見る"
                            "ことができた。\n"),
              "海の灯台");
    EXPECT_EQ(title_of_text("Маяки северного берега\n\nСмотрители маяка каждый вечер зажигали лампу, и корабли, "
                            "которые проходили мимо мыса, видели её издалека, за двадцать миль и больше.\n"),
              "Маяки северного берега");
}

TEST(TextTitle, NothingToReadNoTitle) {
    EXPECT_EQ(title_of_text(""), "");
    EXPECT_EQ(title_of_text(" \n\n--- *** ---\n"), "");
    EXPECT_EQ(title_of_text("one"), "one");
    EXPECT_EQ(title_of_text(std::string(500, 'a')), std::string(max_made_title_code_points, 'a'));
}

TEST(HeadLineKind, LinesThatAreNoTitles) {
    const struct {
        const char* line;
        HeadLineKind kind;
    } cases[] = {{"Connect with us", HeadLineKind::navigation},
                 {"Menu Search Sign in", HeadLineKind::navigation},
                 {"5 min read", HeadLineKind::navigation},
                 {"Share", HeadLineKind::navigation},
                 {"| Opinion |", HeadLineKind::section},
                 {"1 September 1961", HeadLineKind::date},
                 {"By Ann Author", HeadLineKind::byline},
                 {"Updated By: Desk", HeadLineKind::byline},
                 {"By the Rivers", HeadLineKind::plain},
                 {"Site logo", HeadLineKind::caption},
                 {"www.example.org", HeadLineKind::address},
                 {"The Share of the Sea", HeadLineKind::plain},
                 {"", HeadLineKind::plain}};
    for (const auto& each : cases) EXPECT_EQ(head_line_kind(each.line), each.kind) << each.line;
}

TEST(TextHead, EndsWithTheFirstParagraph) {
    const std::string text = "A\n\nB\n" + wrapped + "\nC\n";
    const TextHead head = head_of_text(text);
    ASSERT_EQ(head.lines.size(), 3U);
    EXPECT_TRUE(head.lines[2].paragraph);
    EXPECT_TRUE(head.lines[2].wrapped);
    EXPECT_TRUE(head.has_paragraph);
    EXPECT_TRUE(head.body.starts_with("The old harbour"));
}

}  // namespace
}  // namespace kwic
