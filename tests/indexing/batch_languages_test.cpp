#include "indexing/batch_languages.hpp"

#include "storage/random_text.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

namespace kwic {
namespace {

using testing::RandomText;

const std::string english = "The members of the committee will discuss the question of the new budget.";
const std::string german = "Die Mitglieder des Ausschusses werden die Frage des neuen Haushalts beraten.";

DocumentBatch make_batch(std::uint64_t number, std::uint32_t first_docid, const std::vector<std::string>& texts) {
    DocumentBatch batch;
    batch.number = number;
    for (const std::string& text : texts) {
        Document document;
        document.text = text;
        batch.add(first_docid++, document, {});
    }
    return batch;
}

std::string languages_of(const DocumentBatch& batch) {
    std::string languages;
    for (const NumberedDocument& document : batch.documents) languages += document.language + ' ';
    return languages;
}

// "NUMBER FOUND ANALYSED-IN" each, and a mark of what was not detected.
std::vector<std::string> decisions_of(const BatchLanguages& languages) {
    std::vector<std::string> decisions;
    languages.for_each([&](std::uint32_t docid, const DocumentLanguage& found, std::string_view analysed_in) {
        decisions.push_back(std::to_string(docid) + ' ' + found.code + ' ' + std::string(analysed_in) +
                            (found.detected ? "" : " given"));
    });
    return decisions;
}

LanguageForecast forecast_english(std::uint32_t documents) {
    LanguageForecast forecast;
    for (std::uint32_t docid = 1; docid <= documents; ++docid) forecast.count(docid, "en");
    return forecast;
}

TEST(BatchLanguages, ARareLanguageIsAnalysedAsTheMainOneAndNoted) {
    BatchLanguages languages("en", forecast_english(300));
    DocumentBatch batch = make_batch(0, 301, {english, german, german, english});
    EXPECT_TRUE(languages.decide(batch));
    EXPECT_EQ(languages_of(batch), "en en de en ");
    EXPECT_EQ(decisions_of(languages), (std::vector<std::string>{"301 en en", "302 de en", "303 de de", "304 en en"}));
}

TEST(BatchLanguages, AGivenLanguageIsNeitherChangedNorNoted) {
    BatchLanguages languages("en", forecast_english(300));
    DocumentBatch batch = make_batch(0, 1, {german, german});
    batch.documents[0].language = "fr";
    EXPECT_TRUE(languages.decide(batch));
    EXPECT_EQ(languages_of(batch), "fr de ");
    EXPECT_EQ(decisions_of(languages), (std::vector<std::string>{"2 de de"}));
}

TEST(BatchLanguages, WhatTheDocumentSaysIsKept) {
    BatchLanguages languages("en", forecast_english(300));
    Document document;
    document.text = english;
    document.language = "fr";
    EXPECT_EQ(languages.decide_at_once(301, document), "fr");
    EXPECT_EQ(decisions_of(languages), (std::vector<std::string>{"301 fr fr given"}));
}

TEST(BatchLanguages, ThreadsDecideWhatOneDoesInOrder) {
    constexpr std::uint64_t batches = 300;
    RandomText random(5);
    BatchLanguages in_order("en", forecast_english(300));
    std::vector<DocumentBatch> made;
    std::vector<DocumentBatch> expected;
    for (std::uint64_t number = 0; number < batches; ++number) {
        const auto first_docid = static_cast<std::uint32_t>(301 + 2 * number);
        made.push_back(make_batch(number, first_docid, {english, random.below(150) == 0 ? german : english}));
        expected.push_back(made.back());
        EXPECT_TRUE(in_order.decide(expected.back()));
    }
    BatchLanguages languages("en", forecast_english(300));
    std::atomic<std::uint64_t> next = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&] {
            for (std::uint64_t number = next++; number < batches; number = next++) {
                EXPECT_TRUE(languages.decide(made[number]));
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(decisions_of(languages), decisions_of(in_order));
    for (std::uint64_t number = 0; number < batches; ++number) {
        EXPECT_EQ(languages_of(made[number]), languages_of(expected[number]));
    }
}

TEST(BatchLanguages, WhoWaitsIsLetGoWhenABatchWillNeverCome) {
    BatchLanguages languages("en", {});
    DocumentBatch batch = make_batch(1, 1, {english});
    std::thread waiting([&] { EXPECT_FALSE(languages.decide(batch)); });
    languages.give_up();
    waiting.join();
    EXPECT_EQ(languages_of(batch), " ");
    EXPECT_TRUE(decisions_of(languages).empty());
}

}  // namespace
}  // namespace kwic
