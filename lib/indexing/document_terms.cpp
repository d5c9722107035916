#include "indexing/document_terms.hpp"

#include "storage/term_space.hpp"

namespace kwic {
namespace {

constexpr Xapian::termcount title_wdf = 2;
constexpr Xapian::termcount text_wdf = 1;

class PostingSink : public TokenSink {
  public:
    PostingSink(Xapian::Document& document, const DocumentTerms::SplitSink& on_split, bool title)
        : document_(document), on_split_(on_split), title_(title) {}

    void take(const TokenView& token) override {
        if (!token.stem.empty()) {
            make_term(TermSpace::stem, token.stem, term_);
            document_.add_posting(term_, token.position, token.weighs ? (title_ ? title_wdf : text_wdf) : 0);
            if (title_) {
                make_term(TermSpace::title, token.stem, term_);
                document_.add_posting(term_, token.position, 0);
            }
        }
        if (!token.form.empty()) {
            make_term(TermSpace::form, token.form, term_);
            document_.add_boolean_term(term_);
        }
        if (!token.split.empty() && token.span > 1) on_split_(token.stem, token.split);
    }

  private:
    Xapian::Document& document_;
    const DocumentTerms::SplitSink& on_split_;
    bool title_;
    std::string term_;
};

}  // namespace

Xapian::Document DocumentTerms::make(const Document& document, std::string_view language) {
    Xapian::Document made;
    PostingSink title_sink(made, on_split_, true);
    const std::uint32_t after_title = tokenizer_.tokenize(document.title, language, 1, title_sink);
    PostingSink text_sink(made, on_split_, false);
    tokenizer_.tokenize(document.text, language, after_title + position_gap, text_sink);
    made.add_boolean_term(make_term(TermSpace::id, document.id));
    made.add_boolean_term(make_term(TermSpace::language, language));
    made.add_value(static_cast<Xapian::valueno>(ValueSlot::id), document.id);
    if (!document.date.empty()) made.add_value(static_cast<Xapian::valueno>(ValueSlot::date), document.date);
    return made;
}

}  // namespace kwic
