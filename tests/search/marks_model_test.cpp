// Random documents and random queries: what is found and what is marked, against a model that knows nothing of terms,
// patterns or Xapian, but reads a document as words at positions and a query as its syntax tree.
#include "search/scratch_index.hpp"
#include "support/test_rounds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

const std::vector<std::string> vocabulary = {"alpha", "beta", "gamma", "delta"};

using Span = std::pair<std::size_t, std::size_t>;

// A text as the model sees it: at each position one word, and perhaps the joined form of a compound that begins there.
struct ModelText {
    struct Position {
        std::string word;
        Span word_span;
        std::string joined;
        Span joined_span;
    };
    std::string text;
    std::vector<Position> positions;

    void add_word(const std::string& word) {
        const std::size_t begin = text.size();
        text += word;
        positions.push_back({word, {begin, text.size()}, "", {}});
    }

    void add_compound(const std::string& first, const std::string& second) {
        const std::size_t begin = text.size();
        add_word(first);
        text += '-';
        add_word(second);
        positions[positions.size() - 2].joined = first + second;
        positions[positions.size() - 2].joined_span = {begin, text.size()};
    }
};

struct ModelDocument {
    ModelText title;
    ModelText body;
};

class Model {
  public:
    explicit Model(std::vector<ModelDocument> documents) : documents_(std::move(documents)) {
        for (const ModelDocument& document : documents_) {
            for (const ModelText* text : {&document.title, &document.body}) {
                for (const ModelText::Position& position : text->positions) {
                    known_.insert(position.word);
                    if (position.joined.empty()) continue;
                    known_.insert(position.joined);
                    split_.insert(position.joined);
                }
            }
        }
    }

    bool matches(const Query& node, const ModelDocument& document) const {
        if (node.kind == QueryKind::nothing) return false;
        if (node.kind != QueryKind::group) return leaf_matches(node, document);
        bool any_optional = false, has_optional = false, has_required = false;
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            const Query& child = node.children[i];
            const bool satisfied = matches(child, document);
            if (child.occurrence == Occurrence::required) {
                has_required = true;
                if (!satisfied) return false;
            } else if (child.occurrence == Occurrence::excluded) {
                if (satisfied) return false;
            } else {
                has_optional = true;
                any_optional = any_optional || satisfied || leaf_matches(neighbours(node, i), document);
            }
        }
        return has_required || any_optional || !has_optional;
    }

    std::vector<Span> marks(const Query& tree, const ModelText& text, bool title) const {
        std::vector<Span> spans;
        collect(tree, text, title, spans);
        std::sort(spans.begin(), spans.end());
        std::vector<Span> merged;
        for (const Span& span : spans) {
            if (!merged.empty() && span.first < merged.back().second) {
                merged.back().second = std::max(merged.back().second, span.second);
            } else {
                merged.push_back(span);
            }
        }
        return merged;
    }

    const std::vector<ModelDocument>& documents() const { return documents_; }

  private:
    static bool is_bare_word(const Query& node) {
        return node.kind == QueryKind::word && node.field.empty() && node.occurrence == Occurrence::optional;
    }

    // The word that an optional bare word and the one after it make together where the index knows it, else nothing.
    Query neighbours(const Query& group, std::size_t i) const {
        if (i + 1 >= group.children.size() || !is_bare_word(group.children[i]) ||
            !is_bare_word(group.children[i + 1])) {
            return {};
        }
        const std::string joined = group.children[i].text + group.children[i + 1].text;
        const bool plain = joined.find('-') == std::string::npos;
        if (!plain || known_.count(joined) == 0) return {};
        Query together;
        together.kind = QueryKind::phrase;  // of one word: no split of it is offered
        together.text = "=" + joined;
        return together;
    }

    void collect(const Query& node, const ModelText& text, bool title, std::vector<Span>& spans) const {
        if (node.kind == QueryKind::group) {
            for (std::size_t i = 0; i < node.children.size(); ++i) {
                if (node.children[i].occurrence == Occurrence::excluded) continue;
                collect(node.children[i], text, title, spans);
                collect(neighbours(node, i), text, title, spans);
            }
        } else if (node.kind != QueryKind::nothing && (title || node.field.empty())) {
            for (const Span& span : spans_of(node, text)) spans.push_back(span);
        }
    }

    bool leaf_matches(const Query& leaf, const ModelDocument& document) const {
        if (leaf.kind == QueryKind::nothing) return false;
        return !spans_of(leaf, document.title).empty() ||
               (leaf.field.empty() && !spans_of(leaf, document.body).empty());
    }

    std::set<Span> spans_of(const Query& leaf, const ModelText& text) const {
        std::set<Span> spans;
        for (std::size_t p = 0; p < text.positions.size(); ++p) {
            const ModelText::Position& at = text.positions[p];
            if (leaf.kind == QueryKind::wildcard) {
                const std::string prefix = leaf.text.substr(0, leaf.text.size() - 1);
                if (at.word.starts_with(prefix)) spans.insert(at.word_span);
                if (!at.joined.empty() && at.joined.starts_with(prefix)) spans.insert(at.joined_span);
            } else if (leaf.text[0] == '=') {
                if (at.word == leaf.text.substr(1)) spans.insert(at.word_span);
                if (at.joined == leaf.text.substr(1)) spans.insert(at.joined_span);
            } else {
                walk(words_of(leaf.text), 0, text, p, std::string::npos, spans);
            }
        }
        return spans;
    }

    struct QueryWord {
        std::string word;
        bool hyphen_after = false;
    };

    static std::vector<QueryWord> words_of(const std::string& text) {
        std::vector<QueryWord> words(1);
        for (const char c : text) {
            if (c == ' ' || c == '-') {
                words.back().hyphen_after = c == '-';
                words.emplace_back();
            } else {
                words.back().word += c;
            }
        }
        return words;
    }

    // Takes the query's words one after the other from position p on: each as it is; one that the index has seen split
    // also as its two halves; two neighbours also as one word, if they are a compound of the query or the index knows
    // it.
    void walk(const std::vector<QueryWord>& words, std::size_t i, const ModelText& text, std::size_t p,
              std::size_t begin, std::set<Span>& spans) const {
        const auto go_on = [&](std::size_t next, std::size_t after, const Span& span) {
            const std::size_t from = begin == std::string::npos ? span.first : begin;
            if (next == words.size()) {
                spans.insert({from, span.second});
            } else {
                walk(words, next, text, after, from, spans);
            }
        };
        if (p >= text.positions.size()) return;
        const ModelText::Position& at = text.positions[p];
        const auto is_here = [&](const std::string& word, Span& span) {
            span = at.word == word ? at.word_span : at.joined_span;
            return at.word == word || at.joined == word;
        };
        Span span;
        if (is_here(words[i].word, span)) go_on(i + 1, p + 1, span);
        if (split_.count(words[i].word) != 0 && p + 1 < text.positions.size() &&
            at.word + text.positions[p + 1].word == words[i].word) {
            go_on(i + 1, p + 2, {at.word_span.first, text.positions[p + 1].word_span.second});
        }
        if (i + 1 < words.size()) {
            const std::string joined = words[i].word + words[i + 1].word;
            const bool in_compound = i > 0 && words[i - 1].hyphen_after && !words[i].hyphen_after;
            const bool compound_next = !words[i].hyphen_after && words[i + 1].hyphen_after;
            const bool offered = words[i].hyphen_after || (known_.count(joined) != 0 && !in_compound && !compound_next);
            if (offered && is_here(joined, span)) go_on(i + 2, p + 1, span);
        }
    }

    std::vector<ModelDocument> documents_;
    std::set<std::string> known_;  // words and joined forms of the index
    std::set<std::string> split_;  // joined forms that it has seen split
};

class RandomTexts {
  public:
    explicit RandomTexts(unsigned seed) : random_(seed) {}

    std::size_t below(std::size_t bound) { return random_() % bound; }
    const std::string& word() { return vocabulary[below(vocabulary.size())]; }

    ModelText text(std::size_t max_items) {
        ModelText text;
        for (std::size_t items = below(max_items + 1); items > 0; --items) {
            const std::size_t kind = below(10);
            if (kind == 0) {
                text.add_compound(word(), word());
            } else if (kind == 1) {
                text.add_word(word() + word());
            } else {
                text.add_word(word());
            }
            text.text += below(8) == 0 ? ".\n\n" : below(4) == 0 ? ", " : " ";
        }
        return text;
    }

    std::string query(int depth) {
        std::string query;
        for (std::size_t terms = 1 + below(4); terms > 0; --terms) {
            if (!query.empty()) query += below(6) == 0 ? " AND " : below(6) == 0 ? " OR " : " ";
            if (below(5) == 0) query += below(2) == 0 ? "+" : "-";
            query += term(depth);
        }
        return query;
    }

  private:
    std::string term(int depth) {
        switch (below(9)) {
            case 0:
                return '"' + word() + (below(4) == 0 ? "-" : " ") + word() + '"';
            case 1:
                return '"' + word() + ' ' + word() + ' ' + word() + '"';
            case 2:
                return word().substr(0, 2 + below(3)) + '*';
            case 3:
                return "title:" + word();
            case 4:
                return word() + '-' + word();
            case 5:
                return word() + word();
            case 6:
                return depth > 0 ? '(' + query(depth - 1) + ')' : word();
            default:
                return word();
        }
    }

    std::mt19937 random_;
};

void compare(const Model& model, const Index& index, const std::string& query) {
    const Query tree = parse_query(query).query;
    SearchOptions options;
    options.limit = 1000;
    options.passages = all_passages;
    std::map<std::string, Hit> hits;
    for (const Hit& hit : index.search(query, options).hits) hits[hit.id] = hit;
    for (std::size_t i = 0; i < model.documents().size(); ++i) {
        const ModelDocument& document = model.documents()[i];
        const auto hit = hits.find(std::to_string(i + 1));
        const bool expected = model.matches(tree, document);
        ASSERT_EQ(hit != hits.end(), expected)
            << query << " in: " << document.title.text << " | " << document.body.text;
        if (!expected) continue;
        std::vector<Span> title_marks, body_marks;
        for (const Mark& mark : hit->second.title_marks) title_marks.emplace_back(mark.begin, mark.end);
        for (const Passage& passage : hit->second.passages) {
            for (const Mark& mark : passage.marks) body_marks.emplace_back(mark.begin_byte, mark.end_byte);
        }
        ASSERT_EQ(title_marks, model.marks(tree, document.title, true))
            << query << " in title: " << document.title.text;
        ASSERT_EQ(body_marks, model.marks(tree, document.body, false)) << query << " in: " << document.body.text;
        ASSERT_TRUE(hit->second.unshown.empty());
    }
}

TEST(Search, FindsAndMarksExactlyWhatTheModelDoes) {
    RandomTexts random(20);
    for (std::size_t round = 0; round < test_rounds(12); ++round) {
        std::vector<ModelDocument> documents(12);
        std::vector<Document> given;
        for (ModelDocument& document : documents) {
            document = {random.text(3), random.text(25)};
            given.push_back(
                {std::to_string(given.size() + 1), document.title.text, document.body.text, "", "xx", "", {}, {}});
        }
        const Model model(documents);
        const ScratchIndex scratch(given);
        const Index index = scratch.open();
        for (int i = 0; i < 150; ++i) {
            compare(model, index, random.query(2));
            if (HasFatalFailure()) return;
        }
    }
}

}  // namespace
}  // namespace kwic
