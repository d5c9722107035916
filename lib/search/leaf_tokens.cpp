#include "search/leaf_tokens.hpp"

#include <algorithm>

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

}  // namespace

std::vector<LeafToken> read_leaf(const Query& leaf, const std::vector<std::string>& languages, Tokenizer& tokenizer) {
    std::vector<LeafToken> tokens;
    if (leaf.kind != QueryKind::word && leaf.kind != QueryKind::phrase) return tokens;
    for (const std::string& language : languages) {
        LeafSink sink(tokens, language);
        tokenizer.tokenize(leaf.text, language, 1, sink);
    }
    std::stable_sort(tokens.begin(), tokens.end(),
                     [](const LeafToken& a, const LeafToken& b) { return a.position < b.position; });
    return tokens;
}

}  // namespace kwic
