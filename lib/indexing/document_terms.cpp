#include "indexing/document_terms.hpp"

#include "storage/byte_hash.hpp"
#include "storage/term_space.hpp"

#include <map>
#include <optional>
#include <vector>

namespace kwic {
namespace {

struct StemOfDocument {
    std::vector<std::uint32_t> positions;
    bool has_usual_form = false;  // or its stem has none
};
using StemsOfDocument = std::map<std::string, StemOfDocument>;  // by term

// What the tokens of title, text and fields are made into.
struct Making {
    const UsualForms& forms;
    const DocumentTerms::SplitSink& on_split;
    Xapian::Document& document;
    StemsOfDocument stems;
};

// Of a document, one that has words.
struct Part {
    std::uint32_t wdf = text_wdf;
    bool is_title = false;
    std::optional<std::uint32_t> field = {};
};

class PostingSink : public TokenSink {
  public:
    PostingSink(Making& making, Part part) : making_(making), part_(part) {}

    void take(const TokenView& token) override {
        const std::string_view usual = making_.forms.of(token.stem);
        if (!token.stem.empty()) {
            make_term(TermSpace::stem, token.stem, term_);
            making_.document.add_term(term_, token.weighs ? part_.wdf : 0);
            StemOfDocument& stem = making_.stems[term_];
            if (stem.positions.empty() || stem.positions.back() != token.position) {
                stem.positions.push_back(token.position);
            }
            if (usual.empty() || token.form == usual) stem.has_usual_form = true;
            if (part_.is_title) making_.document.add_boolean_term(make_term(TermSpace::title, token.stem));
            if (part_.field) add_field_term(*part_.field);
        }
        if (!token.form.empty() && token.form != usual) {
            make_term(TermSpace::form, token.form, term_);
            making_.document.add_boolean_term(term_);
        }
        if (!token.stem.empty() && !token.split.empty() && token.span > 1) making_.on_split(token.stem, token.split);
    }

  private:
    void add_field_term(std::uint32_t field) {
        make_field_term(field, term_, field_term_);
        making_.document.add_boolean_term(field_term_);
    }

    Making& making_;
    Part part_;
    std::string term_;
    std::string field_term_;
};

}  // namespace

MadeDocument DocumentTerms::make(const Document& document, std::string_view language) {
    MadeDocument made;
    Making making{forms_, on_split_, made.document, {}};
    PostingSink title_sink(making, {.wdf = title_wdf, .is_title = true});
    const std::uint32_t text_begin = tokenizer_.tokenize(document.title, language, 1, title_sink) + position_gap;
    PostingSink text_sink(making, {});
    std::uint32_t end = tokenizer_.tokenize(document.text, language, text_begin, text_sink);
    fields_.for_each_value(document, [&](std::uint32_t field, const std::string& value) {
        PostingSink field_sink(making, {.wdf = fields_.wdf(field), .field = field});
        end = tokenizer_.tokenize(value, language, end + position_gap, field_sink);
    });
    std::vector<StemPositions> positions;
    for (const auto& [term, stem] : making.stems) {
        if (!stem.has_usual_form) made.document.add_boolean_term(make_term(TermSpace::unusual, term));
        positions.push_back({hash_bytes(term), stem.positions});
    }
    positions_.write(positions, text_begin, made.positions);
    made.document.add_boolean_term(make_term(TermSpace::id, document.id));
    made.document.add_boolean_term(make_term(TermSpace::language, language));
    made.document.add_value(slot_number(ValueSlot::id), document.id);
    if (!document.date.empty()) made.document.add_value(slot_number(ValueSlot::date), document.date);
    return made;
}

}  // namespace kwic
