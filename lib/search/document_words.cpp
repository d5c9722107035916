#include "search/document_words.hpp"

#include "snippet/text_places.hpp"

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

DocumentWords::DocumentWords(const StoredDocument& stored, const TextFields& fields,
                             const std::set<std::string>& wanted_stems, Tokenizer& tokenizer) {
    const Document& document = stored.document;
    read({ClauseScope::anywhere, document.text}, stored.language, wanted_stems, tokenizer);
    read({ClauseScope::title, document.title, "the title"}, stored.language, wanted_stems, tokenizer);
    fields.for_each_value(document, [&](std::uint32_t field, const std::string& value) {
        read({field_scope(field), value, "the field \"" + fields.name(field) + '"'}, stored.language, wanted_stems,
             tokenizer);
    });
}

void DocumentWords::read(Part part, std::string_view language, const std::set<std::string>& wanted_stems,
                         Tokenizer& tokenizer) {
    std::string stem;
    std::string form;
    CallingSink sink([&](const TokenView& token) {
        stem = token.stem;
        form = token.form;
        if (!form.empty() && !stem.empty()) forms_.try_emplace(form, stem);
        if (!wanted_stems.contains(stem)) return;
        part.places_[stem].push_back({token.position, token.begin_byte, token.end_byte});
    });
    tokenizer.tokenize(part.text_, language, 1, sink);
    parts_.push_back(std::move(part));
}

const DocumentWords::Places& DocumentWords::Part::places_of(const std::string& stem) const {
    static const Places none;
    const auto found = places_.find(stem);
    return found == places_.end() ? none : found->second;
}

std::string DocumentWords::Part::name_of_place(std::size_t byte) const {
    if (scope_ != ClauseScope::anywhere) return name_;
    return "line " + std::to_string(TextPlaces(text_).find(byte).line);
}

}  // namespace kwic
