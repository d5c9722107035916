// The fast way to the terms of a document against the plain one.
#include "indexing/document_inverter.hpp"

#include "indexing/document_terms.hpp"
#include "indexing/split_ways.hpp"
#include "storage/random_text.hpp"
#include "storage/term_space.hpp"
#include "storage/text_coder.hpp"
#include "storage/text_decoder.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::RandomText;

using Terms = std::map<std::string, std::uint32_t>;
using Ways = std::map<std::string, std::string>;

Ways ways_by_key(const MergedSplits& splits) {
    Ways found;
    for (const auto& [key, ways] : splits.entries()) found.emplace(key, ways);
    return found;
}

// Words that the analysis takes apart, in several scripts, among random bytes.
std::string make_text(RandomText& random, std::size_t words) {
    const std::vector<std::string> known = {"the ",
                                            "movements ",
                                            "non-aligned ",
                                            "Non-Aligned ",
                                            "e-mail ",
                                            "camelCaseWord ",
                                            "node.js ",
                                            "C++ ",
                                            "don't ",
                                            "1,234.5 ",
                                            "U.S.A. ",
                                            "caf\u00E9 ",
                                            "\u0434\u043E\u043C\u0430 ",
                                            "\u904B\u52D5\u4F1A ",
                                            "\uD55C\uAD6D\uC5B4\uB97C ",
                                            "snake_case_word ",
                                            "AT&T ",
                                            "192.168.0.1 ",
                                            "\u00DCbergr\u00F6\u00DFe ",
                                            "l'eau ",
                                            "\n\n",
                                            ". ",
                                            std::string(300, 'w') + " "};
    std::string text;
    for (; words > 0; --words) {
        text += random.below(10) == 0 ? random.utf8(random.below(6)) : known[random.below(known.size())];
    }
    return text;
}

// The words that are remembered fill no such cache, some of one, or all of it time and again.
const std::vector<std::size_t> cache_sizes = {WordCache::default_max_bytes, 150'000, 70'000, 0};

class BothWays {
  public:
    explicit BothWays(std::size_t cache_bytes = WordCache::default_max_bytes)
        : fast_({texts_, forms_}, fields_, std::make_unique<Tokenizer>(cache_bytes)) {}

    void expect_same(const Document& document, std::string_view language) {
        const MadeDocument expected = plain_.make(document, language);
        InvertedDocument inverted;
        fast_.invert(document, language, dictionary_, inverted);
        Terms expected_terms;
        for (auto term = expected.document.termlist_begin(); term != expected.document.termlist_end(); ++term) {
            expected_terms[*term] = term.get_wdf();
        }
        Terms terms;
        for (const TermInDocument& term : inverted.terms) {
            const bool is_new = terms.emplace(dictionary_.term(term.term), term.wdf).second;
            EXPECT_TRUE(is_new) << dictionary_.term(term.term);
        }
        EXPECT_EQ(terms, expected_terms);
        EXPECT_EQ(inverted.positions, expected.positions);
        fast_.sort_splits(dictionary_.numbers_in_order());
        const std::vector<const SplitSet*> sets = {&fast_.splits()};
        EXPECT_EQ(ways_by_key(MergedSplits(sets)), splits_);
        EXPECT_EQ(decode_text(texts_, inverted.codes, document.text.size()), document.text);
        EXPECT_EQ(inverted.codes, coder_.encode(document.text, language));
    }

    void begin_dictionary() {
        fast_.forget_terms(dictionary_.numbers_in_order());
        dictionary_ = {};
    }

  private:
    Ways splits_;
    const TextDictionary texts_ =
        TextDictionary::of_pieces({"the", " ", "movements", "e-mail", ". ", "C++", "caf\u00E9", "w1"});
    TextCoder coder_{texts_};
    const UsualForms forms_ = UsualForms::of_entries({{"camelcaseword", "x"}, {"e", "eau"}, {"movement", "movements"}});
    const TextFields fields_{
        {{"abstract", FieldType::text, 1}, {"tag", FieldType::keyword}, {"kind", FieldType::text, 3}}};
    DocumentTerms plain_{
        forms_,
        [this](std::string_view stem, std::string_view way) { add_split_way(splits_[make_split_key(stem)], way); },
        fields_};
    TermDictionary dictionary_;
    DocumentInverter fast_;
};

TEST(DocumentInverter, GivesTheTermsAndPositionsOfThePlainWay) {
    RandomText random(1);
    std::deque<BothWays> ways;
    for (const std::size_t bytes : cache_sizes) ways.emplace_back(bytes);
    for (std::size_t round = 0; round < test_rounds(400); ++round) {
        BothWays& both = ways[random.below(ways.size())];
        Document document;
        document.id = random.utf8(random.below(20));
        document.title = make_text(random, random.below(8));
        document.text = make_text(random, random.below(random.below(20) == 0 ? 3000 : 80));
        for (std::size_t values = random.below(4); values > 0; --values) {
            const char* name = std::vector<const char*>{"abstract", "tag", "kind"}[random.below(3)];
            document.fields.push_back({name, make_text(random, random.below(10))});
        }
        both.expect_same(document, std::vector<std::string>{"en", "en", "fr", "de", "ja", "und"}[random.below(6)]);
        if (::testing::Test::HasFailure()) FAIL() << "round " << round;
        if (random.below(50) == 0) both.begin_dictionary();
    }
}

TEST(DocumentInverter, ADocumentWithoutWordsHasItsIdAndLanguage) {
    BothWays both;
    both.expect_same({.id = "7"}, "en");
    both.expect_same({.id = "8", .title = "...", .text = " \n--- "}, "fr");
    both.expect_same({.id = std::string(1000, 'i')}, "en");
}

TEST(DocumentInverter, MoreDifferentWordsThanAreRememberedMakeNoDifference) {
    for (const std::size_t bytes : cache_sizes) {
        BothWays both(bytes);
        for (int round = 0; round < 3; ++round) {
            Document document{.id = "7"};
            for (int word = 0; word < 5'000; ++word) {
                const std::string end = std::to_string(word * 3 + round) + std::string(word % 60, 'x');
                document.text += (word % 3 == 0 ? "camelW" : word % 3 == 1 ? "e-w" : "w") + end + ' ';
            }
            both.expect_same(document, "en");
        }
    }
}

// The same bytes may be two words of the tokenizer, if it remembers them: here a number and letters.
TEST(DocumentInverter, TheCodesDoNotDependOnWhatIsRememberedWhereAWordIsOfTwoKinds) {
    const std::string thai = "\u0E44\u0E17\u0E22";
    const std::string text = thai + "\u0E17\u0E223," + thai + " " + thai + "3 " + thai;
    TextCoder coder{TextDictionary()};
    const std::string expected(coder.encode(text, "th"));
    for (const std::size_t bytes : cache_sizes) {
        DocumentInverter inverter({}, {}, std::make_unique<Tokenizer>(bytes));
        TermDictionary dictionary;
        InvertedDocument inverted;
        inverter.invert({.id = "7", .text = text}, "th", dictionary, inverted);
        EXPECT_EQ(inverted.codes, expected) << "remembering words in " << bytes << " bytes";
        EXPECT_EQ(decode_text({}, inverted.codes, text.size()), text);
    }
}

// What is remembered depends on the texts before, and so on the thread of a build that takes the document.
TEST(DocumentInverter, TheCodesDoNotDependOnHowManyWordsAreRemembered) {
    std::string text;
    for (int word = 0; word < 2000; ++word) text += "word" + std::to_string(word % 1000) + ' ';
    const std::string expected(TextCoder{TextDictionary()}.encode(text, "en"));
    for (const std::size_t bytes : cache_sizes) {
        DocumentInverter inverter({}, {}, std::make_unique<Tokenizer>(bytes));
        TermDictionary dictionary;
        InvertedDocument inverted;
        inverter.invert({.id = "7", .text = text}, "en", dictionary, inverted);
        EXPECT_TRUE(inverted.codes == expected) << "remembering words in " << bytes << " bytes";
    }
}

}  // namespace
}  // namespace kwic
