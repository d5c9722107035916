#include "html_text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kwic::cli {
namespace {

TEST(HtmlText, SignsOfMarkupBecomeReferences) {
    EXPECT_EQ(html_text("a < b && \"c\" > 'd'"), "a &lt; b &amp;&amp; \"c\" &gt; 'd'");
    EXPECT_EQ(html_attribute("a < b && \"c\" > 'd'"), "a &lt; b &amp;&amp; &quot;c&quot; &gt; &#39;d&#39;");
}

TEST(HtmlText, ControlsAndIllFormedBytesAreShown) {
    EXPECT_EQ(html_text("a\x1B[2J\u202Eb\xE2\x82<"), "a\\x1B[2J\\u202Eb\\xE2\\x82&lt;");
}

TEST(HtmlText, TextOfAllScriptsStays) {
    const std::string text = "Z\u00FCrich, \u6771\u4EAC, \u0627\u0644\u0642\u0645\u0629, \U0001F44D";
    EXPECT_EQ(html_text(text), text);
}

TEST(HtmlText, ALanguageIsOneByItsFormOrNone) {
    EXPECT_EQ(html_language("zh-Hant"), "zh-Hant");
    for (const std::string code : {"", "en\"", "e n", "<b>", "\u00E9", "a-very-long-code-that-no-language-can-have"}) {
        EXPECT_EQ(html_language(code), "") << code;
    }
}

}  // namespace
}  // namespace kwic::cli
