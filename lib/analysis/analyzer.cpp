#include <kwic/analyzer.hpp>

#include "analysis/detect_language.hpp"
#include "analysis/fingerprint.hpp"
#include "analysis/tokenizer.hpp"

namespace kwic {
namespace {

class TokenCollector : public TokenSink {
  public:
    void take(const TokenView& view) override {
        Token& token = tokens.emplace_back();
        token.form = view.form;
        token.stem = view.stem;
        token.begin_byte = view.begin_byte;
        token.end_byte = view.end_byte;
        token.position = view.position;
        token.span = view.span;
        token.kind = view.kind;
        token.stop_word = view.stop_word;
        token.weighs = view.weighs;
    }

    std::vector<Token> tokens;
};

}  // namespace

struct Analyzer::Impl {
    Tokenizer tokenizer;
};

Analyzer::Analyzer() : impl_(std::make_unique<Impl>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

std::vector<Token> Analyzer::analyze(std::string_view text, std::string_view language) {
    TokenCollector collector;
    impl_->tokenizer.tokenize(text, language, 1, collector);
    return std::move(collector.tokens);
}

std::string Analyzer::detect_language(std::string_view text) {
    return kwic::detect_language(text);
}

std::string Analyzer::fingerprint() {
    return analyzer_fingerprint();
}

std::string_view name_of(TokenKind kind) noexcept {
    switch (kind) {
        case TokenKind::word:
            return "word";
        case TokenKind::part:
            return "part";
        case TokenKind::joined:
            return "joined";
        case TokenKind::bigram:
            return "bigram";
        case TokenKind::character:
            return "character";
    }
    return "word";
}

}  // namespace kwic
