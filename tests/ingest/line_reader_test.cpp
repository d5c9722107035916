#include "ingest/line_reader.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace kwic {
namespace {

struct Taken {
    std::string text;
    std::uint64_t number;
    std::uint64_t begin_byte;
    std::uint64_t end_byte;
    bool too_long;

    bool operator==(const Taken&) const = default;
};

std::vector<Taken> read_lines(const std::string& content, std::uint64_t max_bytes) {
    MemorySource source(content);
    LineReader reader(source, max_bytes);
    std::vector<Taken> all;
    Line line;
    while (reader.next(line)) {
        all.push_back({std::string(line.text), line.number, line.begin_byte, line.end_byte, line.too_long});
    }
    return all;
}

// One byte after the other, all of the content in memory.
std::vector<Taken> split_naively(const std::string& content, std::uint64_t max_bytes) {
    std::vector<Taken> all;
    for (std::size_t begin = 0; begin < content.size();) {
        const std::size_t line_feed = content.find('\n', begin);
        std::size_t end = line_feed == content.npos ? content.size() : line_feed;
        const std::size_t next = line_feed == content.npos ? end : line_feed + 1;
        const bool carriage = line_feed != content.npos && end > begin && content[end - 1] == '\r';
        if (carriage && end - 1 - begin <= max_bytes) --end;
        const bool too_long = end - begin > max_bytes;
        all.push_back({too_long ? "" : content.substr(begin, end - begin), all.size() + 1, begin, end, too_long});
        begin = next;
    }
    return all;
}

TEST(LineReader, AgreesWithTheNaiveModel) {
    std::mt19937 random(7);
    for (std::size_t round = 0; round < test_rounds(200); ++round) {
        std::string content;
        const unsigned lines = random() % 12;
        for (unsigned i = 0; i < lines; ++i) {
            content += std::string(random() % 4 == 0 ? random() % 200'000 : random() % 60, 'a' + static_cast<char>(i));
            content += random() % 3 == 0 ? "\r\n" : "\n";
        }
        if (random() % 2 == 0) content += "last";
        const std::uint64_t max_bytes = random() % 2 == 0 ? 100'000 : 50;
        const std::vector<Taken> taken = read_lines(content, max_bytes);
        const std::vector<Taken> expected = split_naively(content, max_bytes);
        ASSERT_EQ(taken.size(), expected.size());
        for (std::size_t i = 0; i < taken.size(); ++i) {
            EXPECT_EQ(taken[i].text, expected[i].text);
            EXPECT_EQ(taken[i].number, expected[i].number);
            EXPECT_EQ(taken[i].begin_byte, expected[i].begin_byte);
            EXPECT_EQ(taken[i].too_long, expected[i].too_long);
            EXPECT_TRUE(taken[i].too_long || taken[i].end_byte == expected[i].end_byte);
        }
    }
}

TEST(LineReader, NothingHasNoLines) {
    EXPECT_TRUE(read_lines("", 10).empty());
    EXPECT_EQ(read_lines("\n", 10), (std::vector<Taken>{{"", 1, 0, 0, false}}));
    EXPECT_EQ(read_lines("a\n\nb", 10).size(), 3U);
}

TEST(StreamSource, StopsAtLineEnds) {
    std::istringstream stream("ab\ncd");
    StreamSource source(stream);
    char buffer[16];
    EXPECT_EQ(source.read(buffer, sizeof buffer), 3U);
    EXPECT_EQ(source.read(buffer, sizeof buffer), 2U);
    EXPECT_EQ(source.read(buffer, sizeof buffer), 0U);
}

TEST(ReadAll, StopsAtTheLimit) {
    std::string out;
    MemorySource exact("12345");
    EXPECT_TRUE(read_all(exact, 5, out));
    EXPECT_EQ(out, "12345");
    MemorySource more("123456");
    EXPECT_FALSE(read_all(more, 5, out));
}

}  // namespace
}  // namespace kwic
