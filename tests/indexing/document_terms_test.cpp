#include "indexing/document_terms.hpp"

#include "storage/byte_hash.hpp"
#include "storage/term_space.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace kwic {
namespace {

// "term wdf position,position" of every term, in byte order.
std::vector<std::string> postings_of(const MadeDocument& made) {
    std::vector<std::string> postings;
    const Xapian::Document& document = made.document;
    const DocumentPositions table(made.positions);
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        std::string line = *term + ' ' + std::to_string(term.get_wdf()) + ' ';
        std::vector<std::uint32_t> positions;
        if ((*term)[0] < 'A' || (*term)[0] > 'Z') table.find(hash_bytes(*term), positions);
        for (const std::uint32_t position : positions) {
            if (line.back() != ' ') line += ',';
            line += std::to_string(position);
        }
        postings.push_back(line.back() == ' ' ? line.substr(0, line.size() - 1) : line);
    }
    return postings;
}

std::map<unsigned, std::string> values_of(const Xapian::Document& document) {
    std::map<unsigned, std::string> values;
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
        values[value.get_valueno()] = *value;
    }
    return values;
}

MadeDocument make(const Document& document, std::string_view language = "en") {
    DocumentTerms terms([](std::string_view, std::string_view) {});
    return terms.make(document, language);
}

using Postings = std::vector<std::string>;

TEST(DocumentTerms, ASmallDocumentHasExactlyThesePostings) {
    Document document;
    document.id = "7";
    document.title = "The Movement";
    document.text = "The movements of the non-aligned.";
    document.date = "1961-09";
    const MadeDocument made = make(document);
    // The title's words stand at 1 and 2, so that the text begins at 3 + 100.
    EXPECT_EQ(postings_of(made), (Postings{
                                     "Ealigned 0",
                                     "Emovement 0",
                                     "Emovements 0",
                                     "Enon 0",
                                     "Enonaligned 0",
                                     "Eof 0",
                                     "Ethe 0",
                                     "Len 0",
                                     "Q7 0",
                                     "Smovement 0",
                                     "Sthe 0",
                                     "align 1 108",
                                     "movement 3 2,104",
                                     "non 1 107",
                                     "nonalign 0 107",
                                     "of 0 105",
                                     "the 0 1,103,106",
                                 }));
    EXPECT_EQ(values_of(made.document), (std::map<unsigned, std::string>{{0, "7"}, {1, "1961-09"}}));
    EXPECT_EQ(made.document.get_data(), "");
}

TEST(DocumentTerms, ADocumentWithoutTitleBeginsAfterTheGapToo) {
    Document document;
    document.id = "7";
    document.text = "caf\u00E9";
    EXPECT_EQ(postings_of(make(document)), (Postings{"Ecafe 0", "Len 0", "Q7 0", "cafe 1 101"}));
}

TEST(DocumentTerms, ADocumentWithoutTextHasItsTitle) {
    Document document;
    document.id = "7";
    document.title = "Caf\u00E9s";
    EXPECT_EQ(postings_of(make(document)), (Postings{"Ecafes 0", "Len 0", "Q7 0", "Scafe 0", "cafe 2 1"}));
}

TEST(DocumentTerms, ADocumentWithoutWordsHasItsIdAndLanguage) {
    Document document;
    document.id = "7";
    document.title = "\xE2\x80\xA6";
    document.text = " \n--- ";
    const MadeDocument made = make(document, "fr");
    EXPECT_EQ(postings_of(made), (Postings{"Lfr 0", "Q7 0"}));
    EXPECT_EQ(values_of(made.document), (std::map<unsigned, std::string>{{0, "7"}}));
}

TEST(DocumentTerms, TheLanguageChoosesTheStemmer) {
    Document document;
    document.id = "7";
    document.text = "gouvernements";
    EXPECT_EQ(postings_of(make(document, "fr")), (Postings{"Egouvernements 0", "Lfr 0", "Q7 0", "gouvern 1 101"}));
    EXPECT_EQ(postings_of(make(document, "xx")),
              (Postings{"Egouvernements 0", "Lxx 0", "Q7 0", "gouvernements 1 101"}));
}

TEST(DocumentTerms, JoinedFormsAreToldWithTheStemsOfTheirParts) {
    std::vector<std::string> splits;
    DocumentTerms terms([&](std::string_view joined, std::string_view split) {
        splits.push_back(std::string(joined) + '=' + std::string(split));
    });
    Document document;
    document.id = "7";
    document.title = "Non-aligned nations";
    document.text = "An e-mail of the non-aligned";
    terms.make(document, "en");
    EXPECT_EQ(splits, (std::vector<std::string>{"nonalign=non align ", "email=e mail ", "nonalign=non align "}));
}

TEST(DocumentTerms, OverlongWordsAndIdsAreHashedInEverySpace) {
    Document document;
    document.id = std::string(1000, 'i');
    document.title = std::string(500, 'w');
    const Postings expected = {
        make_term(TermSpace::form, document.title) + " 0",   "Len 0",
        make_term(TermSpace::id, document.id) + " 0",        make_term(TermSpace::title, document.title) + " 0",
        make_term(TermSpace::stem, document.title) + " 2 1",
    };
    const MadeDocument made = make(document);
    EXPECT_EQ(postings_of(made), expected);
    EXPECT_EQ(values_of(made.document).at(0), document.id);
}

TEST(DocumentTerms, ALanguageOfAnyBytesStaysWithinTheLimit) {
    Document document;
    document.id = "7";
    const Postings postings = postings_of(make(document, std::string(1000, '\0')));
    ASSERT_EQ(postings.size(), 2U);
    EXPECT_EQ(postings[0], make_term(TermSpace::language, std::string(1000, '\0')) + " 0");
}

}  // namespace
}  // namespace kwic
