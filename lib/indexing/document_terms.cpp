#include "indexing/document_terms.hpp"

#include "storage/byte_hash.hpp"
#include "storage/term_space.hpp"

#include <map>
#include <vector>

namespace kwic {
namespace {

using StemPlaces = std::map<std::string, std::vector<std::uint32_t>>;  // by the term of the stem

class PostingSink : public TokenSink {
  public:
    PostingSink(Xapian::Document& document, StemPlaces& places, const DocumentTerms::SplitSink& on_split, bool title)
        : document_(document), places_(places), on_split_(on_split), title_(title) {}

    void take(const TokenView& token) override {
        if (!token.stem.empty()) {
            make_term(TermSpace::stem, token.stem, term_);
            document_.add_term(term_, token.weighs ? (title_ ? title_wdf : text_wdf) : 0);
            std::vector<std::uint32_t>& places = places_[term_];
            if (places.empty() || places.back() != token.position) places.push_back(token.position);
            if (title_) document_.add_boolean_term(make_term(TermSpace::title, token.stem));
        }
        if (!token.form.empty()) {
            make_term(TermSpace::form, token.form, term_);
            document_.add_boolean_term(term_);
        }
        if (!token.split.empty() && token.span > 1) on_split_(token.stem, token.split);
    }

  private:
    Xapian::Document& document_;
    StemPlaces& places_;
    const DocumentTerms::SplitSink& on_split_;
    bool title_;
    std::string term_;
};

}  // namespace

MadeDocument DocumentTerms::make(const Document& document, std::string_view language) {
    MadeDocument made;
    StemPlaces places;
    PostingSink title_sink(made.document, places, on_split_, true);
    const std::uint32_t text_begin = tokenizer_.tokenize(document.title, language, 1, title_sink) + position_gap;
    PostingSink text_sink(made.document, places, on_split_, false);
    tokenizer_.tokenize(document.text, language, text_begin, text_sink);
    made.document.add_boolean_term(make_term(TermSpace::id, document.id));
    made.document.add_boolean_term(make_term(TermSpace::language, language));
    made.document.add_value(slot_number(ValueSlot::id), document.id);
    if (!document.date.empty()) made.document.add_value(slot_number(ValueSlot::date), document.date);
    std::vector<StemPositions> stems;
    stems.reserve(places.size());
    for (const auto& [term, positions] : places) stems.push_back({hash_bytes(term), positions});
    positions_.write(stems, text_begin, made.positions);
    return made;
}

}  // namespace kwic
