#include "indexing/document_register.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using Languages = std::vector<std::pair<std::string, std::uint64_t>>;

struct Documents {
    void add(const std::string& id, const std::string& language, bool detected = true) {
        known.set_language(known.number_of(id).docid, language, detected, language);
    }
    void add_many(std::size_t count, const std::string& language, bool detected = true) {
        for (; count > 0; --count) add(std::to_string(known.documents() + 1), language, detected);
    }

    // 0 if the id was not known.
    std::uint32_t known_number(const std::string& id) {
        const auto [docid, is_new] = known.number_of(id);
        return is_new ? 0 : docid;
    }

    DocumentRegister known;
};

TEST(DocumentRegister, AnEmptyOneKnowsNothing) {
    Documents documents;
    EXPECT_EQ(documents.known.documents(), 0U);
    EXPECT_TRUE(documents.known.languages().empty());
    EXPECT_TRUE(documents.known.settle_languages().empty());
}

TEST(DocumentRegister, EveryIdIsFoundUnderItsNumber) {
    Documents documents;
    documents.add_many(3000, "en");
    documents.add(std::string("a\0b", 3), "en");
    EXPECT_EQ(documents.known.documents(), 3001U);
    for (std::uint32_t docid = 1; docid <= 3000; ++docid)
        ASSERT_EQ(documents.known_number(std::to_string(docid)), docid);
    EXPECT_EQ(documents.known_number(std::string("a\0b", 3)), 3001U);
}

TEST(DocumentRegister, AnIdThatIsNotThereGetsTheNextNumber) {
    Documents documents;
    documents.add_many(3000, "en");
    std::uint32_t next = 3001;
    for (const std::string id : {"0", "3001", "01", "1 ", "", "a"}) {
        const auto [docid, is_new] = documents.known.number_of(id);
        EXPECT_TRUE(is_new) << id;
        EXPECT_EQ(docid, next++) << id;
    }
    EXPECT_EQ(documents.known.documents(), 3006U);
}

TEST(DocumentRegister, ADocumentWithAnotherLanguageIsNotCountedAgain) {
    Documents documents;
    documents.add("a", "en");
    documents.add("b", "fr");
    documents.known.set_language(2, "de", true, "de");
    EXPECT_EQ(documents.known.documents(), 2U);
    EXPECT_EQ(documents.known_number("b"), 2U);
    EXPECT_EQ(documents.known.languages(), (Languages{{"de", 1}, {"en", 1}}));
}

TEST(DocumentRegister, LanguagesComeMostFirstAndTiesByCode) {
    Documents documents;
    documents.add_many(2, "nl");
    documents.add_many(3, "pt");
    documents.add_many(2, "fr", false);
    documents.add_many(1, "");
    EXPECT_EQ(documents.known.languages(), (Languages{{"pt", 3}, {"fr", 2}, {"nl", 2}, {"", 1}}));
}

TEST(DocumentRegister, ALanguageIsRareBelowOneInTwoHundred) {
    for (const std::size_t others : {398, 399, 500}) {
        Documents documents;
        documents.add_many(1, "fr");
        documents.add_many(others, "en");
        documents.add_many(1, "fr");
        const auto last = static_cast<std::uint32_t>(others + 2);
        const bool rare = 2 * 200 < others + 2;
        EXPECT_EQ(documents.known.settle_languages(),
                  rare ? std::vector<std::uint32_t>({1, last}) : std::vector<std::uint32_t>())
            << others;
        EXPECT_EQ(documents.known.language_of(1), rare ? "en" : "fr");
        EXPECT_EQ(documents.known.language_of(last), rare ? "en" : "fr");
        EXPECT_EQ(documents.known.language_of(2), "en");
    }
}

TEST(DocumentRegister, AGivenLanguageIsNeverRareButCounts) {
    Documents documents;
    documents.add_many(1000, "en");
    documents.add("given", "fr", false);
    EXPECT_TRUE(documents.known.settle_languages().empty());
    documents.add("detected", "fr", true);
    EXPECT_EQ(documents.known.settle_languages(), (std::vector<std::uint32_t>{1002}));
    EXPECT_EQ(documents.known.languages(), (Languages{{"en", 1001}, {"fr", 1}}));
}

TEST(DocumentRegister, EnoughOfAGivenLanguageKeepWhatIsDetected) {
    Documents documents;
    documents.add_many(1000, "en");
    documents.add_many(5, "fr", false);
    documents.add("detected", "fr", true);
    EXPECT_TRUE(documents.known.settle_languages().empty());
}

TEST(DocumentRegister, TheMainLanguageIsNotRareHoweverManyThereAre) {
    Documents documents;
    for (int language = 0; language < 300; ++language) documents.add_many(1, "x" + std::to_string(1000 + language));
    const std::vector<std::uint32_t> settled = documents.known.settle_languages();
    EXPECT_EQ(settled.size(), 299U);
    EXPECT_EQ(settled.front(), 2U);
}

TEST(DocumentRegister, WhatWasAnalysedAsItCountsNeedNotBeAgain) {
    Documents documents;
    documents.add_many(1000, "en");
    documents.add_many(6, "de");
    documents.known.set_language(documents.known.number_of("rightly the main one").docid, "fr", true, "en");
    documents.known.set_language(documents.known.number_of("wrongly its own").docid, "fr", true, "fr");
    documents.known.set_language(documents.known.number_of("wrongly the main one").docid, "de", true, "en");
    documents.known.set_language(documents.known.number_of("given, wrongly the main one").docid, "nl", false, "en");
    EXPECT_EQ(documents.known.settle_languages(), (std::vector<std::uint32_t>{1008, 1009, 1010}));
    EXPECT_EQ(documents.known.languages(), (Languages{{"en", 1002}, {"de", 7}, {"nl", 1}}));
}

TEST(DocumentRegister, LanguagesBeyondSixteenBitsAreKeptApart) {
    Documents documents;
    documents.add_many(5, "en");
    for (int language = 0; language < 70'000; ++language) documents.add_many(1, "x" + std::to_string(language), false);
    const Languages languages = documents.known.languages();
    EXPECT_EQ(languages.size(), 70'001U);
    EXPECT_EQ(languages.front(), (std::pair<std::string, std::uint64_t>("en", 5)));
}

}  // namespace
}  // namespace kwic
