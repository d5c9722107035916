#include "search/leaf_tokens.hpp"

#include <algorithm>
#include <utility>

namespace kwic {
namespace {

class LeafSink : public TokenSink {
  public:
    LeafSink(std::vector<LeafToken>& tokens, const std::string& language) : tokens_(tokens), language_(language) {}

    void take(const TokenView& token) override {
        if (token.stem.empty() || token.kind == TokenKind::character) return;
        auto known = std::find_if(tokens_.begin(), tokens_.end(), [&](const LeafToken& other) {
            return other.position == token.position && other.kind == token.kind && other.stem == token.stem;
        });
        if (known == tokens_.end()) {
            tokens_.push_back(
                {std::string(token.form), std::string(token.stem), token.kind, token.position, token.span, true, {}});
            known = tokens_.end() - 1;
        }
        known->stop_word = known->stop_word && token.stop_word;
        if (known->languages.empty() || known->languages.back() != language_) known->languages.push_back(language_);
    }

  private:
    std::vector<LeafToken>& tokens_;
    const std::string& language_;
};

// Where the children of a leaf stand in its text is not known, so that each has positions after the one before.
void read_children(const Query& leaf, const std::vector<std::string>& languages, Tokenizer& tokenizer,
                   std::vector<LeafToken>& tokens) {
    std::uint32_t last = 0;
    for (const Query& child : leaf.children) {
        const std::uint32_t before = last;
        for (LeafToken& token : read_leaf(child, languages, tokenizer)) {
            token.position += before;
            last = std::max(last, token.position + token.span - 1);
            tokens.push_back(std::move(token));
        }
    }
}

}  // namespace

std::vector<LeafToken> read_leaf(const Query& leaf, const std::vector<std::string>& languages, Tokenizer& tokenizer) {
    std::vector<LeafToken> tokens;
    read_children(leaf, languages, tokenizer, tokens);
    if (!tokens.empty() || (leaf.kind != QueryKind::word && leaf.kind != QueryKind::phrase)) return tokens;
    for (const std::string& language : languages) {
        LeafSink sink(tokens, language);
        tokenizer.tokenize(leaf.text, language, 1, sink);
    }
    std::stable_sort(tokens.begin(), tokens.end(),
                     [](const LeafToken& a, const LeafToken& b) { return a.position < b.position; });
    return tokens;
}

}  // namespace kwic
