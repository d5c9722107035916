// Which documents have a form, against a model that remembers the forms of each document.
#include "search/exact_forms.hpp"

#include "analysis/tokenizer.hpp"
#include "indexing/database_writer.hpp"
#include "ingest/scratch_folder.hpp"
#include "storage/random_text.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace kwic {
namespace {

using testing::RandomText;
using testing::ScratchFolder;

using DocumentSet = std::set<Xapian::docid>;
using DocumentsOfForm = std::map<std::string, DocumentSet>;

class FormSink : public TokenSink {
  public:
    FormSink(Xapian::docid docid, DocumentsOfForm& forms) : docid_(docid), forms_(forms) {}
    void take(const TokenView& token) override {
        if (!token.form.empty()) forms_[std::string(token.form)].insert(docid_);
    }

  private:
    Xapian::docid docid_;
    DocumentsOfForm& forms_;
};

std::string make_text(RandomText& random) {
    const std::vector<std::string> words = {"govern",
                                            "governs",
                                            "government",
                                            "governments",
                                            "governing",
                                            "language",
                                            "languages",
                                            "languag",
                                            "non-aligned",
                                            "running",
                                            "runs",
                                            "run",
                                            "general",
                                            "generals",
                                            "generous",
                                            "1961",
                                            "caf\u00E9s",
                                            "cafe",
                                            "\u00E9coles",
                                            "\u904B\u52D5\u4F1A",
                                            "\u0434\u043E\u043C\u0430",
                                            "gouvernement"};
    std::string text;
    for (std::size_t left = random.below(6); left > 0; --left) text += words[random.below(words.size())] + ' ';
    return text;
}

DocumentSet find(const Xapian::Database& database, const Xapian::Query& query) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    const Xapian::MSet matches = enquire.get_mset(0, database.get_doccount());
    DocumentSet found;
    for (auto match = matches.begin(); match != matches.end(); ++match) found.insert(*match);
    return found;
}

// The forms of a database, with nothing beside it.
class ScratchForms {
  public:
    explicit ScratchForms(const Xapian::Database& database) : words_(""), forms_({database, nullptr}, words_) {}
    ExactForms* operator->() { return &forms_; }

  private:
    LazyWordList words_;
    ExactForms forms_;
};

TEST(ExactForms, AreThoseThatTheDocumentsHave) {
    const UsualForms usual = UsualForms::of_entries(
        {{"gouvern", "gouvernement"}, {"govern", "governments"}, {"languag", "language"}, {"run", "running"}});
    for (std::size_t round = 0; round < test_rounds(30); ++round) {
        RandomText random(round);
        const ScratchFolder scratch;
        DatabaseWriter writer(scratch.path("db"), 1 << 20, {{}, round % 2 == 0 ? usual : UsualForms()});
        DocumentsOfForm model;
        Tokenizer tokenizer;
        for (Xapian::docid docid = 1; docid <= 40; ++docid) {
            const Document document{.id = std::to_string(docid), .title = make_text(random), .text = make_text(random)};
            const std::string language = random.below(3) == 0 ? "fr" : "en";
            writer.add(document, language);
            FormSink sink(docid, model);
            tokenizer.tokenize(document.title, language, 1, sink);
            tokenizer.tokenize(document.text, language, 1, sink);
        }
        writer.finish();
        writer.close();
        const Xapian::Database database(scratch.path("db"));
        ScratchForms forms(database);
        for (const char* prefix : {"g", "gov", "governm", "lang", "language", "r", "ru", "caf", "1", "e", "x", "non"}) {
            DocumentsOfForm expected;
            for (const auto& [form, documents] : model) {
                if (form.starts_with(prefix)) expected[form] = documents;
            }
            const FormExpansion expansion = forms->expand_pattern(std::string(prefix) + '*', 100);
            DocumentsOfForm found;
            for (const ExpandedForm& form : expansion.forms) found[form.form] = find(database, form.query);
            EXPECT_EQ(found, expected) << prefix;
            EXPECT_EQ(expansion.found, expected.size()) << prefix;
        }
        for (const char* form : {"govern", "gouvernment", "languages", "rnu", "caffe", "\u0434\u043E\u043C"}) {
            const FormExpansion expansion = forms->expand_fuzzy(form, 2, 100);
            for (const ExpandedForm& near : expansion.forms) EXPECT_EQ(find(database, near.query), model[near.form]);
            EXPECT_EQ(expansion.found, expansion.forms.size());
        }
        for (const auto& [form, documents] : model) {
            EXPECT_EQ(forms->frequency(form), documents.size()) << form;
        }
        if (::testing::Test::HasFailure()) FAIL() << "round " << round;
    }
}

TEST(ExactForms, TheMostFrequentAreKeptInTheOrderOfTheirBytes) {
    const ScratchFolder scratch;
    DatabaseWriter writer(scratch.path("db"), 1 << 20, {{}, UsualForms::of_entries({{"languag", "language"}})});
    for (const char* text : {"language lake", "languages lamp language", "lamp land language", "land languages lamp"}) {
        writer.add({.id = text, .text = text}, "en");
    }
    writer.finish();
    writer.close();
    ScratchForms forms{Xapian::Database(scratch.path("db"))};
    const FormExpansion expansion = forms->expand_pattern("la*", 3);
    EXPECT_EQ(expansion.found, 5U);
    std::vector<std::string> kept;
    for (const ExpandedForm& form : expansion.forms) kept.push_back(form.form);
    EXPECT_EQ(kept, (std::vector<std::string>{"lamp", "land", "language"}));
}

TEST(ExactForms, AnOverlongOneIsFoundByItsBeginningButNotTold) {
    const ScratchFolder scratch;
    DatabaseWriter writer(scratch.path("db"), 1 << 20, LearnedTables());
    writer.add({.id = "1", .text = std::string(400, 'w')}, "en");
    writer.add({.id = "2", .text = std::string(400, 'w') + "s"}, "en");
    writer.finish();
    writer.close();
    const Xapian::Database database(scratch.path("db"));
    const FormExpansion expansion = ScratchForms(database)->expand_pattern("www*", 10);
    ASSERT_EQ(expansion.forms.size(), 2U);
    DocumentSet found;
    for (const ExpandedForm& form : expansion.forms) {
        EXPECT_EQ(form.form, "");
        found.merge(find(database, form.query));
    }
    EXPECT_EQ(found, (DocumentSet{1, 2}));
}

}  // namespace
}  // namespace kwic
