#include "indexing/learn_tables.hpp"

#include "storage/make_text_dictionary.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

class LearnTables : public ::testing::Test {
  protected:
    void add(std::string text, std::string language = "en") {
        documents_.push_back({.id = std::to_string(documents_.size()), .text = std::move(text), .language = language});
    }

    // Text of no words, so that the sample is large enough.
    void fill(std::size_t bytes = text_sample_bytes) { add(std::string(bytes, '.')); }

    LearnedTables learn() const {
        std::vector<const Document*> sample;
        for (const Document& document : documents_) sample.push_back(&document);
        return learn_tables(sample, "en", {});
    }

    std::vector<Document> documents_;
};

TEST_F(LearnTables, TheUsualFormIsThatOfMostDocuments) {
    add("language");
    add("language languages languages languages");
    add("summits summit");
    add("governments", "fr");
    add("gouvernements", "fr");
    fill();
    const UsualForms forms = learn().forms;
    EXPECT_EQ(forms.of("languag"), "language");
    EXPECT_EQ(forms.of("summit"), "summit") << "as frequent as another";
    EXPECT_EQ(forms.of("gouvern"), "gouvernements");
    for (const UsualForms::Entry& entry : forms.entries()) EXPECT_NE(entry.stem, entry.form);
}

TEST_F(LearnTables, OfSeveralFormsThatAreAsFrequentTheFirstInByteOrder) {
    add("languages language");
    fill();
    EXPECT_EQ(learn().forms.of("languag"), "language");
}

TEST_F(LearnTables, ASmallSampleTeachesNothing) {
    add("language languages");
    fill(text_sample_bytes / 2 - 1000);
    const LearnedTables tables = learn();
    EXPECT_EQ(tables.forms.bytes(), "");
    EXPECT_EQ(tables.texts.bytes(), "");
}

TEST_F(LearnTables, WhatIsBeyondTheSampleIsNotLookedAt) {
    fill();
    add("languages");
    EXPECT_EQ(learn().forms.bytes(), "");
}

TEST_F(LearnTables, LongWordsAreNotKept) {
    add(std::string(200, 'w') + "s");
    fill();
    EXPECT_EQ(learn().forms.bytes(), "");
}

}  // namespace
}  // namespace kwic
