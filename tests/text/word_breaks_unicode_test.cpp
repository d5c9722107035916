// WordBreaker against Unicode's own test file, where it is installed (Debian: unicode-data).
#include "text/icu_words.hpp"

#include <fstream>
#include <sstream>

namespace kwic {
namespace {

constexpr const char* test_file = "/usr/share/unicode/auxiliary/WordBreakTest.txt";

struct TestLine {
    std::string text;
    std::vector<std::size_t> ends;  // in bytes
};

// "÷ 0061 × 0308 ÷  #  comment": code points in hexadecimal, boundaries between them.
TestLine parse(const std::string& line) {
    TestLine parsed;
    std::istringstream words(line.substr(0, line.find('#')));
    for (std::string word; words >> word;) {
        if (word == "÷") {
            if (!parsed.text.empty()) parsed.ends.push_back(parsed.text.size());
        } else if (word != "×") {
            append_utf8(parsed.text, static_cast<char32_t>(std::stoul(word, nullptr, 16)));
        }
    }
    return parsed;
}

std::vector<std::size_t> ends_of(const std::vector<Boundary>& boundaries) {
    std::vector<std::size_t> ends;
    for (const Boundary& boundary : boundaries) ends.push_back(boundary.end_byte);
    return ends;
}

TEST(WordBreakerAgainstUnicode, AgreesWithTheTestFileExceptWhereIcuIsTailored) {
    std::ifstream file(test_file);
    if (!file) GTEST_SKIP() << test_file << " is not installed";
    std::string line;
    ASSERT_TRUE(std::getline(file, line));
    ASSERT_EQ(line, "# WordBreakTest-15.0.0.txt");
    IcuWords icu_words;
    WordBreaker breaker;
    int lines = 0;
    int tailored = 0;
    while (std::getline(file, line)) {
        const TestLine expected = parse(line);
        if (expected.text.empty()) continue;
        ++lines;
        const std::vector<Boundary> icu_boundaries = icu_words.boundaries_of(expected.text);
        const bool as_uax29 = ends_of(icu_boundaries) == expected.ends;
        if (!as_uax29) ++tailored;
        EXPECT_EQ(ends_of(boundaries_of(breaker, expected.text)), as_uax29 ? expected.ends : ends_of(icu_boundaries))
            << line;
    }
    EXPECT_EQ(lines, 1823);
    EXPECT_EQ(tailored, 15);
}

}  // namespace
}  // namespace kwic
