#include "columns/columns.hpp"

#include "columns/columns_writer.hpp"
#include "columns/value_order.hpp"
#include "ingest/scratch_folder.hpp"
#include "storage/thrown_error.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using testing::ScratchFolder;
using testing::throws;

// What a document has, by field: the naive model.
using Values = std::map<std::string, std::vector<std::string>>;

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

StoredHead head_of(const Values& values) {
    StoredHead head;
    for (const auto& [name, texts] : values) {
        for (const std::string& text : texts) head.fields.emplace_back(name, text);
    }
    return head;
}

const std::vector<std::string>& samples() {
    static const std::vector<std::string> values = {"",
                                                    "1",
                                                    "2",
                                                    "02",
                                                    "-7.5",
                                                    "1e3",
                                                    "alpha",
                                                    "Alpha",
                                                    "alpha beta",
                                                    "\xC3\x9C"
                                                    "ber",
                                                    "uber",
                                                    "2020",
                                                    "2020-02",
                                                    "2020-02-30",
                                                    "NaN",
                                                    "x/y",
                                                    "x/y/z",
                                                    std::string("a\0b", 3),
                                                    std::string(5000, 'q'),
                                                    "2020-06-01T10:00:00Z"};
    return values;
}

std::vector<Values> make_documents(std::mt19937& random, std::size_t count) {
    std::vector<Values> documents(count);
    const std::vector<std::string> fields = {"few", "many", "number", "date", "path", "only"};
    for (std::size_t i = 0; i < count; ++i) {
        for (const std::string& field : fields) {
            if (field == "few" && random() % 8 != 0) continue;
            if (field == "only" && i != count / 2) continue;
            const std::size_t values = field == "many" ? random() % 4 : random() % 2;
            for (std::size_t j = 0; j < values; ++j) {
                std::string value = samples()[random() % samples().size()];
                if (field == "number") value = std::to_string(random() % 1000);
                documents[i][field].push_back(value);
            }
        }
    }
    return documents;
}

void write(const std::vector<Values>& documents, const std::string& path, const std::vector<FieldSpec>& declared = {}) {
    ColumnsWriter writer(declared);
    for (std::size_t i = 0; i < documents.size(); ++i) {
        writer.add(static_cast<std::uint32_t>(i + 1), head_of(documents[i]));
    }
    writer.write(path, static_cast<std::uint32_t>(documents.size()));
}

// What the column should hold: for each document the values of the type, each once, in order.
std::map<std::uint32_t, std::vector<std::string>> expected_of(const std::vector<Values>& documents,
                                                              const std::string& field, FieldType type) {
    std::map<std::uint32_t, std::vector<std::string>> expected;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const auto found = documents[i].find(field);
        if (found == documents[i].end()) continue;
        std::set<std::string> values;
        for (const std::string& value : found->second) {
            if (!value.empty() && key_of(type, value)) values.insert(value);
        }
        std::vector<std::string> ordered(values.begin(), values.end());
        std::stable_sort(ordered.begin(), ordered.end(), [&](const std::string& a, const std::string& b) {
            return *key_of(type, a) < *key_of(type, b);
        });
        if (!ordered.empty()) expected[static_cast<std::uint32_t>(i + 1)] = ordered;
    }
    return expected;
}

void expect_holds(const Columns& columns, const std::vector<Values>& documents, const std::string& field) {
    const Column* column = columns.find(field);
    if (column == nullptr) {
        EXPECT_TRUE(expected_of(documents, field, FieldType::path).empty() || field == "number" || field == "date")
            << field;
        return;
    }
    const auto expected = expected_of(documents, field, column->type());
    std::map<std::uint32_t, std::vector<std::string>> found;
    column->for_each(
        [&](std::uint32_t docid, std::uint32_t ordinal) { found[docid].push_back(column->value(ordinal)); });
    EXPECT_EQ(found, expected) << field;
    EXPECT_EQ(column->documents(), expected.size());
    for (std::uint32_t docid = 0; docid <= documents.size() + 2; ++docid) {
        std::vector<std::string> values;
        column->for_each_of(docid, [&](std::uint32_t ordinal) { values.push_back(column->value(ordinal)); });
        const auto known = expected.find(docid);
        ASSERT_EQ(values, known == expected.end() ? std::vector<std::string>{} : known->second)
            << field << ' ' << docid;
    }
    std::vector<std::string> dictionary;
    column->for_each_value(0, column->values(),
                           [&](std::uint32_t, const std::string& value) { dictionary.push_back(value); });
    for (std::size_t i = 1; i < dictionary.size(); ++i) {
        ASSERT_TRUE(!(*key_of(column->type(), dictionary[i]) < *key_of(column->type(), dictionary[i - 1]))) << field;
    }
}

TEST(Columns, GiveBackWhatWasWritten) {
    std::mt19937 random(1);
    for (std::size_t round = 0; round < test_rounds(30); ++round) {
        const ScratchFolder scratch;
        const auto documents = make_documents(random, random() % 60);
        write(documents, scratch.path("columns"));
        const Columns columns(scratch.path("columns"));
        EXPECT_EQ(columns.last_docid(), documents.size());
        for (const char* field : {"few", "many", "number", "date", "path", "only"}) {
            expect_holds(columns, documents, field);
        }
        EXPECT_EQ(columns.find("unknown"), nullptr);
    }
}

TEST(Columns, AreTheSameBytesInWhateverOrderAndWayDocumentsCome) {
    std::mt19937 random(2);
    for (std::size_t round = 0; round < test_rounds(20); ++round) {
        const ScratchFolder scratch;
        auto documents = make_documents(random, 1 + random() % 40);
        const auto last = static_cast<std::uint32_t>(documents.size());
        write(documents, scratch.path("former"));
        const Columns former(scratch.path("former"));
        std::set<std::uint32_t> changed;
        for (std::uint32_t docid = 1; docid <= last; ++docid) {
            if (random() % 3 == 0) changed.insert(docid);
        }
        for (const std::uint32_t docid : changed) documents[docid - 1] = make_documents(random, 1).front();
        write(documents, scratch.path("anew"));
        ColumnsWriter writer({});
        for (auto docid = changed.rbegin(); docid != changed.rend(); ++docid) {
            writer.add(*docid, head_of(documents[*docid - 1]));
        }
        writer.add(former, [&](std::uint32_t docid) { return !changed.contains(docid); });
        EXPECT_EQ(writer.bytes(last), bytes_of(scratch.path("anew")));
    }
}

FieldType type_of(const std::vector<std::string>& values, const std::vector<FieldSpec>& declared = {}) {
    const ScratchFolder scratch;
    std::vector<Values> documents;
    for (const std::string& value : values) documents.push_back({{"field", {value}}});
    write(documents, scratch.path("columns"), declared);
    return Columns(scratch.path("columns")).find("field")->type();
}

TEST(Columns, TheTypeOfAFieldShowsInItsValues) {
    EXPECT_EQ(type_of({"1", "-2.5", "1975"}), FieldType::number);
    EXPECT_EQ(type_of({"1975", "1975-06", "2020-01-02T03:04:05Z"}), FieldType::date);
    EXPECT_EQ(type_of({"1", "2", "three"}), FieldType::words);
    EXPECT_EQ(type_of({"1", "2", ""}), FieldType::number);
    EXPECT_EQ(type_of({"1", "two"}, {{"field", FieldType::number}}), FieldType::number);
    EXPECT_EQ(type_of({"1", "2"}, {{"field", FieldType::keyword}}), FieldType::keyword);
}

TEST(Columns, WhatIsNoValueOfADeclaredTypeIsLeftOut) {
    const ScratchFolder scratch;
    write({{{"field", {"two"}}}, {{"field", {"2"}}}}, scratch.path("columns"), {{"field", FieldType::number}});
    const Columns columns(scratch.path("columns"));
    EXPECT_EQ(columns.find("field")->documents(), 1U);
    EXPECT_EQ(columns.find("field")->value(0), "2");
}

TEST(Columns, ADocumentsOwnFieldGoesBeforeTheBuiltInOne) {
    const ScratchFolder scratch;
    ColumnsWriter writer({});
    StoredHead head;
    head.path = "/a/Report.PDF";
    head.language = "en";
    head.text_bytes = 12;
    writer.add(1, head);
    head.given_language = "pt";
    head.fields = {{"type", "memo"}};
    writer.add(2, head);
    writer.write(scratch.path("columns"), 2);
    const Columns columns(scratch.path("columns"));
    const auto values = [&](const char* field) {
        std::vector<std::string> all;
        columns.find(field)->for_each(
            [&](std::uint32_t, std::uint32_t ordinal) { all.push_back(columns.find(field)->value(ordinal)); });
        return all;
    };
    EXPECT_EQ(values("type"), (std::vector<std::string>{"pdf", "memo"}));
    EXPECT_EQ(values("lang"), (std::vector<std::string>{"en", "pt"}));
    EXPECT_EQ(values("size"), (std::vector<std::string>{"12", "12"}));
    EXPECT_EQ(values("path"), (std::vector<std::string>{"/a/Report.PDF", "/a/Report.PDF"}));
}

TEST(Columns, AMissingFileIsDamage) {
    const ScratchFolder scratch;
    EXPECT_TRUE(throws(ErrorCode::damaged, [&] { const Columns columns(scratch.path("columns")); }));
}

void read_all(const Columns& columns) {
    for (const Column& column : columns.all()) {
        std::size_t bytes = 0;
        std::uint32_t before = 0;
        column.for_each([&](std::uint32_t docid, std::uint32_t ordinal) {
            ASSERT_GE(docid, std::exchange(before, docid));
            if (ordinal % 3 == 0) bytes += column.value(ordinal).size();
            column.for_each_of(docid, [&](std::uint32_t value) { bytes += value; });
        });
        column.for_each_value(0, column.values(),
                              [&](std::uint32_t, const std::string& value) { bytes += value.size(); });
        bytes += column.find_first([](const std::string& value) { return value < "m"; });
        ASSERT_GE(bytes, 0U);
    }
}

TEST(Columns, DamageIsReportedOrAnswersSomething) {
    std::mt19937 random(3);
    const ScratchFolder scratch;
    write(make_documents(random, 50), scratch.path("columns"));
    const std::string whole = bytes_of(scratch.path("columns"));
    int refused = 0;
    for (std::size_t round = 0; round < test_rounds(2000); ++round) {
        std::string bytes = whole;
        const std::size_t at = round % 2 == 0 ? random() % bytes.size() : bytes.size() - 1 - random() % 300;
        bytes[at] = static_cast<char>(random());
        if (round % 10 == 0) bytes.resize(random() % bytes.size());
        std::ofstream(scratch.path("damaged"), std::ios::binary) << bytes;
        try {
            read_all(Columns(scratch.path("damaged")));
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::damaged);
            ++refused;
        }
    }
    EXPECT_GT(refused, 0);
}

}  // namespace
}  // namespace kwic
