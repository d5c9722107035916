#include "search/document_words.hpp"

#include <functional>
#include <utility>

namespace kwic {
namespace {

using TakeToken = std::function<void(const TokenView&)>;

class CallingSink : public TokenSink {
  public:
    explicit CallingSink(TakeToken take) : take_(std::move(take)) {}
    void take(const TokenView& token) override { take_(token); }

  private:
    TakeToken take_;
};

}  // namespace

DocumentWords::DocumentWords(const StoredDocument& stored, const std::set<std::string>& wanted_stems,
                             Tokenizer& tokenizer) {
    read(stored.document.title, stored.language, wanted_stems, tokenizer, title_);
    read(stored.document.text, stored.language, wanted_stems, tokenizer, text_);
}

void DocumentWords::read(std::string_view text, std::string_view language, const std::set<std::string>& wanted_stems,
                         Tokenizer& tokenizer, PlacesByStem& places) {
    std::string stem;
    std::string form;
    CallingSink sink([&](const TokenView& token) {
        stem = token.stem;
        form = token.form;
        if (!form.empty() && !stem.empty()) forms_.try_emplace(form, stem);
        if (!wanted_stems.contains(stem)) return;
        places[stem].push_back({token.position, token.begin_byte, token.end_byte});
    });
    tokenizer.tokenize(text, language, 1, sink);
}

const DocumentWords::Places& DocumentWords::places_of(const PlacesByStem& places, const std::string& stem) {
    static const Places none;
    const auto found = places.find(stem);
    return found == places.end() ? none : found->second;
}

}  // namespace kwic
