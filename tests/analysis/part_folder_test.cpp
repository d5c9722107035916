#include "analysis/part_folder.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kwic {
namespace {

// Texts that last.
struct Folding {
    explicit Folding(const Language& language) {
        folder.set_packer(packer);
        folder.set_language(language, 0);
    }

    ByteArena arena;
    WordTable<TermText> parts;
    WordPacker packer{arena, parts, TextsLast::yes};
    PartFolder folder;
};

TEST(PartFolder, PartsAreThoseOfTheirLanguage) {
    const Language english("en");
    const Language french("fr");
    Folding folding(english);
    for (int round = 0; round < 2; ++round) {
        folding.folder.set_language(english, 0);
        EXPECT_EQ(folding.folder.fold("Nations").stem(), "nation");
        EXPECT_TRUE(folding.folder.fold("The").stop_word);
        folding.folder.set_language(french, 1);
        EXPECT_FALSE(folding.folder.fold("The").stop_word);
        EXPECT_EQ(folding.folder.fold("Nations").form(), "nations");
    }
}

TEST(PartFolder, SpellingsOfAPartAreOneText) {
    const Language french("fr");
    Folding folding(french);
    const TermText& part = folding.folder.fold("\u00C9t\u00E9s");
    EXPECT_EQ(part.form(), "etes");
    EXPECT_EQ(&folding.folder.fold("\u00C9T\u00C9S"), &part);
    EXPECT_EQ(&folding.folder.fold("e\u0301te\u0301s"), &part);
    EXPECT_NE(&folding.folder.fold("etes"), &part);  // is stemmed by itself
    EXPECT_EQ(&folding.folder.fold("etes"), &folding.folder.fold("Etes"));
}

TEST(PartFolder, WhatDoesNotLastIsNotFoundLater) {
    const Language english("en");
    Folding folding(english);
    const TermText& known = folding.folder.fold("known");
    ByteArena passing_arena;
    WordPacker passing(passing_arena, folding.parts, TextsLast::no);
    folding.folder.set_packer(passing);
    EXPECT_EQ(&folding.folder.fold("known"), &known);
    EXPECT_EQ(folding.folder.fold("words").stem(), "word");
    EXPECT_NE(&folding.folder.fold("words"), &folding.folder.fold("words"));
    EXPECT_EQ(folding.parts.find(make_word_key("words", 0, 5, 0)), nullptr);
    EXPECT_EQ(folding.parts.find(make_word_key("known", 0, 5, 0)), &known);
}

TEST(PartFolder, PartsOfAllLengthsStayApart) {
    const Language none("und");
    Folding folding(none);
    for (int round = 0; round < 2; ++round) {
        for (std::size_t bytes = 1; bytes <= 300; ++bytes) {
            const std::string end(bytes, 'x');
            EXPECT_EQ(folding.folder.fold("A" + end).form(), "a" + end);
            EXPECT_EQ(folding.folder.fold("b" + end).form(), "b" + end);
            EXPECT_EQ(folding.folder.fold("\u00C4" + end).form(), "a" + end);
        }
    }
}

}  // namespace
}  // namespace kwic
