#include "option_values.hpp"

#include "nearest_name.hpp"
#include "quantities.hpp"
#include "usage_error.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace kwic::cli {
namespace {

TEST(OptionValues, CountsAreDecimalDigits) {
    EXPECT_EQ(parse_count("-n", "0"), 0U);
    EXPECT_EQ(parse_count("-n", "010"), 10U);
    EXPECT_EQ(parse_count("-n", "1000000000000000"), 1'000'000'000'000'000U);
    for (const char* text : {"", "-1", "+1", "1.5", "0x10", "ten", "1 ", "1000000000000001", "99999999999999999999"}) {
        EXPECT_THROW(parse_count("-n", text), UsageError) << text;
    }
}

TEST(OptionValues, SizesTakeUnitsThatArePowersOf1024) {
    EXPECT_EQ(parse_size("--memory", "4096"), 4096U);
    EXPECT_EQ(parse_size("--memory", "64K"), 65536U);
    EXPECT_EQ(parse_size("--memory", "256M"), 268435456U);
    EXPECT_EQ(parse_size("--memory", "256MB"), 268435456U);
    EXPECT_EQ(parse_size("--memory", "1GiB"), 1073741824U);
    for (const char* text : {"", "0", "M", "-1M", "12Q", "1MM", "1Mi", "99999999999G"}) {
        EXPECT_THROW(parse_size("--memory", text), UsageError) << text;
    }
}

TEST(OptionValues, SecondsMayHaveAFraction) {
    const std::vector<std::pair<const char*, int>> rows = {{"0", 0},       {"2", 2000},   {"0.5", 500},
                                                           {"1.25", 1250}, {"0.0019", 1}, {"10.000", 10000}};
    for (const auto& [text, milliseconds] : rows) {
        EXPECT_EQ(parse_seconds("--lock-timeout", text).count(), milliseconds) << text;
    }
    EXPECT_EQ(parse_seconds("--lock-timeout", "1000000000").count(), 1'000'000'000'000);
    for (const char* text : {"", "-1", ".5", "1.", "1e3", "inf", "nan", "2s", "1.5.", "1,5", "1000000001"}) {
        EXPECT_THROW(parse_seconds("--lock-timeout", text), UsageError) << text;
    }
}

TEST(OptionValues, AChoiceThatIsNoneNamesAllAndTheNearest) {
    EXPECT_EQ(parse_choice("--format", "json", {"text", "json"}), 1U);
    try {
        parse_choice("--format", "jsno", {"text", "json"});
        FAIL();
    } catch (const UsageError& error) {
        EXPECT_STREQ(error.what(), "--format is one of text, json, not 'jsno'; did you mean json?");
    }
}

TEST(OptionValues, TheLastOfRepeatedOptionsCounts) {
    CLI::App app;
    std::string taken;
    add_value_option(app, "-n,--limit", "N", "",
                     [&](const std::string& option, const std::string& text) { taken += option + "=" + text + ";"; });
    app.parse(std::vector<std::string>{"4", "--limit", "3", "-n"});
    EXPECT_EQ(taken, "--limit=4;");
}

TEST(NearestName, DistanceCountsSwapsAsOneEdit) {
    EXPECT_EQ(edit_distance("", ""), 0U);
    EXPECT_EQ(edit_distance("abc", ""), 3U);
    EXPECT_EQ(edit_distance("search", "serach"), 1U);
    EXPECT_EQ(edit_distance("search", "saerch"), 1U);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
}

TEST(NearestName, OnlyNearNamesAreOffered) {
    const std::vector<std::string> names = {"index", "search", "show", "info"};
    EXPECT_EQ(nearest_name("serch", names), "search");
    EXPECT_EQ(nearest_name("inde", names), "index");
    EXPECT_EQ(nearest_name("sho", names), "show");
    EXPECT_EQ(nearest_name("x", names), "");
    EXPECT_EQ(nearest_name("delete", names), "");
    EXPECT_EQ(nearest_name(std::string(100000, 'x'), names), "");
}

TEST(Quantities, AreWrittenForPeople) {
    EXPECT_EQ(count_text(0), "0");
    EXPECT_EQ(count_text(999), "999");
    EXPECT_EQ(count_text(1000), "1,000");
    EXPECT_EQ(count_text(1234567), "1,234,567");
    EXPECT_EQ(count_text(1, "document"), "1 document");
    EXPECT_EQ(count_text(0, "document"), "0 documents");
    EXPECT_EQ(megabytes_text(149'999), "0.1 MB");
}

}  // namespace
}  // namespace kwic::cli
