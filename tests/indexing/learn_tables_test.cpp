#include "indexing/learn_tables.hpp"

#include "indexing/document_inverter.hpp"
#include "indexing/piece_counts.hpp"
#include "storage/random_text.hpp"
#include "storage/text_codes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::RandomText;

class LearnTables : public ::testing::Test {
  protected:
    void add(std::string text, std::string language = "en") {
        documents_.push_back({.id = std::to_string(documents_.size()), .text = std::move(text), .language = language});
    }

    // Text of no words, so that the sample is large enough.
    void fill(std::size_t bytes = text_sample_bytes) { add(std::string(bytes, '.')); }

    LearnedTables learn() const {
        std::vector<const Document*> sample;
        for (const Document& document : documents_) sample.push_back(&document);
        return learn_tables(sample, "en", {});
    }

    std::vector<Document> documents_;
};

bool has_piece(const TextDictionary& texts, std::string_view piece) {
    for (std::size_t number = 0; number < texts.size(); ++number) {
        if (texts.piece(number) == piece) return true;
    }
    return false;
}

TEST_F(LearnTables, TheUsualFormIsThatOfMostDocuments) {
    add("language");
    add("language languages languages languages");
    add("summits summit");
    add("governments", "fr");
    add("gouvernements", "fr");
    fill();
    const UsualForms forms = learn().forms;
    EXPECT_EQ(forms.of("languag"), "language");
    EXPECT_EQ(forms.of("summit"), "summit") << "as frequent as another";
    EXPECT_EQ(forms.of("gouvern"), "gouvernements");
    for (const UsualForms::Entry& entry : forms.entries()) EXPECT_NE(entry.stem, entry.form);
}

TEST_F(LearnTables, OfSeveralFormsThatAreAsFrequentTheFirstInByteOrder) {
    add("languages language");
    fill();
    EXPECT_EQ(learn().forms.of("languag"), "language");
}

TEST_F(LearnTables, ASmallSampleTeachesNothing) {
    add("language languages");
    fill(text_sample_bytes / 2 - 1000);
    const LearnedTables tables = learn();
    EXPECT_EQ(tables.forms.bytes(), "");
    EXPECT_EQ(tables.texts.bytes(), "");
}

TEST_F(LearnTables, WhatIsBeyondTheSampleIsNotLookedAt) {
    fill();
    add("languages languages");
    const LearnedTables tables = learn();
    EXPECT_EQ(tables.forms.bytes(), "");
    EXPECT_FALSE(has_piece(tables.texts, "languages"));
}

TEST_F(LearnTables, ThePiecesOfTextsAreWhatComesTwice) {
    add("The summit, the summit");
    add("Summit once");
    fill();
    const TextDictionary texts = learn().texts;
    EXPECT_EQ(texts.piece(0), "........");
    EXPECT_TRUE(has_piece(texts, "summit"));
    for (const char* once : {"The", "the", "Summit", "once", ", ", " "}) EXPECT_FALSE(has_piece(texts, once)) << once;
}

TEST_F(LearnTables, PiecesAreThoseOfAllLanguagesTogether) {
    add("summit", "en");
    add("summit", "fr");
    add("non-aligned", "en");
    add("non-aligned", "de");
    add("caf\u00E9", "fr");
    add("caf\u00E9", "ja");
    fill();
    const TextDictionary texts = learn().texts;
    std::vector<std::string_view> pieces;
    for (std::size_t number = 0; number < texts.size(); ++number) pieces.push_back(texts.piece(number));
    EXPECT_EQ(pieces, std::vector<std::string_view>({"........", "caf\u00E9", "non-aligned", "summit"}));
}

TEST_F(LearnTables, WhatStandsInTitlesAndFieldsAloneIsNoPiece) {
    for (int count = 0; count < 2; ++count) {
        documents_.push_back({.id = std::to_string(count),
                              .title = "Summit",
                              .text = "text",
                              .language = "en",
                              .fields = {{"author", "Tito"}}});
    }
    fill();
    std::vector<const Document*> sample;
    for (const Document& document : documents_) sample.push_back(&document);
    const TextDictionary texts = learn_tables(sample, "en", TextFields({{"author", FieldType::text, 1}})).texts;
    EXPECT_TRUE(has_piece(texts, "text"));
    EXPECT_FALSE(has_piece(texts, "Summit"));
    EXPECT_FALSE(has_piece(texts, "Tito"));
}

TEST_F(LearnTables, TheSameSampleTeachesTheSameAndNoMorePiecesThanThereAreCodes) {
    testing::RandomText random(3);
    for (int document = 0; document < 100; ++document) {
        std::string text;
        while (text.size() < 10'000) text += "w" + std::to_string(random.below(20'000)) + ' ';
        add(text, document % 3 == 0 ? "fr" : "en");
    }
    fill();
    const LearnedTables tables = learn();
    EXPECT_EQ(tables.texts.size(), max_text_pieces);
    const LearnedTables again = learn();
    EXPECT_EQ(again.texts.bytes(), tables.texts.bytes());
    EXPECT_EQ(again.forms.bytes(), tables.forms.bytes());
}

TEST_F(LearnTables, LongWordsAreNotKept) {
    add(std::string(200, 'w') + "s");
    fill();
    EXPECT_EQ(learn().forms.bytes(), "");
}

// What a build with several threads does: each learns of a part, and its tokenizer goes on to invert documents.
TEST_F(LearnTables, InHoweverManyPartsTheTablesAreTheSame) {
    RandomText random(5);
    std::vector<std::string> words;
    while (words.size() < 3000)
        words.push_back(random.utf8(1 + random.below(8)) + (random.below(2) == 0 ? "s" : "ing"));
    for (std::size_t bytes = 0; bytes < 2 * text_sample_bytes;) {
        std::string text;
        for (std::size_t left = random.below(300); left > 0; --left) text += words[random.below(words.size())] + ' ';
        bytes += text.size();
        add(text, random.below(4) == 0 ? "fr" : "en");
    }
    std::vector<const Document*> sample;
    for (const Document& document : documents_) sample.push_back(&document);
    const LearnedTables expected = learn();
    for (const std::size_t parts : {1, 2, 3, 8}) {
        std::vector<std::unique_ptr<Tokenizer>> tokenizers;
        while (tokenizers.size() < parts) tokenizers.push_back(std::make_unique<Tokenizer>());
        const LearnedTables tables = learn_tables(sample, "en", {}, tokenizers);
        EXPECT_EQ(tables.texts.bytes(), expected.texts.bytes()) << parts;
        EXPECT_EQ(tables.forms.bytes(), expected.forms.bytes()) << parts;
    }
}

TEST_F(LearnTables, ATokenizerThatHasLearnedInvertsAsAnother) {
    for (int document = 0; document < 300; ++document) {
        const std::string number = std::to_string(document % 50);
        add("language languages of the " + number + " e-mails and camelCase" + number + " languages, the end");
    }
    fill();
    std::vector<const Document*> sample;
    for (const Document& document : documents_) sample.push_back(&document);
    std::vector<std::unique_ptr<Tokenizer>> tokenizers;
    while (tokenizers.size() < 2) tokenizers.push_back(std::make_unique<Tokenizer>());
    const LearnedTables tables = learn_tables(sample, "en", {}, tokenizers);
    DocumentInverter plain(tables);
    for (std::unique_ptr<Tokenizer>& tokenizer : tokenizers) {
        DocumentInverter learned(tables, {}, std::move(tokenizer));
        TermDictionary terms;
        TermDictionary plain_terms;
        for (const Document* document : sample) {
            InvertedDocument inverted;
            InvertedDocument expected;
            learned.invert(*document, "en", terms, inverted);
            plain.invert(*document, "en", plain_terms, expected);
            EXPECT_EQ(inverted.codes, expected.codes);
            EXPECT_EQ(inverted.positions, expected.positions);
            ASSERT_EQ(inverted.terms.size(), expected.terms.size());
            for (std::size_t term = 0; term < expected.terms.size(); ++term) {
                EXPECT_EQ(terms.term(inverted.terms[term].term), plain_terms.term(expected.terms[term].term));
                EXPECT_EQ(inverted.terms[term].wdf, expected.terms[term].wdf);
            }
        }
        plain.forget_terms(plain_terms.numbers_in_order());
    }
}

}  // namespace
}  // namespace kwic
