// Concordances of real indexes, against a model that reads the tokens of whole texts and counts.
#include "search/scratch_index.hpp"
#include "support/test_rounds.hpp"

#include <kwic/analyzer.hpp>
#include <kwic/error.hpp>
#include <kwic/reader.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using Span = std::pair<std::size_t, std::size_t>;

std::vector<std::string> texts_of(const Concordance& concordance) {
    std::vector<std::string> texts;
    for (const ConcordanceLine& line : concordance.lines) texts.push_back(line.text);
    return texts;
}

// What holds for every line whatever was asked.
void expect_sound(const Concordance& concordance, const Index& index) {
    for (const ConcordanceLine& line : concordance.lines) {
        const Document document = index.document(concordance.documents.at(line.document).id);
        const std::string& text = line.source == LineSource::title ? document.title : document.text;
        ASSERT_EQ(line.text, text.substr(line.begin_byte, line.end_byte - line.begin_byte));
        ASSERT_EQ(line.keyword(), text.substr(line.mark.begin_byte, line.mark.end_byte - line.mark.begin_byte));
        ASSERT_EQ(line.begin_byte + line.mark.begin, line.mark.begin_byte);
        ASSERT_EQ(std::string(line.left()) + std::string(line.keyword()) + std::string(line.right()), line.text);
    }
}

// A text as the model sees it: plain words, one token each, whose stem is the folded word without accents.
struct ModelText {
    std::string text;
    std::vector<Token> words;

    explicit ModelText(std::string content) : text(std::move(content)), words(Analyzer().analyze(text, "xx")) {}

    // Where the words stand one after the other; overlapping places are one.
    [[nodiscard]] std::vector<Span> occurrences(const std::vector<std::string>& phrase) const {
        std::vector<Span> spans;
        for (std::size_t i = 0; i + phrase.size() <= words.size(); ++i) {
            bool all = true;
            for (std::size_t j = 0; j < phrase.size(); ++j) all = all && words[i + j].stem == phrase[j];
            if (!all) continue;
            const Span span{words[i].begin_byte, words[i + phrase.size() - 1].end_byte};
            if (!spans.empty() && span.first < spans.back().second) {
                spans.back().second = span.second;
            } else {
                spans.push_back(span);
            }
        }
        return spans;
    }

    [[nodiscard]] std::vector<std::string> neighbours(const Span& span, LineOrder order) const {
        std::vector<std::string> stems;
        for (const Token& word : words) {
            if (order == LineOrder::left && word.end_byte <= span.first) stems.insert(stems.begin(), word.stem);
            if (order == LineOrder::right && word.begin_byte >= span.second) stems.push_back(word.stem);
        }
        stems.resize(std::min<std::size_t>(stems.size(), max_sort_words));
        return stems;
    }
};

struct ModelLine {
    std::string id;
    bool in_title = false;
    Span span;
    std::vector<std::string> key;
};

struct ModelDocument {
    ModelText title;
    ModelText text;
};

class Model {
  public:
    explicit Model(std::vector<ModelDocument> documents) : documents_(std::move(documents)) {}

    // The lines of the documents `ids`, which are in order of rank, and how many are left out.
    [[nodiscard]] std::vector<ModelLine> lines(const std::vector<std::string>& ids,
                                               const std::vector<std::string>& phrase,
                                               const ConcordanceOptions& options, std::size_t& left_out,
                                               std::size_t& documents_left_out) const {
        std::vector<ModelLine> lines;
        left_out = 0;
        documents_left_out = 0;
        for (std::size_t rank = 0; rank < ids.size(); ++rank) {
            if (rank >= options.max_documents || lines.size() >= options.limit) {
                ++documents_left_out;
                continue;
            }
            std::size_t taken = 0;
            const ModelDocument& document = documents_[std::stoul(ids[rank]) - 1];
            for (const bool in_title : {true, false}) {
                const ModelText& text = in_title ? document.title : document.text;
                for (const Span& span : text.occurrences(phrase)) {
                    const bool room = options.max_per_document == 0 || taken < options.max_per_document;
                    if (!room || lines.size() >= options.limit) {
                        ++left_out;
                        continue;
                    }
                    ++taken;
                    lines.push_back({ids[rank], in_title, span, text.neighbours(span, options.order)});
                }
            }
        }
        std::stable_sort(lines.begin(), lines.end(),
                         [](const ModelLine& a, const ModelLine& b) { return a.key < b.key; });
        return lines;
    }

  private:
    std::vector<ModelDocument> documents_;
};

std::vector<std::string> ranked_ids(const Index& index, const std::string& query) {
    SearchOptions options;
    options.limit = 1000;
    options.detail = HitDetail::ids;
    std::vector<std::string> ids;
    for (const Hit& hit : index.search(query, options).hits) ids.push_back(hit.id);
    return ids;
}

std::string random_text(std::mt19937& random, std::size_t max_words) {
    static const std::vector<std::string> words = {"alpha", "Alpha", "beta", "Gamma", "g\u00E1mma", "delta"};
    static const std::vector<std::string> gaps = {" ", " ", " ", ", ", ".\n", "\t\t", " (", "\n\n"};
    std::string text;
    for (std::size_t count = random() % (max_words + 1); count > 0; --count) {
        text += words[random() % words.size()] + gaps[random() % gaps.size()];
    }
    return text;
}

TEST(Concordance, HasTheLinesOfAModelThatReadsTokens) {
    std::mt19937 random(4);
    for (std::size_t round = 0; round < test_rounds(8); ++round) {
        std::vector<Document> given;
        std::vector<ModelDocument> documents;
        for (int i = 1; i <= 12; ++i) {
            Document& document = given.emplace_back();
            document.id = std::to_string(i);
            document.title = random_text(random, 4);
            std::replace(document.title.begin(), document.title.end(), '\n', ' ');
            document.text = random_text(random, 40);
            document.language = "xx";
            documents.push_back({ModelText(document.title), ModelText(document.text)});
        }
        const ScratchIndex scratch(given);
        const Index index = scratch.open();
        const Model model(std::move(documents));
        for (int i = 0; i < 60; ++i) {
            std::vector<std::string> phrase;
            std::string query = "\"";
            for (std::size_t count = 1 + random() % 3; count > 0; --count) {
                phrase.push_back(std::vector<std::string>{"alpha", "beta", "gamma"}[random() % 3]);
                query += phrase.back() + (count > 1 ? " " : "\"");
            }
            ConcordanceOptions options;
            options.order = static_cast<LineOrder>(random() % 3);
            options.unit = static_cast<ContextUnit>(random() % 3);
            options.context = random() % 20;
            if (random() % 3 == 0) options.limit = random() % 30;
            if (random() % 3 == 0) options.max_per_document = random() % 4;
            if (random() % 3 == 0) options.max_documents = random() % 8;
            std::size_t left_out = 0;
            std::size_t documents_left_out = 0;
            const auto ids = ranked_ids(index, query);
            const auto expected = model.lines(ids, phrase, options, left_out, documents_left_out);
            const Concordance found = index.concordance(query, options);
            ASSERT_EQ(found.total, ids.size());
            ASSERT_EQ(found.lines_left_out, left_out) << query;
            ASSERT_EQ(found.documents_left_out, documents_left_out) << query;
            ASSERT_EQ(found.lines.size(), expected.size()) << query;
            for (std::size_t j = 0; j < expected.size(); ++j) {
                const ConcordanceLine& line = found.lines[j];
                const ConcordanceDocument& document = found.documents.at(line.document);
                ASSERT_EQ(document.id, expected[j].id) << query << ", line " << j;
                ASSERT_EQ(ids.at(document.rank - 1), document.id);
                ASSERT_EQ(line.source == LineSource::title, expected[j].in_title);
                ASSERT_EQ(Span(line.mark.begin_byte, line.mark.end_byte), expected[j].span);
            }
            expect_sound(found, index);
            if (HasFatalFailure()) return;
        }
    }
}

TEST(Concordance, MarksWhatPassagesMarkInRealDocuments) {
    std::vector<Document> documents;
    Reader reader({std::string(KWIC_SOURCE_DIR) + "/data/sample"});
    for (Document document; reader.next(document);) documents.push_back(document);
    ASSERT_GT(documents.size(), 20U);
    const ScratchIndex scratch(documents);
    const Index index = scratch.open();
    for (const char* query : {"summit", "non-aligned countries", "\"united nations\"", "govern*", "title:index word",
                              "\u904B\u52D5", "\u0434\u0432\u0438\u0436\u0435\u043D\u0438\u0435", "the of -unicode"}) {
        SearchOptions options;
        options.limit = 1000;
        options.passages = all_passages;
        std::vector<Span> passages_mark;
        for (const Hit& hit : index.search(query, options).hits) {
            for (const Mark& mark : hit.title_marks) passages_mark.emplace_back(mark.begin_byte, mark.end_byte);
            for (const Passage& passage : hit.passages) {
                for (const Mark& mark : passage.marks) passages_mark.emplace_back(mark.begin_byte, mark.end_byte);
            }
        }
        const Concordance found = index.concordance(query);
        expect_sound(found, index);
        std::vector<Span> lines_mark;
        std::uint64_t occurrences = 0;
        for (const ConcordanceLine& line : found.lines)
            lines_mark.emplace_back(line.mark.begin_byte, line.mark.end_byte);
        for (const ConcordanceDocument& document : found.documents) occurrences += document.occurrences;
        EXPECT_EQ(lines_mark, passages_mark) << query;
        EXPECT_EQ(occurrences, lines_mark.size()) << query;
        EXPECT_GT(lines_mark.size(), 0U) << query;
    }
}

// djcb/mu and Manticore put spaces into snippets of Chinese.
TEST(Concordance, ContextsOfChineseHaveNoSpacesPutIn) {
    const std::string text =
        "1961\u5E74\uFF0C\u4E0D\u7D50\u76DF\u904B\u52D5\u7684\u6703\u8B70\u5728\u8C9D\u723E"
        "\u683C\u840A\u5FB7\u8209\u884C\u3002";
    const ScratchIndex scratch(documents_of({text}, "zh"));
    const Index index = scratch.open();
    EXPECT_EQ(texts_of(index.concordance("\u904B\u52D5")), std::vector<std::string>{text});
    expect_sound(index.concordance("\u904B\u52D5"), index);
}

// Recoll may drop words of snippets in huge documents.
TEST(Concordance, HugeDocumentsDropNoWord) {
    std::string text;
    for (int i = 0; text.size() < (1U << 20); ++i)
        text += "needle" + std::string(i % 50 == 0 ? " " : "less ") + "straw\n";
    const auto count = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n') + 49) / 50;
    text += "needle at the very end";
    const ScratchIndex scratch(documents_of({text}, "xx"));
    const Index index = scratch.open();
    const Concordance found = index.concordance("needle");
    EXPECT_EQ(found.lines.size(), count + 1);
    EXPECT_EQ(found.lines.back().right(), " at the very end");
    EXPECT_EQ(found.lines.back().text, text.substr(found.lines.back().begin_byte));
}

TEST(Concordance, OneWordRepeatedAMillionTimesIsBounded) {
    std::string text;
    while (text.size() < (1U << 20)) text += "spam ";
    const ScratchIndex scratch(documents_of({text, "spam once"}, "xx"));
    const Index index = scratch.open();
    ConcordanceOptions options;
    options.unit = ContextUnit::sentence;
    options.order = LineOrder::left;
    options.limit = 500;
    const Concordance found = index.concordance("spam", options);
    EXPECT_EQ(found.lines.size(), 500U);
    std::uint64_t occurrences = 0;
    for (const ConcordanceDocument& document : found.documents) occurrences += document.occurrences;
    EXPECT_EQ(found.lines.size() + found.lines_left_out, occurrences);
    EXPECT_EQ(found.documents.size() + found.documents_left_out, 2U);
    for (const ConcordanceLine& line : found.lines) ASSERT_LE(line.text.size(), 2 * max_context_bytes + 4);
    const Concordance phrase = index.concordance("\"spam spam\"", options);
    ASSERT_EQ(phrase.lines.size(), 1U);
    EXPECT_EQ(phrase.lines[0].keyword().size(), text.size() - 1);
}

TEST(Concordance, WarningsAndTheReadingOfTheQueryComeWithIt) {
    const ScratchIndex scratch(documents_of({"alpha beta"}));
    const Concordance found = scratch.open().concordance("alpha \"beta");
    EXPECT_EQ(found.query, "alpha \"beta\"");
    ASSERT_EQ(found.warnings.size(), 1U);
    EXPECT_EQ(found.warnings[0].column, 7U);
    EXPECT_EQ(found.lines.size(), 2U);
    EXPECT_TRUE(scratch.open().concordance("").lines.empty());
    EXPECT_TRUE(scratch.open().concordance("-gamma").lines.empty());
    EXPECT_EQ(scratch.open().concordance("-gamma").total, 1U);
    EXPECT_EQ(scratch.open().concordance(parse_query("beta").query).lines.size(), 1U);
}

TEST(MarkedDocument, HasAllMarksOfTitleAndText) {
    std::vector<Document> documents = documents_of({"The summit met.\nA cold war, a summit."});
    documents[0].title = "Summit";
    const ScratchIndex scratch(documents);
    const Index index = scratch.open();
    const MarkedDocument marked = index.marked_document("1", "summits \"cold war\"");
    EXPECT_EQ(marked.document, index.document("1"));
    ASSERT_EQ(marked.title_marks.size(), 1U);
    EXPECT_EQ(marked.title_marks[0].end, 6U);
    ASSERT_EQ(marked.marks.size(), 3U);
    EXPECT_EQ(marked.marks[1].begin_byte, 18U);
    EXPECT_EQ(marked.marks[1].end_byte, 26U);
    EXPECT_EQ(marked.marks[1].line, 2U);
    EXPECT_EQ(index.marked_document("1", "+summit +missing").marks.size(), 2U);
    QueryReading literal;
    literal.literal = true;
    EXPECT_EQ(index.marked_document("1", "\"cold summit", literal).marks.size(), 3U);
    EXPECT_EQ(index.marked_document("1", "\"cold").warnings.size(), 1U);
    EXPECT_THROW((void)index.marked_document("2", "summit"), Error);
}

}  // namespace
}  // namespace kwic
