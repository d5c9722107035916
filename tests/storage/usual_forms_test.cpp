#include "storage/usual_forms.hpp"

#include "storage/byte_stream.hpp"

#include <kwic/error.hpp>

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

namespace kwic {
namespace {

std::string texts(std::initializer_list<std::string_view> words) {
    std::string bytes;
    for (const std::string_view word : words) append_text(bytes, word);
    return bytes;
}

TEST(UsualForms, WithoutEntriesAStemIsItsOwnForm) {
    const UsualForms none;
    EXPECT_EQ(none.of("movement"), "movement");
    EXPECT_EQ(none.of("\u0434\u043E\u043C"), "\u0434\u043E\u043C");
    EXPECT_EQ(none.of("\u07FF"), "\u07FF");
    EXPECT_EQ(none.bytes(), "");
    EXPECT_TRUE(none.entries().empty());
}

TEST(UsualForms, StemsOfScriptsThatAreCutIntoPartsHaveNone) {
    for (const char* stem : {"", "\u0800", "\u904B\u52D5", "\uD55C\uAD6D", "\U00020000"}) {
        EXPECT_EQ(UsualForms().of(stem), "") << stem;
    }
}

TEST(UsualForms, AnEntryGoesBeforeTheRule) {
    const UsualForms forms = UsualForms::of_entries({{"languag", "language"}, {"\u904B\u52D5", "x"}});
    EXPECT_EQ(forms.of("languag"), "language");
    EXPECT_EQ(forms.of("\u904B\u52D5"), "x");
    EXPECT_EQ(forms.of("languages"), "languages");
}

TEST(UsualForms, BytesGiveTheSameTable) {
    const UsualForms forms = UsualForms::of_entries({{"govern", "governments"}, {"languag", "language"}});
    EXPECT_EQ(forms.bytes(), texts({"govern", "governments", "languag", "language"}));
    const UsualForms again(forms.bytes());
    ASSERT_EQ(again.entries().size(), 2U);
    EXPECT_EQ(again.entries()[0].stem, "govern");
    EXPECT_EQ(again.entries()[1].form, "language");
    EXPECT_EQ(again.of("govern"), "governments");
}

TEST(UsualForms, WhatCanBeNoTableIsDamaged) {
    const std::string tables[] = {
        texts({"a"}),                    // without a form
        texts({"a", ""}),                // an empty one
        texts({"", "a"}),                // of no stem
        texts({"a", "a"}),               // the stem itself
        texts({"a", "b", "a", "c"}),     // twice
        texts({"b", "x", "a", "y"}),     // out of order
        texts({"a", "b"}) + '\x09',      // ends early
        "\xFF\xFF\xFF\xFF\xFF\xFF\xFF",  // a length beyond all
    };
    for (const std::string& table : tables) {
        try {
            UsualForms{table};
            ADD_FAILURE() << "taken: " << table;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::damaged);
        }
    }
}

}  // namespace
}  // namespace kwic
