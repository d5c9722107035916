// Fields of type text, beside a naive model over the tokens of documents in memory.
#include "search/scratch_index.hpp"
#include "storage/thrown_error.hpp"
#include "support/test_rounds.hpp"

#include <kwic/analyzer.hpp>
#include <kwic/index.hpp>
#include <kwic/maintenance.hpp>
#include <kwic/updater.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::throws;
using Ids = std::vector<std::string>;

const std::vector<FieldSpec> schema = {
    {"abstract", FieldType::text, 1}, {"tag", FieldType::keyword, 1}, {"subject", FieldType::text, 3}};

BuildOptions options_of(const std::vector<FieldSpec>& fields, BuildMethod method = BuildMethod::bulk) {
    BuildOptions options;
    options.fields = fields;
    options.method = method;
    options.max_threads = 1;
    options.verify = true;
    return options;
}

void build(const std::string& path, const std::vector<Document>& documents, const BuildOptions& options) {
    Builder builder(path, options);
    for (const Document& document : documents) builder.add(document);
    builder.publish();
}

class FieldIndex {
  public:
    explicit FieldIndex(const std::vector<Document>& documents, const std::vector<FieldSpec>& fields = schema)
        : scratch_({}) {
        build(scratch_.path(), documents, options_of(fields));
    }

    [[nodiscard]] std::string path() const { return scratch_.path(); }
    [[nodiscard]] Index open() const { return scratch_.open(); }

  private:
    ScratchIndex scratch_;
};

Document make_document(const std::string& id, const std::string& text, const std::vector<FieldValue>& fields,
                       const std::string& title = {}) {
    Document document;
    document.id = id;
    document.title = title;
    document.text = text;
    document.language = "en";
    document.fields = fields;
    return document;
}

SearchResults search(const Index& index, const std::string& query) {
    SearchOptions options;
    options.limit = 1000;
    options.passages = 100;
    return index.search(query, options);
}

Ids found(const Index& index, const std::string& query) {
    Ids ids;
    for (const Hit& hit : search(index, query).hits) ids.push_back(hit.id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

TEST(TextFields, TheirWordsAreFoundWithTheFieldAndWithoutIt) {
    const FieldIndex scratch({make_document("1", "alpha", {{"abstract", "The movements of summits"}}),
                              make_document("2", "movement", {{"subject", "alpha"}}),
                              make_document("3", "beta", {{"tag", "movement"}})});
    const Index index = scratch.open();
    EXPECT_EQ(found(index, "movement"), (Ids{"1", "2"}));
    EXPECT_EQ(found(index, "abstract:movement"), Ids{"1"});
    EXPECT_EQ(found(index, "subject:movement"), Ids{});
    EXPECT_EQ(found(index, "abstract:the"), Ids{"1"});
    EXPECT_EQ(found(index, "abstract:\"movement of summit\""), Ids{"1"});
    EXPECT_EQ(found(index, "\"movement of summit\""), Ids{"1"});
    EXPECT_EQ(found(index, "abstract:=movements"), Ids{"1"});
    EXPECT_EQ(found(index, "abstract:=movement"), Ids{});
    EXPECT_EQ(found(index, "=movements"), Ids{"1"});
    EXPECT_EQ(found(index, "abstract:move*"), Ids{"1"});
    EXPECT_EQ(found(index, "subject:move*"), Ids{});
    EXPECT_EQ(found(index, "abstract:sumits~"), Ids{"1"});
    EXPECT_EQ(found(index, "alpha -abstract:movement"), Ids{"2"});
    EXPECT_EQ(found(index, "title:movement"), Ids{});
}

TEST(TextFields, AWordWeighsAsOftenAsTheBoostSays) {
    const FieldIndex scratch({make_document("1", "alpha beta beta beta", {}),
                              make_document("2", "beta", {{"subject", "alpha"}}),
                              make_document("3", "gamma gamma gamma gamma", {})});
    const Index index = scratch.open();
    const SearchResults fields = search(index, "alpha");
    const FieldIndex as_text({make_document("1", "alpha beta beta beta", {}),
                              make_document("2", "alpha alpha alpha beta", {}),
                              make_document("3", "gamma gamma gamma gamma", {})});
    const SearchResults texts = search(as_text.open(), "alpha");
    ASSERT_EQ(fields.hits.size(), 2U);
    ASSERT_EQ(texts.hits.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(fields.hits[i].id, texts.hits[i].id);
        EXPECT_DOUBLE_EQ(fields.hits[i].score, texts.hits[i].score);
    }
    EXPECT_EQ(fields.hits[0].id, "2");
}

TEST(TextFields, NoPhraseAndNoNearReachesOutOfAValue) {
    const FieldIndex scratch(
        {make_document("1", "alpha", {{"abstract", "beta"}, {"abstract", "gamma"}, {"subject", "delta"}})});
    const Index index = scratch.open();
    EXPECT_EQ(found(index, "alpha beta gamma delta"), Ids{"1"});
    for (const char* query : {"\"alpha beta\"", "\"beta gamma\"", "\"alpha beta\"~240", "\"beta gamma\"~240",
                              "\"gamma delta\"~240", "abstract:\"beta gamma\"", "abstract:\"beta gamma\"~240"}) {
        EXPECT_EQ(found(index, query), Ids{}) << query;
    }
}

TEST(TextFields, APhraseOfAFieldIsNotFoundWhereItsWordsStandThereApart) {
    const FieldIndex scratch({make_document("1", "cold war", {{"abstract", "war cold"}})});
    EXPECT_EQ(found(scratch.open(), "abstract:\"cold war\""), Ids{});
    EXPECT_EQ(found(scratch.open(), "abstract:\"war cold\""), Ids{"1"});
}

TEST(TextFields, MarksSayInWhichValueTheyAreAndNothingShownIsUnshown) {
    const FieldIndex scratch(
        {make_document("1", "nothing here", {{"abstract", "no"}, {"subject", "a cold war"}, {"abstract", "the war"}})});
    const Index index = scratch.open();
    const SearchResults results = search(index, "war abstract:war \"cold war\"");
    ASSERT_EQ(results.hits.size(), 1U);
    const Hit& hit = results.hits[0];
    ASSERT_EQ(hit.field_marks.size(), 2U);
    EXPECT_EQ(hit.field_marks[0].name, "subject");
    EXPECT_EQ(hit.field_marks[0].value, 0U);
    ASSERT_EQ(hit.field_marks[0].marks.size(), 1U);
    EXPECT_EQ(hit.field_marks[0].marks[0].begin, 2U);
    EXPECT_EQ(hit.field_marks[0].marks[0].end, 10U);
    EXPECT_EQ(hit.field_marks[1].name, "abstract");
    EXPECT_EQ(hit.field_marks[1].value, 1U);
    EXPECT_EQ(hit.unshown, std::vector<std::string>());
    EXPECT_EQ(search(index, "subject:war").hits[0].field_marks.size(), 1U);
    EXPECT_EQ(index.marked_document("1", "abstract:war").field_marks.size(), 1U);
}

std::string notes_of(const ExplainedClause& clause) {
    std::string notes;
    for (const std::string& note : clause.notes) notes += note + '\n';
    for (const ExplainedClause& child : clause.children) notes += notes_of(child);
    return notes;
}

TEST(TextFields, AMissTellsWhereTheWordsStandInstead) {
    const FieldIndex fields(
        {make_document("1", "a harvest of rice",
                       {{"subject", "farming in Asia"}, {"subject", "old tools"}, {"abstract", "ploughs"}}, "Fields")});
    const Index index = fields.open();
    struct Row {
        std::string query;
        std::string note;
    };
    const Row rows[] = {
        {"subject:rice", "\"rice\" stands in line 1, but not in that field\n"},
        {"subject:\"rice farming\"~5", "\"rice\" stands in line 1, but not in that field\n"},
        {"subject:ploughs", "\"ploughs\" stands in the field \"abstract\", but not in that field\n"},
        {"title:tools", "\"tools\" stands in the field \"subject\", but not in the title\n"},
        {"abstract:ploughz", "no document of the index has \"ploughz\"; the nearest word here is \"ploughs\"\n"},
        {"subject:\"asia tools\"",
         "all of its words stand here, but not in one piece: \"asia\" in the field \"subject\", \"tools\" in the field "
         "\"subject\"\n"},
        {"subject:\"asia farming\"",
         "all of its words stand here, but not next to each other in this order; nearest in the field \"subject\", "
         "words "
         "1 to 3: \"farming in Asia\"\n"},
        {"\"rice tools\"",
         "all of its words stand here, but not in one piece: \"rice\" in line 1, \"tools\" in the field \"subject\"\n"},
    };
    for (const Row& row : rows) {
        const Explanation explanation = index.explain(row.query, "1");
        EXPECT_FALSE(explanation.matches) << row.query;
        EXPECT_EQ(notes_of(explanation.whole), row.note) << row.query;
    }
}

TEST(TextFields, ScoresOfTheirWordsAddUpInAnExplanation) {
    const FieldIndex fields({make_document("1", "rice", {{"subject", "rice farming"}, {"abstract", "rice"}}),
                             make_document("2", "rice and more rice", {}), make_document("3", "wheat", {})});
    const Index index = fields.open();
    for (const char* query : {"rice", "subject:rice", "subject:rice abstract:rice rice", "subject:\"rice farming\""}) {
        for (const Hit& hit : index.search(query).hits) {
            const Explanation explanation = index.explain(query, hit.id);
            EXPECT_TRUE(explanation.matches) << query;
            EXPECT_EQ(explanation.score, hit.score) << query << " in " << hit.id;
            EXPECT_GT(explanation.whole.score, 0) << query;
        }
    }
}

TEST(TextFields, UnderABudgetTheirMarksAreLeftOutAndThatIsTold) {
    const FieldIndex fields({make_document("1", "wheat", {{"subject", "rice"}})});
    SearchOptions options;
    options.budget_tokens = 10;
    const SearchResults results = fields.open().search("rice wheat", options);
    EXPECT_TRUE(results.hits.at(0).field_marks.empty());
    EXPECT_EQ(results.hits.at(0).unshown, Ids{"rice"});
    EXPECT_EQ(results.hits.at(0).passages.size(), 1U);
}

TEST(TextFields, OfALongValueTheBeginningIsCounted) {
    const std::string same(1024, 'x');
    const FieldIndex fields({make_document("1", "rice", {{"subject", same + " a"}}),
                             make_document("2", "rice", {{"subject", same + " b"}}),
                             make_document("3", "rice", {{"subject", std::string(1023, 'x') + "\u00E9 farming"}})});
    SearchOptions options;
    options.facets = {{.field = "subject"}};
    const SearchResults results = fields.open().search("rice", options);
    ASSERT_EQ(results.facets.at(0).counts.size(), 2U);
    EXPECT_EQ(results.facets[0].counts[0].documents, 2U);
    EXPECT_EQ(results.facets[0].counts[1].value, std::string(1023, 'x'));
    EXPECT_EQ(search(fields.open(), "subject:farming").hits.size(), 1U);
}

TEST(TextFields, LinesStandBehindThoseOfTheText) {
    const FieldIndex fields({make_document(
        "1", "rice here", {{"subject", "no"}, {"subject", "on rice, rice"}, {"abstract", "rice"}}, "Rice")});
    const Concordance lines = fields.open().concordance("rice");
    std::vector<std::string> found;
    for (const ConcordanceLine& line : lines.lines) {
        found.push_back(std::string(name_of(line.source)) + ' ' + line.field + ' ' + std::to_string(line.value) + ' ' +
                        std::to_string(line.mark.begin_byte));
    }
    EXPECT_EQ(found, (std::vector<std::string>{"title  0 0", "text  0 0", "field subject 1 3", "field subject 1 9",
                                               "field abstract 0 0"}));
    EXPECT_EQ(lines.documents[0].occurrences, 5U);
    ConcordanceOptions options;
    options.max_per_document = 3;
    const Concordance fewer = fields.open().concordance("rice", options);
    EXPECT_EQ(fewer.lines.size(), 3U);
    EXPECT_EQ(fewer.lines_left_out, 2U);
}

TEST(TextFields, BothWaysOfBuildingMakeTheSameIndex) {
    const std::vector<Document> documents = {
        make_document("1", "alpha", {{"abstract", "e-mail the movements"}, {"subject", "non-aligned"}}, "one"),
        make_document("2", "", {{"subject", "alpha"}, {"abstract", ""}, {"subject", "alpha beta"}})};
    ScratchIndex bulk({});
    ScratchIndex api({});
    build(bulk.path(), documents, options_of(schema));
    build(api.path(), documents, options_of(schema, BuildMethod::api));
    for (const char* query : {"alpha", "abstract:movement", "subject:nonaligned", "\"alpha beta\"", "email"}) {
        EXPECT_EQ(found(bulk.open(), query), found(api.open(), query)) << query;
        EXPECT_FALSE(found(bulk.open(), query).empty()) << query;
    }
    EXPECT_EQ(bulk.open().info().average_length, api.open().info().average_length);
}

TEST(TextFields, AnUpdateSearchesThemToo) {
    std::vector<Document> documents;
    for (int id = 1; id <= 20; ++id)
        documents.push_back(make_document(std::to_string(id), "alpha", {{"abstract", "beta"}}));
    const FieldIndex scratch(documents);
    for (const int changed : {1, 18}) {
        BuildOptions options;
        options.verify = true;
        Updater updater(scratch.path(), options);
        for (int id = 1; id <= changed; ++id) {
            updater.put(make_document(std::to_string(id), "alpha",
                                      {{"abstract", "gamma" + std::to_string(changed)}, {"subject", "delta"}}));
        }
        updater.publish();
        const Index index = scratch.open();
        EXPECT_EQ(found(index, "abstract:gamma" + std::to_string(changed)).size(), static_cast<std::size_t>(changed));
        EXPECT_EQ(found(index, "subject:delta").size(), static_cast<std::size_t>(changed));
        EXPECT_EQ(found(index, "beta").size(), static_cast<std::size_t>(20 - changed));
        EXPECT_TRUE(check_index(scratch.path(), {.deep = true}).is_sound());
    }
}

TEST(TextFields, AnotherBoostNeedsAnIndexBuiltAnew) {
    const FieldIndex scratch({make_document("1", "alpha", {})});
    EXPECT_TRUE(throws(ErrorCode::incompatible, [&] {
        Updater(scratch.path(), options_of({{"abstract", FieldType::text, 2}}));
    }));
}

TEST(TextFields, ABoostIsAWholeNumberFromOneToTen) {
    ScratchIndex scratch({});
    for (const double boost : {0.0, 0.5, 1.5, 11.0, -1.0, 1e300}) {
        const BuildOptions options = options_of({{"abstract", FieldType::text, boost}});
        EXPECT_TRUE(throws(ErrorCode::invalid_argument, [&] { Builder(scratch.path(), options); })) << boost;
    }
    const BuildOptions built_in = options_of({{"path", FieldType::text}});
    EXPECT_TRUE(throws(ErrorCode::invalid_argument, [&] { Builder(scratch.path(), built_in); }));
}

// The naive model: words are single letters' names, each its own stem.
const std::vector<std::string> words = {"alpha", "beta", "gamma", "delta"};

std::string random_words(std::mt19937& random, std::size_t most) {
    std::string text;
    for (std::size_t count = random() % (most + 1); count > 0; --count) text += words[random() % words.size()] + ' ';
    return text;
}

Document random_document(std::mt19937& random, std::size_t number) {
    Document document = make_document(std::to_string(number), random_words(random, 3), {}, random_words(random, 2));
    for (std::size_t values = random() % 4; values > 0; --values) {
        const std::string name = std::vector<std::string>{"abstract", "subject", "tag"}[random() % 3];
        document.fields.push_back({name, random_words(random, 3)});
    }
    return document;
}

struct Asked {
    std::string field;
    std::vector<std::string> phrase;

    [[nodiscard]] std::string text() const {
        std::string text;
        for (const std::string& word : phrase) text += (text.empty() ? "" : " ") + word;
        return (field.empty() ? "" : field + ":") + (phrase.size() == 1 ? text : '"' + text + '"');
    }

    [[nodiscard]] std::size_t count_in(const std::string& text) const {
        const std::vector<Token> tokens = Analyzer().analyze(text, "en");
        std::size_t count = 0;
        for (std::size_t first = 0; first + phrase.size() <= tokens.size(); ++first) {
            bool is_here = true;
            for (std::size_t i = 0; i < phrase.size(); ++i) is_here = is_here && tokens[first + i].form == phrase[i];
            count += is_here ? 1 : 0;
        }
        return count;
    }
};

TEST(TextFields, FindAndMarkWhatANaiveModelFindsAndMarks) {
    std::mt19937 random(7);
    for (std::size_t round = 0; round < test_rounds(6); ++round) {
        std::vector<Document> documents;
        for (std::size_t id = 1; id <= 40; ++id) documents.push_back(random_document(random, id));
        const FieldIndex scratch(documents);
        const Index index = scratch.open();
        for (int turn = 0; turn < 40; ++turn) {
            Asked asked;
            asked.field = std::vector<std::string>{"", "abstract", "subject", "title"}[random() % 4];
            for (std::size_t count = 1 + random() % 2; count > 0; --count) {
                asked.phrase.push_back(words[random() % words.size()]);
            }
            Ids expected;
            std::set<std::string> marked;
            for (const Document& document : documents) {
                const bool anywhere = asked.field.empty();
                bool is_found = (anywhere && asked.count_in(document.text) > 0) ||
                                ((anywhere || asked.field == "title") && asked.count_in(document.title) > 0);
                std::map<std::string, std::size_t> values;
                for (const auto& [name, value] : document.fields) {
                    const std::size_t number = values[name]++;
                    if (name == "tag" || !(anywhere || asked.field == name) || asked.count_in(value) == 0) continue;
                    is_found = true;
                    marked.insert(document.id + ' ' + name + ' ' + std::to_string(number));
                }
                if (is_found) expected.push_back(document.id);
            }
            std::sort(expected.begin(), expected.end());
            EXPECT_EQ(found(index, asked.text()), expected) << asked.text();
            std::set<std::string> shown;
            for (const Hit& hit : search(index, asked.text()).hits) {
                EXPECT_TRUE(hit.unshown.empty());
                for (const FieldMarks& marks : hit.field_marks) {
                    shown.insert(hit.id + ' ' + marks.name + ' ' + std::to_string(marks.value));
                }
            }
            EXPECT_EQ(shown, marked) << asked.text();
        }
        if (::testing::Test::HasFailure()) FAIL() << "round " << round;
    }
}

}  // namespace
}  // namespace kwic
