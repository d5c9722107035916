#include "indexing/document_inverter.hpp"

#include "indexing/document_terms.hpp"
#include "storage/term_space.hpp"

#include <algorithm>

namespace kwic {
namespace {

template <class Element>
void make_room(LargeVector<Element>& elements, std::size_t index, const Element& filling = {}) {
    if (index >= elements.size()) elements.resize(std::max<std::size_t>(2 * elements.size(), index + 1), filling);
}

}  // namespace

void DocumentInverter::invert(const Document& document, std::string_view language, TermDictionary& dictionary,
                              InvertedDocument& inverted) {
    dictionary_ = &dictionary;
    inverted_ = &inverted;
    begin_document();
    in_title_ = true;
    const std::uint32_t text_begin = tokenizer_.tokenize(document.title, language, 1, *this) + position_gap;
    in_title_ = false;
    tokenizer_.tokenize(document.text, language, text_begin, *this);
    gather_terms();
    make_term(TermSpace::id, document.id, term_);
    take_once(dictionary.number_of(term_));
    make_term(TermSpace::language, language, term_);
    take_once(dictionary.number_of(term_));
    gather_positions();
    write_positions(text_begin, inverted.positions);
}

void DocumentInverter::begin_document() {
    ++document_;
    words_.clear();
    occurrences_.clear();
    stems_.clear();
    inverted_->terms.clear();
    inverted_->positions.clear();
}

// Most tokens are of words that the document has had: they cost one look at the place of their serial
// (bench/build_stages). Terms are seen to once for each word of the document.
void DocumentInverter::take(const TokenView& token) {
    const std::uint32_t number = word_of(token);
    WordInDocument& word = words_[number];
    if (word.terms.stem != no_term) {
        ++word.occurrences;
        occurrences_.push_back({number, token.position});
        if (token.weighs) word.wdf += in_title_ ? title_wdf : text_wdf;
    }
    if (!in_title_ || token.stem.empty()) return;
    word.is_in_title = true;
    if (word.terms.title != not_looked_up) return;
    make_term(TermSpace::title, token.stem, term_);
    word.terms.title = dictionary_->number_of(term_);
    if (token.serial != 0) terms_of_serial_[token.serial].title = word.terms.title;
}

// The token's index of words_. The terms of titles stay unknown until a title has them.
std::uint32_t DocumentInverter::word_of(const TokenView& token) {
    const auto next = static_cast<std::uint32_t>(words_.size());
    if (token.place == nullptr) {
        words_.push_back({look_up(token)});
        return next;
    }
    if (token.place->document == document_) return token.place->number;
    *token.place = {document_, next};
    if (tokenizer_.epoch() != epoch_) begin_epoch();
    make_room(terms_of_serial_, token.serial);
    TokenTerms& terms = terms_of_serial_[token.serial];
    if (terms.stem == not_looked_up) terms = look_up(token);
    words_.push_back({terms});
    return next;
}

// Serials have a new meaning: those of the title, if this comes with the text, are as good as words of another document.
void DocumentInverter::begin_epoch() {
    epoch_ = tokenizer_.epoch();
    terms_of_serial_.clear();
}

DocumentInverter::TokenTerms DocumentInverter::look_up(const TokenView& token) {
    TokenTerms terms{no_term, no_term, not_looked_up};
    if (!token.stem.empty()) {
        make_term(TermSpace::stem, token.stem, term_);
        terms.stem = dictionary_->number_of(term_);
    }
    const std::string_view usual = forms_.of(token.stem);
    if (terms.stem != no_term && usual.empty()) {
        make_room(unusual_of_stem_, terms.stem, not_looked_up);
        unusual_of_stem_[terms.stem] = no_term;
    }
    if (!token.form.empty() && token.form == usual) {
        terms.form = usual_form;
    } else if (!token.form.empty()) {
        make_term(TermSpace::form, token.form, term_);
        terms.form = dictionary_->number_of(term_);
    }
    if (!token.split.empty() && token.span > 1) splits_.add(token.stem, token.split);
    return terms;
}

DocumentInverter::Place& DocumentInverter::place_of_term(std::uint32_t term) {
    make_room(place_of_term_, term);
    return place_of_term_[term];
}

void DocumentInverter::take_once(std::uint32_t term) {
    Place& place = place_of_term(term);
    if (place.document == document_) return;
    place.document = document_;
    inverted_->terms.push_back({term, 0});
}

void DocumentInverter::gather_terms() {
    for (WordInDocument& word : words_) {
        if (word.terms.form < usual_form) take_once(word.terms.form);
        if (word.is_in_title) take_once(word.terms.title);
        if (word.terms.stem == no_term) continue;
        Place& place = place_of_term(word.terms.stem);
        if (place.document != document_) {
            place = {document_, static_cast<std::uint32_t>(stems_.size())};
            stems_.push_back({word.terms.stem});
        }
        word.stem = place.slot;
        StemInDocument& stem = stems_[word.stem];
        stem.wdf += word.wdf;
        stem.end += word.occurrences;
        stem.has_usual_form = stem.has_usual_form || word.terms.form == usual_form;
    }
    for (const StemInDocument& stem : stems_) {
        inverted_->terms.push_back({stem.term, stem.wdf});
        if (stem.has_usual_form) continue;
        const std::uint32_t unusual = unusual_term_of(stem.term);
        if (unusual != no_term) inverted_->terms.push_back({unusual, 0});
    }
}

std::uint32_t DocumentInverter::unusual_term_of(std::uint32_t stem) {
    make_room(unusual_of_stem_, stem, not_looked_up);
    std::uint32_t& unusual = unusual_of_stem_[stem];
    if (unusual == not_looked_up) {
        make_term(TermSpace::unusual, dictionary_->term(stem), term_);
        unusual = dictionary_->number_of(term_);
    }
    return unusual;
}

// Positions rise as tokens come, so that those of a stem are in order; two words of one stem may share one.
void DocumentInverter::gather_positions() {
    std::uint32_t begin = 0;
    for (StemInDocument& stem : stems_) {
        const std::uint32_t occurrences = stem.end;
        stem.begin = stem.end = begin;
        begin += occurrences;
    }
    positions_.resize(occurrences_.size());
    for (const Occurrence& occurrence : occurrences_) {
        StemInDocument& stem = stems_[words_[occurrence.word].stem];
        const bool is_again = stem.end > stem.begin && positions_[stem.end - 1] == occurrence.position;
        if (!is_again) positions_[stem.end++] = occurrence.position;
    }
}

void DocumentInverter::write_positions(std::uint32_t text_begin, std::string& out) {
    stem_positions_.clear();
    for (const StemInDocument& stem : stems_) {
        stem_positions_.push_back(
            {dictionary_->hash(stem.term), {positions_.data() + stem.begin, stem.end - stem.begin}});
    }
    table_.write(stem_positions_, text_begin, out);
}

void DocumentInverter::forget_terms() noexcept {
    terms_of_serial_.clear();
    place_of_term_.clear();
    unusual_of_stem_.clear();
}

std::size_t DocumentInverter::memory_bytes() const noexcept {
    return terms_of_serial_.capacity() * sizeof(TokenTerms) + place_of_term_.capacity() * sizeof(Place) + unusual_of_stem_.capacity() * sizeof(std::uint32_t);
}

}  // namespace kwic
