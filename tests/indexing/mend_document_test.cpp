#include "indexing/mend_document.hpp"

#include "text/utf8.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace kwic {
namespace {

const std::string replacement = "\xEF\xBF\xBD";

Document make_document() {
    Document document;
    document.id = "7";
    document.title = "title";
    document.text = "text \xE2\x82\xAC";
    document.date = "1961";
    document.language = "en";
    document.url = "https://example.org/";
    document.fields = {{"a", "1"}, {"b", "2"}};
    document.origin = {"path", 1, 2, 3, 4, 5};
    return document;
}

using Member = std::function<std::string&(Document&)>;

const std::vector<Member> mended_members = {
    [](Document& document) -> std::string& { return document.title; },
    [](Document& document) -> std::string& { return document.text; },
    [](Document& document) -> std::string& { return document.date; },
    [](Document& document) -> std::string& { return document.language; },
    [](Document& document) -> std::string& { return document.url; },
    [](Document& document) -> std::string& { return document.fields[1].name; },
    [](Document& document) -> std::string& { return document.fields[1].value; },
};

TEST(MendDocument, AWholeDocumentHasNoDefectsAndStaysAsItIs) {
    for (const Document& document : {make_document(), Document()}) {
        EXPECT_FALSE(find_defects(document).any());
        EXPECT_EQ(mend_document(document), document);
    }
}

TEST(MendDocument, IllFormedBytesOfEachMemberAreReplaced) {
    for (std::size_t member = 0; member < mended_members.size(); ++member) {
        for (const std::string broken : {"\xFF", "a\xC3", "\xED\xA0\x80z", "\xC0\xAF", "\xF4\x90\x80\x80"}) {
            Document document = make_document();
            mended_members[member](document) = broken;
            const DocumentDefects defects = find_defects(document);
            EXPECT_TRUE(defects.ill_formed) << member;
            EXPECT_FALSE(defects.too_long) << member;
            Document expected = document;
            mended_members[member](expected) = mend_utf8(broken);
            const Document mended = mend_document(document);
            EXPECT_EQ(mended, expected) << member;
            EXPECT_NE(mended_members[member](expected).find(replacement), std::string::npos);
            EXPECT_FALSE(find_defects(mended).any());
        }
    }
}

TEST(MendDocument, ATextOfTheLargestSizeIsWhole) {
    Document document;
    document.text = std::string(max_text_bytes, 'a');
    EXPECT_FALSE(find_defects(document).any());
}

TEST(MendDocument, ALongerTextIsCutAtTheLastCharacterThatFits) {
    for (const std::size_t before : {1, 2, 3, 4}) {
        Document document;
        document.text = std::string(max_text_bytes - before, 'a') + "\xE2\x82\xAC\xE2\x82\xAC";
        const DocumentDefects defects = find_defects(document);
        EXPECT_TRUE(defects.too_long) << before;
        EXPECT_FALSE(defects.ill_formed) << before;
        const std::string text = mend_document(document).text;
        EXPECT_EQ(text.size(), max_text_bytes - before + (before < 3 ? 0 : 3)) << before;
        EXPECT_EQ(text.back(), before < 3 ? 'a' : '\xAC') << before;
    }
}

TEST(MendDocument, ATextThatGrowsByMendingStaysWithinTheLimit) {
    Document document;
    document.text = std::string(max_text_bytes - 1, 'a') + '\xFF';
    EXPECT_EQ(mend_document(document).text, std::string(max_text_bytes - 1, 'a'));
    EXPECT_TRUE(find_defects(document).ill_formed);
}

}  // namespace
}  // namespace kwic
