// Random trees of the whole query language over real texts: what is found and what is marked, against a model that
// tries every place of every text.
#include "search/language_model.hpp"
#include "search/scratch_index.hpp"
#include "support/test_rounds.hpp"

#include <kwic/reader.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace kwic {
namespace {

std::string in_ascii(std::string text, std::size_t max_bytes) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) < 0; }, ' ');
    return text.substr(0, max_bytes);
}

// The English documents of the sample, as far as a model that tries everything can read them.
std::vector<Document> sample_documents() {
    std::vector<Document> documents;
    for (const char* folder : {"geography", "organisations", "science"}) {
        Reader reader({std::string(KWIC_SOURCE_DIR) + "/data/sample/" + folder});
        for (Document document; reader.next(document);) {
            document.title = in_ascii(document.title, 200);
            document.text = in_ascii(document.text, 900);
            document.language = "en";
            document.id = std::to_string(documents.size());
            documents.push_back(document);
        }
    }
    return documents;
}

// The words of the texts that a query of the model may ask for: they stand nowhere as a compound, and no two of them
// that come together in a query make a word of the index.
class QueryWords {
  public:
    QueryWords(Analyzer& analyzer, const std::vector<ModelDocument>& documents) : analyzer_(analyzer) {
        std::set<std::string> joined;
        for (const ModelDocument& document : documents) {
            for (const ModelText* text : {&document.title, &document.body}) {
                for (const Token& token : text->tokens()) {
                    stems_.insert(token.stem);
                    if (token.kind == TokenKind::joined) joined.insert(token.stem);
                    if (token.kind == TokenKind::word && is_plain(token)) forms_.insert(token.form);
                    if (token.stop_word && is_plain(token)) stop_words_.insert(token.form);
                }
            }
        }
        for (const std::string& form : forms_) {
            if (joined.count(stem_of(form)) == 0 && stop_words_.count(form) == 0) words_.push_back(form);
        }
    }

    const std::vector<std::string>& words() const { return words_; }

    bool may_ask_for(const std::string& word) const {
        return stop_words_.count(word) != 0 || std::binary_search(words_.begin(), words_.end(), word);
    }

    bool make_a_word(const std::string& first, const std::string& second) const {
        return stems_.count(stem_of(first + second)) != 0;
    }

  private:
    static bool is_plain(const Token& token) {
        return token.form.size() > 1 &&
               std::all_of(token.form.begin(), token.form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    }

    std::string stem_of(const std::string& form) const { return analyzer_.analyze(form, "en").front().stem; }

    Analyzer& analyzer_;
    std::set<std::string> stems_;
    std::set<std::string> forms_;
    std::set<std::string> stop_words_;
    std::vector<std::string> words_;
};

class TreeMaker {
  public:
    TreeMaker(const QueryWords& words, const std::vector<ModelDocument>& documents, unsigned seed)
        : words_(words), documents_(documents), random_(seed) {}

    Query make_group(int depth) {
        wildcards_ = 0;
        return group(depth, "");
    }

  private:
    std::size_t below(std::size_t bound) { return random_() % bound; }

    template <class Value>
    const Value& one_of(const std::vector<Value>& values) {
        return values[below(values.size())];
    }

    Query group(int depth, const std::string& field) {
        Query group;
        group.kind = QueryKind::group;
        for (std::size_t children = 1 + below(4); children > 0; --children) {
            Query child = node(depth, field);
            child.occurrence = static_cast<Occurrence>(below(8) == 0 ? 2 : below(3) == 0 ? 1 : 0);
            if (below(6) == 0) child.boost = 2;
            group.children.push_back(std::move(child));
        }
        return group;
    }

    Query node(int depth, const std::string& field) {
        const std::string within = field.empty() && below(8) == 0 ? "title" : field;
        if (depth > 0 && within.empty() && below(5) == 0) return group(depth - 1, within);
        if (below(3) == 0) return near(depth, within);
        return leaf(within);
    }

    Query near(int depth, const std::string& field) {
        Query near;
        near.kind = QueryKind::near;
        near.distance = static_cast<std::uint32_t>(below(12));
        // Words of one text are more likely to stand together.
        text_ = &one_of(documents_).body;
        for (std::size_t parts = 2 + below(2); parts > 0; --parts) {
            const std::size_t kind = below(6);
            if (kind == 0 && depth > 0) {
                near.children.push_back(this->near(depth - 1, field));
            } else if (kind == 1) {
                Query alternatives;
                alternatives.kind = QueryKind::group;
                for (int i = 0; i < 2; ++i) alternatives.children.push_back(leaf(field));
                near.children.push_back(std::move(alternatives));
            } else {
                near.children.push_back(leaf(field));
            }
        }
        text_ = nullptr;
        return near;
    }

    Query leaf(const std::string& field) {
        Query leaf = below(3) == 0 ? phrase() : word();
        leaf.field = field;
        return leaf;
    }

    Query word() {
        Query word;
        word.kind = QueryKind::word;
        word.text = next_word();
        switch (below(8)) {
            case 0:
                word.exact = true;
                break;
            case 1:
                if (wildcards_ == 4) break;
                ++wildcards_;
                word.kind = QueryKind::wildcard;
                word.text = with_wildcards(word.text);
                break;
            case 2:
                if (word.text.size() < min_fuzzy_letters) break;
                word.kind = QueryKind::fuzzy;
                word.distance = static_cast<std::uint32_t>(1 + below(2));
                if (below(2) == 0) word.text.insert(below(word.text.size()), 1, 'x');
                break;
            default:
                break;
        }
        return word;
    }

    // Words that stand together in some text, or any.
    Query phrase() {
        Query phrase;
        phrase.kind = QueryKind::phrase;
        phrase.exact = below(4) == 0;
        const std::vector<Token>& tokens = one_of(documents_).body.tokens();
        std::vector<std::string> texts;
        for (std::size_t i = below(tokens.size()); i < tokens.size() && texts.size() < 2 + below(2); ++i) {
            if (tokens[i].kind != TokenKind::word || !words_.may_ask_for(tokens[i].form)) break;
            texts.push_back(tokens[i].form);
        }
        if (texts.size() < 2 || any_make_a_word(texts)) texts = {next_word(), next_word()};
        if (any_make_a_word(texts)) texts.pop_back();
        if (below(3) == 0) return with_children(std::move(phrase), texts);
        for (const std::string& text : texts) phrase.text += (phrase.text.empty() ? "" : " ") + text;
        return phrase;
    }

    Query with_children(Query phrase, const std::vector<std::string>& texts) {
        for (const std::string& text : texts) {
            Query& child = phrase.children.emplace_back();
            child.kind = QueryKind::word;
            child.text = text;
            if (phrase.exact || text.size() < 4 || below(2) == 0) continue;
            child.kind = below(2) == 0 ? QueryKind::wildcard : QueryKind::fuzzy;
            if (child.kind == QueryKind::wildcard && wildcards_ < 4) {
                ++wildcards_;
                child.text = with_wildcards(text);
            } else {
                child.kind = QueryKind::fuzzy;
                child.distance = 1;
            }
        }
        return phrase;
    }

    bool any_make_a_word(const std::vector<std::string>& texts) const {
        for (std::size_t i = 0; i + 1 < texts.size(); ++i) {
            if (words_.make_a_word(texts[i], texts[i + 1])) return true;
        }
        return false;
    }

    std::string with_wildcards(std::string word) {
        if (word.size() < 4) return word + '*';
        switch (below(4)) {
            case 0:
                return word.substr(0, 2 + below(word.size() - 2)) + '*';
            case 1:
                return '*' + word.substr(below(word.size() - 2));
            case 2:
                word[1 + below(word.size() - 2)] = '?';  // at either end it is punctuation
                return word;
            default:
                return word.substr(0, 1) + '*' + word.substr(word.size() - 2);
        }
    }

    std::string next_word() {
        std::string word;
        do {
            word = one_of(words_.words());
            for (int tries = 0; text_ != nullptr && tries < 20; ++tries) {
                const Token& token = one_of(text_->tokens());
                const std::vector<std::string>& known = words_.words();
                if (!std::binary_search(known.begin(), known.end(), token.form)) continue;
                word = token.form;
                break;
            }
        } while (words_.make_a_word(last_word_, word));
        last_word_ = word;
        return word;
    }

    const QueryWords& words_;
    const std::vector<ModelDocument>& documents_;
    const ModelText* text_ = nullptr;
    std::mt19937 random_;
    std::string last_word_ = "zz";
    int wildcards_ = 0;
};

class LanguageModelTest : public ::testing::Test {
  protected:
    LanguageModelTest() : given_(sample_documents()), scratch_(given_), index_(scratch_.open()) {
        for (const Document& document : given_) {
            documents_.push_back({ModelText(analyzer_, document.title), ModelText(analyzer_, document.text)});
        }
    }

    void compare(const Query& tree) {
        SearchOptions options;
        options.limit = given_.size();
        options.passages = all_passages;
        std::map<std::string, Hit> hits;
        for (const Hit& hit : index_.search(tree, options).hits) hits[hit.id] = hit;
        for (std::size_t i = 0; i < documents_.size(); ++i) {
            const auto hit = hits.find(given_[i].id);
            const bool expected = model_.matches(tree, documents_[i]);
            ASSERT_EQ(hit != hits.end(), expected) << describe(tree) << "\nin " << given_[i].title << '\n'
                                                   << given_[i].text;
            if (!expected) continue;
            ++matches_;
            std::vector<ByteSpan> title_marks, body_marks;
            for (const Mark& mark : hit->second.title_marks) title_marks.emplace_back(mark.begin, mark.end);
            for (const Passage& passage : hit->second.passages) {
                for (const Mark& mark : passage.marks) body_marks.emplace_back(mark.begin_byte, mark.end_byte);
            }
            ASSERT_EQ(title_marks, model_.marks(tree, documents_[i].title, true))
                << describe(tree) << "\nin " << given_[i].title;
            ASSERT_EQ(body_marks, model_.marks(tree, documents_[i].body, false))
                << describe(tree) << "\nin " << given_[i].text;
        }
    }

    Analyzer analyzer_;
    std::vector<Document> given_;
    std::vector<ModelDocument> documents_;
    ScratchIndex scratch_;
    Index index_;
    LanguageModel model_{analyzer_};
    std::size_t matches_ = 0;
};

TEST_F(LanguageModelTest, AnyTreeFindsAndMarksWhatTheModelDoes) {
    const QueryWords words(analyzer_, documents_);
    const std::size_t rounds = test_rounds(200);
    for (std::size_t round = 0; round < rounds; ++round) {
        const Query tree = TreeMaker(words, documents_, static_cast<unsigned>(round)).make_group(2);
        compare(tree);
        if (HasFatalFailure()) FAIL() << "round " << round;
        const ParsedQuery parsed = parse_query(to_string(tree));
        ASSERT_TRUE(parsed.warnings.empty()) << to_string(tree) << '\n' << parsed.warnings[0].message;
        compare(parsed.query);
        if (HasFatalFailure()) FAIL() << "round " << round << ": " << to_string(tree);
    }
    EXPECT_GT(matches_, rounds);
}

}  // namespace
}  // namespace kwic
