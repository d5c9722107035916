// Every example of docs/query-language.md is read and compared with what the page says.
#include <gtest/gtest.h>

#include <kwic/query.hpp>

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace kwic {
namespace {

using Cells = std::vector<std::string>;

struct Table {
    Cells head;
    std::vector<Cells> rows;
};

std::string read_page() {
    std::ifstream file(KWIC_SOURCE_DIR "/docs/query-language.md", std::ios::binary);
    EXPECT_TRUE(file) << "cannot read docs/query-language.md";
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string trim(const std::string& text) {
    const std::size_t begin = text.find_first_not_of(' ');
    return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

// No cell of the page holds a '|'.
Cells split_row(const std::string& line) {
    Cells cells;
    std::istringstream stream(line.substr(1));
    for (std::string cell; std::getline(stream, cell, '|');) cells.push_back(trim(cell));
    return cells;
}

std::vector<Table> tables_of(const std::string& page) {
    std::vector<Table> tables;
    bool inside = false;
    std::istringstream stream(page);
    for (std::string line; std::getline(stream, line);) {
        const bool is_row = line.starts_with("|");
        if (is_row && !inside)
            tables.push_back({split_row(line), {}});
        else if (is_row && !line.starts_with("|---"))
            tables.back().rows.push_back(split_row(line));
        inside = is_row;
    }
    return tables;
}

// What stands between the backticks of a cell; empty for an empty cell.
std::string code_of(const std::string& cell) {
    if (cell.empty()) return {};
    EXPECT_TRUE(cell.size() > 2 && cell.front() == '`' && cell.back() == '`') << cell;
    return cell.substr(1, cell.size() - 2);
}

void expect_no_warning(const ParsedQuery& parsed) {
    EXPECT_TRUE(parsed.warnings.empty()) << parsed.warnings[0].message;
}

void expect_warning(const ParsedQuery& parsed, const Cells& row) {
    ASSERT_EQ(row.size(), 5u);
    ASSERT_EQ(parsed.warnings.size(), 1u);
    EXPECT_EQ(std::to_string(parsed.warnings[0].column), row[2]);
    EXPECT_EQ(parsed.warnings[0].message, row[3]);
    EXPECT_EQ(parsed.warnings[0].suggestion, code_of(row[4]));
}

// The fields that the page speaks of.
ParseOptions options_of(const std::string& head) {
    ParseOptions options;
    options.literal = head == "literal text";
    options.all_words = head == "query with --all";
    options.fields = {{.name = "title"},
                      {.name = "author", .type = FieldType::words},
                      {.name = "lang", .type = FieldType::keyword},
                      {.name = "year", .type = FieldType::number},
                      {.name = "size", .type = FieldType::number},
                      {.name = "date", .type = FieldType::date},
                      {.name = "path", .type = FieldType::path}};
    return options;
}

void check_row(const Cells& head, const Cells& row) {
    SCOPED_TRACE(row[0]);
    ASSERT_GE(row.size(), 2u);
    const ParseOptions options = options_of(head[0]);
    const ParsedQuery parsed = parse_query(code_of(row[0]), options);
    const std::string canonical = code_of(row[1]);
    EXPECT_EQ(to_string(parsed.query, options.fields), canonical);
    if (head.size() == 5) {
        expect_warning(parsed, row);
    } else {
        expect_no_warning(parsed);
    }
    const ParsedQuery again = parse_query(canonical, options_of("query"));
    EXPECT_EQ(to_string(again.query, options.fields), canonical);
    expect_no_warning(again);
}

TEST(QueryDocumentation, TablesAreSeen) {
    const std::vector<Table> tables = tables_of("x\n\n| query | read as |\n|---|---|\n| `a` | `b` |\n| c | |\n\n|d|\n");
    ASSERT_EQ(tables.size(), 2u);
    EXPECT_EQ(tables[0].head, (Cells{"query", "read as"}));
    EXPECT_EQ(tables[0].rows, (std::vector<Cells>{{"`a`", "`b`"}, {"c", ""}}));
}

TEST(QueryDocumentation, EveryExampleReadsAsThePageSays) {
    std::size_t examples = 0;
    for (const Table& table : tables_of(read_page())) {
        ASSERT_GE(table.head.size(), 2u);
        if (table.head[0] == "type") continue;
        ASSERT_TRUE(table.head[0] == "query" || table.head[0] == "query with --all" || table.head[0] == "literal text")
            << table.head[0];
        ASSERT_EQ(table.head[1], "read as");
        for (const Cells& row : table.rows) check_row(table.head, row);
        examples += table.rows.size();
    }
    EXPECT_GE(examples, 135u);
}

TEST(QueryDocumentation, LimitsAreThoseOfTheLibrary) {
    const std::string page = read_page();
    for (const std::size_t limit : {max_query_bytes, max_query_terms, max_phrase_terms, max_query_depth,
                                    std::size_t{max_near_distance}, static_cast<std::size_t>(max_boost)}) {
        EXPECT_NE(page.find(" " + std::to_string(limit) + " "), std::string::npos) << limit;
    }
}

}  // namespace
}  // namespace kwic
