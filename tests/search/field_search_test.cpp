// Filters, order, counts and groups by fields, beside a naive model of documents in memory.
#include "search/scratch_index.hpp"
#include "storage/thrown_error.hpp"
#include "support/test_rounds.hpp"

#include <kwic/index.hpp>
#include <kwic/maintenance.hpp>
#include <kwic/updater.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::throws;
using Ids = std::vector<std::string>;

Query leaf(QueryKind kind, const std::string& field, const std::string& text) {
    Query query;
    query.kind = kind;
    query.field = field;
    query.text = text;
    query.occurrence = Occurrence::required;
    return query;
}

Query word(const std::string& field, const std::string& text) {
    return leaf(QueryKind::word, field, text);
}

Query range(const std::string& field, const std::string& low, const std::string& high) {
    Query query = leaf(QueryKind::range, field, "");
    query.low = low;
    query.high = high;
    return query;
}

Query all_of(std::vector<Query> children) {
    Query group;
    group.kind = QueryKind::group;
    group.children = std::move(children);
    return group;
}

Query excluded(Query query) {
    query.occurrence = Occurrence::excluded;
    return query;
}

Query optional(Query query) {
    query.occurrence = Occurrence::optional;
    return query;
}

SearchOptions all_hits() {
    SearchOptions options;
    options.limit = 1000;
    options.detail = HitDetail::ids;
    return options;
}

Ids ids_of(const SearchResults& results) {
    Ids ids;
    for (const Hit& hit : results.hits) ids.push_back(hit.id);
    return ids;
}

Ids found(const Index& index, std::vector<Query> children, const SearchOptions& options = all_hits()) {
    return ids_of(index.search(all_of(std::move(children)), options));
}

Document make_document(const std::string& id, const std::vector<FieldValue>& fields, const std::string& text = "alpha",
                       const std::string& date = {}) {
    Document document;
    document.id = id;
    document.text = text;
    document.language = "en";
    document.date = date;
    document.fields = fields;
    return document;
}

const std::vector<std::string> names = {"Ada Lovelace", "ada lovelace", "Grace Hopper", "Hopper", "grace", "O'Neil"};

Document random_document(std::mt19937& random, std::size_t number) {
    Document document = make_document(std::to_string(number), {});
    document.text = random() % 2 == 0 ? "alpha" : "beta";
    for (std::size_t words = random() % 5; words > 0; --words) document.text += " alpha";
    if (random() % 3 != 0) document.fields.push_back({"year", std::to_string(1970 + random() % 12)});
    if (random() % 10 == 0) document.fields.push_back({"year", std::to_string(1970 + random() % 12)});
    for (std::size_t values = random() % 3; values > 0; --values) {
        document.fields.push_back({"author", names[random() % names.size()]});
    }
    if (random() % 4 == 0) document.fields.push_back({"junk", std::string(random() % 3, '\xFF') + "x"});
    if (random() % 2 == 0) {
        document.date = "20" + std::to_string(10 + random() % 5) + (random() % 2 == 0 ? "-06" : "-06-15T23:30:00Z");
    }
    document.origin.path = "/data/" + std::string(random() % 2 == 0 ? "a" : "b") + "/" + std::to_string(random() % 9) +
                           (random() % 2 == 0 ? ".txt" : ".MD");
    return document;
}

std::vector<std::string> values_of(const Document& document, const std::string& field) {
    std::vector<std::string> values;
    for (const FieldValue& value : document.fields) {
        if (value.name == field) values.push_back(value.value);
    }
    return values;
}

class FieldSearch : public ::testing::TestWithParam<BuildMethod> {
  protected:
    FieldSearch() {
        for (std::size_t number = 1; number <= 60; ++number) documents_.push_back(random_document(random_, number));
        BuildOptions options;
        options.method = GetParam();
        options.fields = {{"author", FieldType::keyword}, {"kept", FieldType::number}};
        Builder builder(scratch_.path(), options);
        for (const Document& document : documents_) builder.add(document);
        builder.publish();
    }

    void update() {
        Updater updater(scratch_.path());
        for (const std::size_t place : {3U, 17U, 40U}) {
            const std::string id = documents_[place].id;
            documents_[place] = random_document(random_, place);
            documents_[place].id = id;
            updater.put(documents_[place]);
        }
        updater.remove(documents_[20].id);
        documents_.erase(documents_.begin() + 20);
        documents_.push_back(random_document(random_, 900));
        updater.put(documents_.back());
        updater.publish();
    }

    [[nodiscard]] Ids expected(const std::function<bool(const Document&)>& matches) const {
        Ids ids;
        for (const Document& document : documents_) {
            if (matches(document)) ids.push_back(document.id);
        }
        return ids;
    }

    void expect_filters() const {
        const Index index = Index::open(scratch_.path());
        for (int low = 1969; low < 1983; low += 2) {
            const auto lies_in = [&](const Document& document) {
                const auto values = values_of(document, "year");
                return std::any_of(values.begin(), values.end(), [&](const std::string& value) {
                    return std::stoi(value) >= low && std::stoi(value) <= low + 3;
                });
            };
            const Query years = range("year", std::to_string(low), std::to_string(low + 3));
            EXPECT_EQ(found(index, {years}), expected(lies_in));
            EXPECT_EQ(found(index, {excluded(years)}), expected([&](const Document& d) { return !lies_in(d); }));
            Ids with_alpha = found(index, {leaf(QueryKind::word, "", "alpha"), years});
            std::sort(with_alpha.begin(), with_alpha.end());
            Ids both = expected([&](const Document& document) {
                return lies_in(document) && document.text.find("alpha") != std::string::npos;
            });
            std::sort(both.begin(), both.end());
            EXPECT_EQ(with_alpha, both);
        }
        EXPECT_EQ(found(index, {word("author", "ADA LOVELACE")}), expected([](const Document& document) {
                      const auto values = values_of(document, "author");
                      return std::count(values.begin(), values.end(), names[0]) +
                                 std::count(values.begin(), values.end(), names[1]) >
                             0;
                  }));
        EXPECT_EQ(found(index, {leaf(QueryKind::wildcard, "author", "*hopper")}),
                  expected([](const Document& document) {
                      const auto values = values_of(document, "author");
                      return std::count(values.begin(), values.end(), names[2]) +
                                 std::count(values.begin(), values.end(), names[3]) >
                             0;
                  }));
        EXPECT_EQ(found(index, {word("path", "a/*.txt")}), expected([](const Document& document) {
                      return document.origin.path.starts_with("/data/a/") && document.origin.path.ends_with(".txt");
                  }));
        EXPECT_EQ(found(index, {word("type", "md")}),
                  expected([](const Document& document) { return document.origin.path.ends_with(".MD"); }));
        EXPECT_EQ(found(index, {range("date", "2012", "2013-06-14")}), expected([](const Document& document) {
                      return document.date.starts_with("2012") || document.date == "2013-06";
                  }));
    }

    void expect_order() const {
        const Index index = Index::open(scratch_.path());
        for (const bool descending : {false, true}) {
            SearchOptions options = all_hits();
            options.sort = {{"year", descending}, {"size", !descending}};
            std::vector<const Document*> sorted;
            for (const Document& document : documents_) sorted.push_back(&document);
            const auto key = [&](const Document& document) -> std::optional<int> {
                std::optional<int> found;
                for (const std::string& value : values_of(document, "year")) {
                    const int year = std::stoi(value);
                    if (!found || (descending ? year > *found : year < *found)) found = year;
                }
                return found;
            };
            std::stable_sort(sorted.begin(), sorted.end(), [&](const Document* a, const Document* b) {
                const auto x = key(*a);
                const auto y = key(*b);
                if (x.has_value() != y.has_value()) return x.has_value();
                if (x != y) return (*x < *y) != descending;
                return a->text.size() != b->text.size() && (a->text.size() < b->text.size()) == descending;
            });
            for (const std::size_t limit : {5U, 1000U}) {
                options.limit = limit;
                Ids expected_ids;
                for (std::size_t i = 0; i < std::min(limit, sorted.size()); ++i) expected_ids.push_back(sorted[i]->id);
                const SearchResults results = index.search(all_of({optional(range("size", "0", ""))}), options);
                EXPECT_EQ(ids_of(results), expected_ids);
                EXPECT_EQ(results.total, documents_.size());
            }
        }
    }

    void expect_counts() const {
        const Index index = Index::open(scratch_.path());
        for (const std::string text : {"alpha", "beta"}) {
            SearchOptions options = all_hits();
            options.limit = 1;
            options.facets = {{"author", 3}, {"year", 10, {{"1970", "1974"}, {"", "1971"}}}, {"date", 10, {}, "year"}};
            const SearchResults results = index.search(text, options);
            std::map<std::string, std::uint64_t> authors;
            std::map<std::string, std::uint64_t> years;
            std::uint64_t early = 0;
            std::uint64_t matches = 0;
            for (const Document& document : documents_) {
                if (document.text.find(text) == std::string::npos) continue;
                ++matches;
                const auto values = values_of(document, "author");
                for (const std::string& value : std::set<std::string>(values.begin(), values.end())) ++authors[value];
                if (!document.date.empty()) ++years[document.date.substr(0, 4)];
                const auto numbers = values_of(document, "year");
                early += std::any_of(numbers.begin(), numbers.end(), [](const auto& n) { return n <= "1974"; }) ? 1 : 0;
            }
            EXPECT_EQ(results.total, matches);
            EXPECT_TRUE(results.total_exact);
            EXPECT_EQ(results.facets[0].values, authors.size());
            for (const FacetCount& count : results.facets[0].counts) EXPECT_EQ(count.documents, authors[count.value]);
            EXPECT_EQ(results.facets[0].counts.size(), std::min<std::size_t>(3, authors.size()));
            EXPECT_EQ(results.facets[1].counts[0].documents, early);
            EXPECT_EQ(results.facets[1].counts[0].value, "1970..1974");
            ASSERT_EQ(results.facets[2].counts.size(), years.size());
            for (const FacetCount& count : results.facets[2].counts) EXPECT_EQ(count.documents, years[count.value]);
        }
    }

    void expect_groups() const {
        const Index index = Index::open(scratch_.path());
        const SearchResults plain = index.search("alpha", all_hits());
        SearchOptions options = all_hits();
        options.collapse = "path";
        const SearchResults collapsed = index.search("alpha", options);
        Ids first;
        std::map<std::string, std::uint64_t> of_path;
        std::map<std::string, std::string> path_of;
        for (const Document& document : documents_) path_of[document.id] = document.origin.path;
        for (const Hit& hit : plain.hits) {
            if (of_path[path_of[hit.id]]++ == 0) first.push_back(hit.id);
        }
        EXPECT_EQ(ids_of(collapsed), first);
        EXPECT_EQ(collapsed.total, plain.hits.size());
        for (const Hit& hit : collapsed.hits) EXPECT_EQ(hit.hidden + 1, of_path[path_of[hit.id]]);
        options.offset = 2;
        options.limit = 3;
        EXPECT_EQ(ids_of(index.search("alpha", options)), Ids(first.begin() + 2, first.begin() + 5));
    }

    void expect_all() const {
        expect_filters();
        expect_order();
        expect_counts();
        expect_groups();
        EXPECT_TRUE(check_index(scratch_.path(), {.deep = true}).is_sound());
    }

    std::mt19937 random_{7};
    std::vector<Document> documents_;
    ScratchIndex scratch_{{}};
};

TEST_P(FieldSearch, FindsOrdersCountsAndGroupsAsTheModelDoes) {
    expect_all();
}

TEST_P(FieldSearch, DoesSoAfterAnUpdate) {
    update();
    expect_all();
    EXPECT_EQ(Index::open(scratch_.path()).info().declared_fields.size(), 2U);
}

INSTANTIATE_TEST_SUITE_P(Builders, FieldSearch, ::testing::Values(BuildMethod::bulk, BuildMethod::api));

TEST(FieldFilters, AWordFieldHasTheWordsNextToEachOther) {
    ScratchIndex scratch({make_document("1", {{"author", "Leo Tolstoy"}}),
                          make_document("2", {{"author", "Tolstoy, Leo"}}),
                          make_document("3", {{"author", "Non-Aligned Press"}}), make_document("4", {})});
    const Index index = scratch.open();
    EXPECT_EQ(found(index, {word("author", "tolstoy")}), (Ids{"1", "2"}));
    EXPECT_EQ(found(index, {leaf(QueryKind::phrase, "author", "leo tolstoy")}), (Ids{"1"}));
    EXPECT_EQ(found(index, {word("author", "nonaligned")}), (Ids{"3"}));
    EXPECT_EQ(found(index, {word("author", "aligned")}), (Ids{"3"}));
    EXPECT_EQ(found(index, {leaf(QueryKind::wildcard, "author", "tol*")}), (Ids{"1", "2"}));
    Query fuzzy = leaf(QueryKind::fuzzy, "author", "tolstoi");
    fuzzy.distance = 1;
    EXPECT_EQ(found(index, {fuzzy}), (Ids{"1", "2"}));
    EXPECT_EQ(found(index, {word("author", "press")}), (Ids{"3"}));
    Query exact = word("author", "presses");
    EXPECT_EQ(found(index, {exact}), (Ids{"3"}));
    exact.exact = true;
    EXPECT_EQ(found(index, {exact}), Ids());
}

TEST(FieldFilters, ARestrictionOfManyMatchesFindsThoseBehindTheBest) {
    std::vector<Document> documents;
    for (int i = 1; i <= 500; ++i) documents.push_back(make_document(std::to_string(i), {}, "alpha alpha alpha"));
    documents.push_back(make_document("last", {{"tag", "rare"}}, "alpha and many other words so that it ranks last"));
    ScratchIndex scratch(documents);
    SearchOptions options = all_hits();
    options.limit = 1;
    EXPECT_EQ(found(scratch.open(), {leaf(QueryKind::word, "", "alpha"), word("tag", "rare")}, options), (Ids{"last"}));
}

TEST(FieldFilters, WhatCannotBeARangeIsToldAndLeftOut) {
    ScratchIndex scratch({make_document("1", {{"year", "1975"}, {"author", "x"}}, "alpha", "2020-06-15"),
                          make_document("2", {{"year", "1985"}}, "alpha", "2021-06-15")});
    const Index index = scratch.open();
    const auto warning = [&](const Query& query) {
        const SearchResults results = index.search(all_of({leaf(QueryKind::word, "", "alpha"), query}), all_hits());
        EXPECT_EQ(results.hits.size(), 2U);
        return results.warnings.empty() ? std::string() : results.warnings.front().message;
    };
    EXPECT_NE(warning(range("date", "20201399", "")), "");
    EXPECT_NE(warning(range("date", "2020-02-30", "")), "");
    EXPECT_NE(warning(range("year", "many", "")), "");
    EXPECT_NE(warning(range("author", "a", "b")), "");
    Query near = leaf(QueryKind::near, "", "");
    near.children = {word("author", "x"), word("author", "y")};
    EXPECT_NE(warning(near), "");
    EXPECT_EQ(found(index, {range("date", "2020", "2021")}), (Ids{"1", "2"}));
    EXPECT_EQ(found(index, {range("date", "2020", "2020")}), (Ids{"1"}));
    EXPECT_EQ(found(index, {range("date", "2020-06-15", "2020-06-15")}), (Ids{"1"}));
    EXPECT_EQ(found(index, {range("year", "", "1975")}), (Ids{"1"}));
}

TEST(FieldFilters, AReversedRangeIsToldAndLeftOut) {
    ScratchIndex scratch({make_document("1", {{"year", "1975"}}), make_document("2", {{"year", "1985"}})});
    const Index index = scratch.open();
    const Query reversed = range("year", "1980", "1970");
    SearchResults results = index.search(all_of({reversed}), all_hits());
    EXPECT_TRUE(results.hits.empty());
    EXPECT_EQ(results.warnings.size(), 1U);
    results = index.search(all_of({leaf(QueryKind::word, "", "alpha"), reversed}), all_hits());
    EXPECT_EQ(results.hits.size(), 2U);
    EXPECT_EQ(results.warnings.size(), 1U);
}

TEST(FieldFilters, AreAskedForInQueriesOfText) {
    ScratchIndex scratch({make_document("1", {{"year", "1975"}, {"author", "Leo Tolstoy"}}, "alpha", "2020-06-15"),
                          make_document("2", {{"year", "1985"}}, "alpha", "2021-06-15"),
                          make_document("3", {{"year", "1985"}}, "beta", "2021-07-15")});
    const Index index = scratch.open();
    SearchOptions options = all_hits();
    options.now = 1624000000;  // in June 2021
    const std::vector<std::pair<std::string, Ids>> cases = {{"alpha year:1980..1990", {"2"}},
                                                            {"year:>1975", {"2", "3"}},
                                                            {"date:2020..2021-06", {"1", "2"}},
                                                            {"author:tolstoy", {"1"}},
                                                            {"alpha -lang:en", {}},
                                                            {"lang:EN year:1975", {"1"}},
                                                            {"author:\"leo tolstoy\"", {"1"}},
                                                            {"date:this-month", {"2"}},
                                                            {"alpha -author:tol*", {"2"}},
                                                            {"size:0..4", {"3"}},
                                                            {"lang:fr OR year:1975", {"1"}}};
    for (const auto& [query, ids] : cases) {
        const SearchResults results = index.search(query, options);
        EXPECT_EQ(ids_of(results), ids) << query;
        EXPECT_TRUE(results.warnings.empty()) << query;
    }
    EXPECT_EQ(index.search("date:20201399 alpha", options).warnings.size(), 1U);
}

TEST(FieldFilters, BoundsMayBeLeftOutOfARange) {
    ScratchIndex scratch({make_document("1", {{"year", "1"}}), make_document("2", {{"year", "2"}}),
                          make_document("3", {{"year", "3"}})});
    Query query = range("year", "1", "3");
    query.excludes_low = true;
    EXPECT_EQ(found(scratch.open(), {query}), (Ids{"2", "3"}));
    query.excludes_high = true;
    EXPECT_EQ(found(scratch.open(), {query}), (Ids{"2"}));
}

TEST(FieldFilters, AFieldThatNoDocumentHasFindsNothingAndSaysSo) {
    ScratchIndex scratch({make_document("1", {})});
    const SearchResults results = scratch.open().search(all_of({word("author", "x")}), all_hits());
    EXPECT_TRUE(results.hits.empty());
    EXPECT_EQ(results.warnings.size(), 1U);
}

TEST(FieldFilters, GiveNoMarksAndNoScore) {
    ScratchIndex scratch({make_document("1", {{"tag", "alpha"}})});
    const SearchResults results = scratch.open().search(all_of({word("tag", "alpha")}), {});
    ASSERT_EQ(results.hits.size(), 1U);
    EXPECT_EQ(results.hits[0].score, 0);
    EXPECT_TRUE(results.hits[0].passages.empty());
    EXPECT_EQ(results.hits[0].opening, "alpha");
}

TEST(FieldFilters, DaysAreThoseOfTheAsker) {
    ScratchIndex scratch({make_document("moment", {}, "alpha", "2020-06-15T23:30:00Z"),
                          make_document("day", {}, "alpha", "2020-06-15")});
    const Index index = scratch.open();
    SearchOptions options = all_hits();
    EXPECT_EQ(found(index, {range("date", "2020-06-15", "2020-06-15")}, options), (Ids{"moment", "day"}));
    options.utc_offset_minutes = 120;
    EXPECT_EQ(found(index, {range("date", "2020-06-15", "2020-06-15")}, options), (Ids{"day"}));
    EXPECT_EQ(found(index, {range("date", "2020-06-16", "2020-06-16")}, options), (Ids{"moment"}));
    options.utc_offset_minutes = -600;
    EXPECT_EQ(found(index, {range("date", "2020-06-15", "2020-06-15")}, options), (Ids{"moment", "day"}));
    options.facets = {{"date", 10, {}, "day"}};
    options.utc_offset_minutes = 120;
    const Facet facet = index.search("alpha", options).facets.at(0);
    ASSERT_EQ(facet.counts.size(), 2U);
    EXPECT_EQ(facet.counts[0].value, "2020-06-15");
    EXPECT_EQ(facet.counts[1].value, "2020-06-16");
}

TEST(FieldFacets, NumbersAreCountedInStepsAndSayWhereTheyEnd) {
    ScratchIndex scratch({make_document("1", {{"n", "-1"}}), make_document("2", {{"n", "5"}, {"n", "7"}}),
                          make_document("3", {{"n", "10"}})});
    SearchOptions options = all_hits();
    options.facets = {{"n", 10, {}, "10"}};
    const Facet facet = scratch.open().search("alpha", options).facets.at(0);
    ASSERT_EQ(facet.counts.size(), 3U);
    EXPECT_EQ(facet.counts[0].value, "-10..0");
    EXPECT_EQ(facet.counts[1].value, "0..10");
    EXPECT_EQ(facet.counts[1].documents, 1U);
    EXPECT_EQ(facet.counts[2].value, "10..20");
    EXPECT_EQ(facet.documents, 3U);
}

TEST(FieldFacets, OfFewMatchesTheValuesAreLookedUp) {
    std::vector<Document> documents;
    for (int i = 1; i <= 200; ++i) documents.push_back(make_document(std::to_string(i), {{"tag", "x"}, {"tag", "y"}}));
    documents.push_back(make_document("other", {{"tag", "y"}, {"tag", "z"}}, "beta"));
    ScratchIndex scratch(documents);
    SearchOptions options = all_hits();
    options.facets = {{"tag"}};
    const Facet facet = scratch.open().search("beta", options).facets.at(0);
    ASSERT_EQ(facet.counts.size(), 2U);
    EXPECT_EQ(facet.counts[0].value, "y");
    EXPECT_EQ(facet.counts[1].value, "z");
    EXPECT_EQ(facet.documents, 1U);
}

TEST(FieldOptions, AnUnknownFieldIsAnErrorThatSaysWhichWasMeant) {
    ScratchIndex scratch({make_document("1", {{"year", "1975"}})});
    const Index index = scratch.open();
    for (const auto& change : std::vector<std::function<void(SearchOptions&)>>{
             [](SearchOptions& o) { o.sort = {{"yaer"}}; }, [](SearchOptions& o) { o.facets = {{"yaer"}}; },
             [](SearchOptions& o) { o.collapse = "yaer"; },
             [](SearchOptions& o) {
                 o.facets = {{"year", 1, {}, "day"}};
             },
             [](SearchOptions& o) {
                 o.facets = {{"year", 1, {{"x", "y"}}}};
             }}) {
        SearchOptions options = all_hits();
        change(options);
        EXPECT_TRUE(throws(ErrorCode::invalid_argument, [&] { (void)index.search("alpha", options); }));
    }
}

TEST(FieldOptions, CopiesAreHiddenBehindTheFirst) {
    std::string text;
    for (int i = 0; i < 100; ++i) text += "alpha word" + std::to_string(i) + ' ';
    ScratchIndex scratch({make_document("1", {}, text), make_document("2", {}, text + "more"),
                          make_document("3", {}, "alpha " + text.substr(400)), make_document("4", {}, "alpha")});
    SearchOptions options = all_hits();
    options.collapse_copies = true;
    const SearchResults results = scratch.open().search("alpha", options);
    EXPECT_EQ(results.total, 4U);
    std::map<std::string, std::uint64_t> hidden;
    for (const Hit& hit : results.hits) hidden[hit.id] = hit.hidden;
    EXPECT_EQ(hidden.size(), 3U);
    EXPECT_EQ(hidden.count("1") == 1 ? hidden["1"] : hidden["2"], 1U);
    options.limit = 2;
    EXPECT_EQ(scratch.open().search("alpha", options).hits.size(), 2U);
}

TEST(DeclaredFields, AreKeptByAnUpdateAndChangeWhenTheIndexIsBuiltAnew) {
    ScratchIndex scratch({});
    BuildOptions options;
    options.fields = {{"code", FieldType::keyword}};
    {
        Builder builder(scratch.path(), options);
        builder.add(make_document("1", {{"code", "12"}}));
        builder.publish();
    }
    EXPECT_EQ(Index::open(scratch.path()).info().declared_fields, options.fields);
    EXPECT_NO_THROW(Updater(scratch.path(), options));
    options.fields = {{"code", FieldType::number}};
    EXPECT_TRUE(throws(ErrorCode::incompatible, [&] { Updater(scratch.path(), options); }));
    options.fields = {{"other", FieldType::number}};
    EXPECT_TRUE(throws(ErrorCode::incompatible, [&] { Updater(scratch.path(), options); }));
}

TEST(DeclaredFields, WhatCannotBeDeclaredIsRefused) {
    ScratchIndex scratch({});
    for (const FieldSpec& field : std::vector<FieldSpec>{{"", FieldType::number},
                                                         {"title", FieldType::words},
                                                         {"a:b", FieldType::words},
                                                         {"a b", FieldType::words},
                                                         {"body", FieldType::text, 1.5},
                                                         {"year", FieldType::number, 2}}) {
        BuildOptions options;
        options.fields = {field};
        EXPECT_TRUE(throws(ErrorCode::invalid_argument, [&] { Builder(scratch.path(), options); })) << field.name;
    }
}

}  // namespace
}  // namespace kwic
