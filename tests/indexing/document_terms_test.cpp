#include "indexing/document_terms.hpp"

#include "storage/byte_hash.hpp"
#include "storage/term_space.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
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
    DocumentTerms terms(UsualForms(), [](std::string_view, std::string_view) {});
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
    // The title's words stand at 1 and 2, so that the text begins at 3 + 100. "non" is a form and a stem.
    EXPECT_EQ(postings_of(made), (Postings{
                                     "Ealigned 0",
                                     "Emovements 0",
                                     "Enonaligned 0",
                                     "Len 0",
                                     "Nalign 0",
                                     "Nnonalign 0",
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
    EXPECT_EQ(postings_of(make(document)), (Postings{"Len 0", "Q7 0", "cafe 1 101"}));
}

TEST(DocumentTerms, ADocumentWithoutTextHasItsTitle) {
    Document document;
    document.id = "7";
    document.title = "Caf\u00E9s";
    EXPECT_EQ(postings_of(make(document)), (Postings{"Ecafes 0", "Len 0", "Ncafe 0", "Q7 0", "Scafe 0", "cafe 2 1"}));
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
    EXPECT_EQ(postings_of(make(document, "fr")),
              (Postings{"Egouvernements 0", "Lfr 0", "Ngouvern 0", "Q7 0", "gouvern 1 101"}));
    EXPECT_EQ(postings_of(make(document, "xx")), (Postings{"Lxx 0", "Q7 0", "gouvernements 1 101"}));
}

TEST(DocumentTerms, AStemsUsualFormIsNotWrittenButItsAbsenceIs) {
    const UsualForms forms = UsualForms::of_entries({{"govern", "governments"}, {"\uD55C\uAD6D", "x"}});
    const std::vector<std::pair<std::string, Postings>> rows = {
        {"governments", {"Len 0", "Q7 0", "govern 1 101"}},
        {"governing governments", {"Egoverning 0", "Len 0", "Q7 0", "govern 2 101,102"}},
        {"governing", {"Egoverning 0", "Len 0", "Ngovern 0", "Q7 0", "govern 1 101"}},
        {"govern", {"Egovern 0", "Len 0", "Ngovern 0", "Q7 0", "govern 1 101"}},
        // Bigrams are no forms. The table says of one that it has one, which this document then lacks.
        {"\uD55C\uAD6D\uC5B4\uB97C",
         {"E\uD55C\uAD6D\uC5B4\uB97C 0", "Len 0", "N\uD55C\uAD6D 0", "Q7 0", "\uAD6D 0 101", "\uAD6D\uC5B4 1 101",
          "\uB97C 0 101", "\uC5B4 0 101", "\uC5B4\uB97C 1 101", "\uD55C 0 101", "\uD55C\uAD6D 1 101"}},
    };
    for (const auto& [text, expected] : rows) {
        DocumentTerms terms(forms, [](std::string_view, std::string_view) {});
        EXPECT_EQ(postings_of(terms.make({.id = "7", .text = text}, "en")), expected) << text;
    }
}

TEST(DocumentTerms, JoinedFormsAreToldWithTheStemsOfTheirParts) {
    std::vector<std::string> splits;
    DocumentTerms terms(UsualForms(), [&](std::string_view joined, std::string_view split) {
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
        "Len 0",
        make_term(TermSpace::id, document.id) + " 0",
        make_term(TermSpace::title, document.title) + " 0",
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
