// What a query matches and marks, from its syntax tree and the tokens of a text alone: every construct tries every
// place.
#pragma once

#include "snippet/naive_near.hpp"

#include <kwic/analyzer.hpp>
#include <kwic/query.hpp>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace kwic {

using ByteSpan = std::pair<std::size_t, std::size_t>;

struct ModelSpan {
    PlaceSpan place;
    ByteSpan bytes;

    auto operator<=>(const ModelSpan&) const = default;
};

// The tree with all of its members, for messages.
inline std::string describe(const Query& node) {
    constexpr const char* kinds[] = {"nothing", "word", "phrase", "wildcard", "fuzzy", "near", "range", "group"};
    constexpr const char* occurrences[] = {"", "+", "-"};
    std::string text = occurrences[static_cast<int>(node.occurrence)];
    text += kinds[static_cast<int>(node.kind)];
    if (node.exact) text += " exact";
    if (node.distance > 0) text += ' ' + std::to_string(node.distance);
    if (!node.field.empty()) text += ' ' + node.field + ':';
    if (!node.text.empty()) text += " '" + node.text + '\'';
    if (node.children.empty()) return text;
    text += " (";
    for (const Query& child : node.children) text += ' ' + describe(child);
    return text + " )";
}

// Optimal string alignment: insertions, deletions, replacements and exchanges of neighbours.
inline std::size_t count_edits(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            std::size_t& edits = table[i][j];
            edits = i == 0 ? j : i;
            if (i == 0 || j == 0) continue;
            edits = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                edits = std::min(edits, table[i - 2][j - 2] + 1);
            }
        }
    }
    return table[a.size()][b.size()];
}

inline bool is_like(std::string_view pattern, std::string_view text) {
    if (pattern.empty()) return text.empty();
    if (pattern[0] == '*')
        return is_like(pattern.substr(1), text) || (!text.empty() && is_like(pattern, text.substr(1)));
    return !text.empty() && (pattern[0] == '?' || pattern[0] == text[0]) && is_like(pattern.substr(1), text.substr(1));
}

// A text of ASCII, in English.
class ModelText {
  public:
    ModelText(Analyzer& analyzer, const std::string& text) : tokens_(analyzer.analyze(text, "en")) {}

    [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }

    // Where what stands in one piece stands: words, phrases, wildcards, fuzzy words, nears and alternatives of them.
    [[nodiscard]] std::set<ModelSpan> spans_of(Analyzer& analyzer, const Query& node) const {
        std::set<ModelSpan> spans;
        if (node.kind == QueryKind::near) {
            for (const PlaceSpan& place : naive_tightest(parts_of(analyzer, node), window_of(node))) {
                spans.insert({place, {0, 0}});
            }
        } else if (node.kind == QueryKind::group) {
            for (const Query& child : node.children) spans.merge(spans_of(analyzer, child));
        } else {
            const std::vector<Query> words = words_of(node);
            for (const Token& token : tokens_) walk(analyzer, words, 0, token, token, spans);
        }
        return spans;
    }

    // The words that a near marks, when it is nothing within another near.
    [[nodiscard]] std::set<ByteSpan> marks_of_near(Analyzer& analyzer, const Query& near) const {
        std::set<ByteSpan> marks;
        mark_parts(analyzer, near, naive_members(parts_of(analyzer, near), window_of(near)), marks);
        return marks;
    }

  private:
    // How many words it takes by itself.
    static std::uint32_t words_in(const Query& node) {
        if (node.kind == QueryKind::near) return window_of(node);
        if (node.kind != QueryKind::group) return static_cast<std::uint32_t>(words_of(node).size());
        std::uint32_t most = 0;
        for (const Query& child : node.children) most = std::max(most, words_in(child));
        return most;
    }

    static std::uint32_t window_of(const Query& near) {
        std::uint32_t words = near.distance;
        for (const Query& child : near.children) words += words_in(child);
        return words;
    }

    static std::vector<Query> words_of(const Query& leaf) {
        std::vector<Query> words = leaf.children;
        for (Query& word : words) word.exact = word.exact || leaf.exact;
        if (!words.empty()) return words;
        std::string_view text = leaf.text;
        while (!text.empty()) {
            const std::size_t end = std::min(text.find(' '), text.size());
            Query& word = words.emplace_back(leaf);
            if (word.kind == QueryKind::phrase) word.kind = QueryKind::word;
            word.text = text.substr(0, end);
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        return words;
    }

    static bool is_word(Analyzer& analyzer, const Query& word, const Token& token) {
        switch (word.kind) {
            case QueryKind::wildcard:
                return is_like(word.text, token.form) && !token.form.empty();
            case QueryKind::fuzzy:
                return !token.form.empty() && count_edits(word.text, token.form) <= word.distance;
            default:
                return word.exact ? token.form == word.text
                                  : token.stem == analyzer.analyze(word.text, "en").front().stem;
        }
    }

    void walk(Analyzer& analyzer, const std::vector<Query>& words, std::size_t i, const Token& first, const Token& here,
              std::set<ModelSpan>& spans) const {
        if (!is_word(analyzer, words[i], here)) return;
        if (i + 1 == words.size()) {
            spans.insert({{first.position, here.position + 1}, ByteSpan(first.begin_byte, here.end_byte)});
            return;
        }
        for (const Token& next : tokens_) {
            if (next.position == here.position + 1) walk(analyzer, words, i + 1, first, next, spans);
        }
    }

    std::vector<NaiveSpans> parts_of(Analyzer& analyzer, const Query& near) const {
        std::vector<NaiveSpans> parts;
        for (const Query& child : near.children) {
            NaiveSpans& places = parts.emplace_back();
            for (const ModelSpan& span : spans_of(analyzer, child)) places.insert(span.place);
        }
        return parts;
    }

    void mark_parts(Analyzer& analyzer, const Query& near, const std::vector<NaiveSpans>& members,
                    std::set<ByteSpan>& marks) const {
        for (std::size_t i = 0; i < near.children.size(); ++i) mark(analyzer, near.children[i], members[i], marks);
    }

    void mark(Analyzer& analyzer, const Query& node, const NaiveSpans& chosen, std::set<ByteSpan>& marks) const {
        if (node.kind == QueryKind::group) {
            for (const Query& child : node.children) mark(analyzer, child, chosen, marks);
            return;
        }
        for (const ModelSpan& span : spans_of(analyzer, node)) {
            if (chosen.count(span.place) == 0) continue;
            if (node.kind == QueryKind::near) {
                mark_parts(analyzer, node, naive_members(parts_of(analyzer, node), span.place), marks);
            } else {
                marks.insert(span.bytes);
            }
        }
    }

    std::vector<Token> tokens_;
};

struct ModelDocument {
    ModelText title;
    ModelText body;
};

// A query to documents of ASCII, in English. It knows nothing of compounds written in two ways, nor of stop words that
// are dropped: no query may ask for these.
class LanguageModel {
  public:
    explicit LanguageModel(Analyzer& analyzer) : analyzer_(analyzer) {}

    bool matches(const Query& node, const ModelDocument& document) const {
        if (node.kind != QueryKind::group) {
            return !document.title.spans_of(analyzer_, node).empty() ||
                   (!is_in_title(node) && !document.body.spans_of(analyzer_, node).empty());
        }
        bool has_required = false, has_optional = false, any_optional = false;
        for (const Query& child : node.children) {
            const bool holds = matches(child, document);
            if (child.occurrence == Occurrence::required && !holds) return false;
            if (child.occurrence == Occurrence::excluded && holds) return false;
            has_required = has_required || child.occurrence == Occurrence::required;
            has_optional = has_optional || child.occurrence == Occurrence::optional;
            any_optional = any_optional || (child.occurrence == Occurrence::optional && holds);
        }
        return has_required || any_optional || !has_optional;
    }

    // Of a title or body; overlapping ones are one.
    std::vector<ByteSpan> marks(const Query& tree, const ModelText& text, bool is_title) const {
        std::set<ByteSpan> spans;
        collect(tree, text, is_title, spans);
        std::vector<ByteSpan> merged;
        for (const ByteSpan& span : spans) {
            if (!merged.empty() && span.first < merged.back().second) {
                merged.back().second = std::max(merged.back().second, span.second);
            } else {
                merged.push_back(span);
            }
        }
        return merged;
    }

  private:
    static bool is_in_title(const Query& node) {
        if (!node.field.empty()) return true;
        return !node.children.empty() && is_in_title(node.children[0]);
    }

    void collect(const Query& node, const ModelText& text, bool is_title, std::set<ByteSpan>& spans) const {
        if (node.kind == QueryKind::group) {
            for (const Query& child : node.children) {
                if (child.occurrence != Occurrence::excluded) collect(child, text, is_title, spans);
            }
        } else if (is_title || !is_in_title(node)) {
            if (node.kind == QueryKind::near) {
                spans.merge(text.marks_of_near(analyzer_, node));
            } else {
                for (const ModelSpan& span : text.spans_of(analyzer_, node)) spans.insert(span.bytes);
            }
        }
    }

    Analyzer& analyzer_;
};

}  // namespace kwic
