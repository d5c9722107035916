#include "ingest/html_page.hpp"

#include "ingest/html_charset.hpp"
#include "ingest/html_entities.hpp"
#include "ingest/html_tags.hpp"
#include "text/utf8.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

std::string text_of(std::string_view html) {
    return parse_html(html).main_text;
}

TEST(HtmlPage, BlocksStandApartAndInlineElementsDoNot) {
    EXPECT_EQ(text_of("<p>One <b>t</b>wo</p><p>three<br>four</p><ul><li>a<li>b</ul>end"),
              "One two\n\nthree\nfour\n\na\nb\n\nend");
    EXPECT_EQ(text_of("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"), "a\tb\nc");
    EXPECT_EQ(text_of("<pre>  x\n   y</pre>  z"), "  x\n   y\n\nz");
    EXPECT_EQ(text_of("a\n\n  b\t<i> c</i>"), "a b c");
    EXPECT_EQ(text_of("plain text, no tags"), "plain text, no tags");
}

TEST(HtmlPage, WhatIsNotThePageIsLeftOut) {
    const HtmlPage page = parse_html(
        "<html><head><title>T</title><style>p{}</style><script>var a='<p>no</p>';</script></head><body>"
        "<header>Site</header><nav>Menu</nav><main><article><header><h1>H</h1></header><p>Text <span hidden>h1</span>"
        "<span style='color: red; DISPLAY : none'>h2</span><i aria-hidden=true>h3</i>stays.</p><button>Press</button>"
        "<select><option>Opt</select></article></main><aside>Ad</aside><template>tpl</template>"
        "<noscript>ns</noscript><footer>Foot</footer></body></html>");
    EXPECT_EQ(page.main_text, "H\n\nText stays.");
    for (const char* piece : {"Site", "Menu", "h1", "h2", "h3", "Press", "Opt", "Ad", "ns", "Foot"}) {
        EXPECT_NE(page.whole_text.find(piece), std::string::npos) << piece;
    }
    for (const char* piece : {"no", "tpl", "p{}"}) {
        EXPECT_EQ(page.whole_text.find(piece), std::string::npos) << piece;
    }
}

TEST(HtmlPage, NothingIsLostIfLittleWouldBeLeft) {
    const std::string words = "Everything that this page has to say stands within its footer, all of it, every word. ";
    const HtmlPage inside = parse_html("<p>Hi.</p><footer>" + words + words + "</footer>");
    EXPECT_EQ(text_to_index(inside), inside.whole_text);
    const HtmlPage all = parse_html("<body style='display:none'><p>Short.</p></body>");
    EXPECT_EQ(text_to_index(all), "Short.");
    const HtmlPage usual = parse_html("<nav>Menu</nav><p>A short text.</p>");
    EXPECT_EQ(text_to_index(usual), "A short text.");
    EXPECT_EQ(text_to_index(parse_html("")), "");
}

TEST(HtmlPage, TheTitleLosesTheNameOfTheSite) {
    const struct {
        const char* html;
        const char* expected;
    } cases[] = {
        {"<title>Lakes | The Atlas</title><h1>Lakes</h1>", "Lakes"},
        {"<title>The Atlas - Lakes of the North</title><h1>Lakes of the North</h1>", "Lakes of the North"},
        {"<title>Lakes — rivers — The Atlas</title><h1>Lakes — rivers</h1>", "Lakes — rivers"},
        {"<title>All lakes - Atlas</title><meta property='og:site_name' content='Atlas'><h1>x</h1>", "All lakes"},
        {"<title>t</title><meta property='og:title' content='Og &amp; title'>", "Og & title"},
        {"<title>Black - White</title><h1>Colours</h1>", "Black - White"},
        {"<title>Well-known words</title><h1>Well</h1>", "Well-known words"},
        {"<title> two\n lines </title>", "two lines"},
        {"<h1>Only <i>a</i><br>heading</h1>", "Only a heading"},
        {"<header><h1>Site</h1></header><main><h1>Page</h1></main>", "Page"},
        {"<svg><title>icon</title></svg><h1>Page</h1>", "Page"},
        {"<p>none</p>", ""}};
    for (const auto& each : cases) EXPECT_EQ(title_of_page(parse_html(each.html)), each.expected) << each.html;
}

TEST(HtmlPage, LanguageAndDate) {
    EXPECT_EQ(parse_html("<html lang='pt-BR'><p>a").language, "pt-BR");
    EXPECT_EQ(parse_html("<meta property='article:published_time' content='2020-05-01T10:00:00Z'>").date,
              "2020-05-01T10:00:00Z");
    EXPECT_EQ(parse_html("<time datetime='2019-01-02'>x</time><meta name='date' content='2020-05-01'>").date,
              "2020-05-01");
    EXPECT_EQ(parse_html("<time datetime='PT5M'>x</time><time datetime='2019-01-02'>x</time>").date, "2019-01-02");
}

TEST(HtmlPage, CharacterReferences) {
    EXPECT_EQ(text_of("&amp;&lt;&gt;&quot;&apos;&hellip;&rsquo;&eacute;&Lstrok;"), "&<>\"'…’éŁ");
    EXPECT_EQ(text_of("&#146;&#x92;&#233;&#xE9;&#x1F600;"), "’’éé😀");
    EXPECT_EQ(text_of("a&nbsp;b"), "a\u00A0b");
    EXPECT_EQ(text_of("&copy 2020, caf&eacute, x&copy=2 &hellip x"), "© 2020, café, x&copy=2 &hellip x");
    EXPECT_EQ(text_of("&#0;&#xD800;&#x110000;&#99999999999;"), "\uFFFD\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(text_of("&amp;apos; &unknown; AT&T &#"), "&apos; &unknown; AT&T &#");
    EXPECT_EQ(title_of_page(parse_html("<meta property='og:title' content='it&apos;s'>")), "it's");
}

TEST(HtmlEntities, OneReference) {
    EXPECT_EQ(text_of_reference("&eacute;"), "é");
    EXPECT_EQ(text_of_reference("&apos;"), "'");
    EXPECT_EQ(text_of_reference("&#151;"), "—");
    EXPECT_EQ(text_of_reference("&nosuch;"), "&nosuch;");
    EXPECT_EQ(text_of_reference("x"), "x");
}

TEST(HtmlCharset, IsFoundInMetaAndXmlDeclaration) {
    EXPECT_EQ(declared_html_charset("<html><meta charset=\"KOI8-R\">"), "koi8-r");
    EXPECT_EQ(declared_html_charset("<META http-equiv=Content-Type content='text/html; charset=windows-1251'>"),
              "windows-1251");
    EXPECT_EQ(declared_html_charset("<?xml version='1.0' encoding='Shift_JIS'?><html>"), "shift_jis");
    EXPECT_EQ(declared_html_charset("<!-- <meta charset=x> --><p>charset=y"), "");
    EXPECT_EQ(declared_html_charset("<meta charset"), "");
}

TEST(HtmlTags, TooManyOfThemGo) {
    std::string many = "<p";
    for (int i = 0; i < 5000; ++i) many += " a" + std::to_string(i) + "=\"<>\"";
    const std::string bounded = with_plain_tags(many + ">text</p>");
    EXPECT_LT(bounded.size(), 10'000U);
    EXPECT_TRUE(bounded.ends_with(">text</p>"));
    const std::string usual = "<a href='x?a=b&c=d' title=\"1 < 2\">t</a> 1 < 2 <!-- c --> <b>";
    EXPECT_EQ(with_plain_tags(usual), usual);
}

TEST(HtmlPage, NothingEndsThePageEarly) {
    EXPECT_EQ(text_of("</b>end"), "end");
    EXPECT_EQ(text_of("<!-- c --></p>a<p>b"), "a\n\nb");
    EXPECT_EQ(text_of("<p>a</body></html><p>after"), "a\n\nafter");
    EXPECT_EQ(text_of("a</html >b</BODY>c"), "abc");
}

// Tags that leave their text where it is.
TEST(HtmlPage, EveryWordOfATagSoupIsKept) {
    const std::vector<std::string> tags{"p",       "b",       "div",  "li", "ul",   "table",     "td",     "tr",
                                        "h1",      "body",    "html", "a",  "nav",  "form",      "center", "font",
                                        "article", "section", "dl",   "dd", "span", "blockquote"};
    std::mt19937 random(3);
    for (std::size_t round = 0; round < test_rounds(300); ++round) {
        std::string html;
        std::vector<std::string> words;
        for (unsigned i = random() % 120; i > 0; --i) {
            const std::string& tag = tags[random() % tags.size()];
            if (random() % 3 == 0) {
                words.push_back("w" + std::to_string(words.size()) + "w");
                html += " " + words.back() + " ";
            } else {
                html += (random() % 2 == 0 ? "<" : "</") + tag + (random() % 8 == 0 ? " hidden>" : ">");
            }
        }
        const std::string text = parse_html(html).whole_text;
        std::size_t at = 0;
        for (const std::string& word : words) {
            at = text.find(word, at);
            ASSERT_NE(at, std::string::npos) << word << " is missing: " << html;
        }
    }
}

TEST(HtmlPage, DeepNestingAndLongTokensAreRead) {
    std::string deep;
    for (int i = 0; i < 200'000; ++i) deep += "<div>";
    EXPECT_EQ(text_of(deep + "end"), "end");
    std::string unmatched;
    for (int i = 0; i < 100'000; ++i) unmatched += "</b></p>";
    EXPECT_TRUE(text_of(deep + unmatched + "end").ends_with("end"));
    EXPECT_EQ(text_of("<p title='" + std::string(1 << 20, 'x') + "'>text</p>"), "text");
    EXPECT_EQ(text_of("<p>a</p><!-- " + std::string(11 << 20, 'x') + " --><p>b</p>"), "a\n\nb");
}

TEST(HtmlPage, EntitiesOfADocumentTypeAreNotExpanded) {
    const std::string bomb = "<!DOCTYPE html [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><p>&b;&b;</p>";
    EXPECT_LT(parse_html(bomb).whole_text.size(), bomb.size());
    const std::string outside = "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><p>&x;</p>";
    EXPECT_NE(parse_html(outside).main_text.find("&x;"), std::string::npos);
}

TEST(HtmlPage, BytesThatAreNoTextStayWellFormed) {
    const HtmlPage page = parse_html(std::string("a\0b", 3));
    EXPECT_EQ(page.main_text, "a\uFFFDb");
    EXPECT_EQ(text_of("漢字 и текст <b>жирный</b>"), "漢字 и текст жирный");
}

}  // namespace
}  // namespace kwic
