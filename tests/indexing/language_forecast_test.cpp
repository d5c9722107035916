#include "indexing/language_forecast.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace kwic {
namespace {

struct Forecast {
    void count(const std::string& language, int documents) {
        for (; documents > 0; --documents) forecast.count(++docid, language);
    }
    std::string language_for(const std::string& language, bool detected = true) const {
        return forecast.language_for({language, detected});
    }

    LanguageForecast forecast;
    std::uint32_t docid = 0;
};

TEST(LanguageForecast, ARareLanguageIsTheMainOne) {
    Forecast forecast;
    forecast.count("en", 199);
    forecast.count("de", 1);
    EXPECT_EQ(forecast.language_for("de"), "de");
    EXPECT_EQ(forecast.language_for("en"), "en");
    forecast.count("en", 1);
    EXPECT_EQ(forecast.language_for("de"), "en");
    EXPECT_EQ(forecast.language_for("en"), "en");
    forecast.count("de", 1);
    EXPECT_EQ(forecast.language_for("de"), "de");
}

TEST(LanguageForecast, AGivenLanguageIsKept) {
    Forecast forecast;
    forecast.count("en", 1000);
    forecast.count("de", 1);
    EXPECT_EQ(forecast.language_for("de", false), "de");
}

TEST(LanguageForecast, TheMainLanguageIsThatOfMostDocuments) {
    Forecast forecast;
    forecast.count("fr", 300);
    forecast.count("en", 300);
    forecast.count("de", 1);
    EXPECT_EQ(forecast.language_for("de"), "en");
    forecast.count("fr", 1);
    EXPECT_EQ(forecast.language_for("de"), "fr");
}

TEST(LanguageForecast, ADocumentThatComesAgainIsNotCountedAgain) {
    Forecast forecast;
    forecast.count("en", 250);
    forecast.count("de", 1);
    for (std::uint32_t docid = 1; docid <= 251; ++docid) forecast.forecast.count(docid, "de");
    EXPECT_EQ(forecast.language_for("de"), "en");
}

TEST(LanguageForecast, OfNothingIsKnownNothing) {
    EXPECT_EQ(Forecast().language_for("de"), "de");
}

}  // namespace
}  // namespace kwic
