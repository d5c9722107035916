#include "indexing/document_inverter.hpp"

#include "indexing/document_terms.hpp"
#include "indexing/split_ways.hpp"
#include "storage/term_space.hpp"

#include <algorithm>

namespace kwic {

void DocumentInverter::invert(const Document& document, std::string_view language, TermDictionary& dictionary,
                              InvertedDocument& inverted) {
    dictionary_ = &dictionary;
    inverted_ = &inverted;
    begin_document();
    in_title_ = true;
    const std::uint32_t text_begin = tokenizer_.tokenize(document.title, language, 1, *this) + position_gap;
    in_title_ = false;
    tokenizer_.tokenize(document.text, language, text_begin, *this);
    make_term(TermSpace::id, document.id, term_);
    take_once(dictionary.number_of(term_));
    make_term(TermSpace::language, language, term_);
    take_once(dictionary.number_of(term_));
    for (const StemInDocument& stem : stems_) inverted.terms.push_back({stem.term, stem.wdf});
    write_positions(text_begin, inverted.positions);
}

void DocumentInverter::begin_document() {
    if (++document_ == 0) {
        states_.clear();
        document_ = 1;
    }
    stems_.clear();
    occurrences_.clear();
    inverted_->terms.clear();
    inverted_->positions.clear();
}

void DocumentInverter::take(const TokenView& token) {
    const TokenTerms terms = terms_of(token);
    if (terms.stem != no_term) {
        take_stem(terms.stem, token.position, token.weighs ? (in_title_ ? title_wdf : text_wdf) : 0);
        if (in_title_) {
            make_term(TermSpace::title, token.stem, term_);
            take_once(dictionary_->number_of(term_));
        }
    }
    if (terms.form != no_term) take_once(terms.form);
}

const DocumentInverter::TokenTerms& DocumentInverter::terms_of(const TokenView& token) {
    if (tokenizer_.epoch() != epoch_) {
        epoch_ = tokenizer_.epoch();
        by_serial_.clear();
    }
    if (token.serial == 0) return passing_ = look_up(token);
    if (token.serial >= by_serial_.size()) by_serial_.resize(std::max<std::size_t>(2 * by_serial_.size(), token.serial + 1));
    TokenTerms& terms = by_serial_[token.serial];
    if (terms.stem == not_looked_up) terms = look_up(token);
    return terms;
}

DocumentInverter::TokenTerms DocumentInverter::look_up(const TokenView& token) {
    TokenTerms terms{no_term, no_term};
    if (!token.stem.empty()) {
        make_term(TermSpace::stem, token.stem, term_);
        terms.stem = dictionary_->number_of(term_);
    }
    if (!token.form.empty()) {
        make_term(TermSpace::form, token.form, term_);
        terms.form = dictionary_->number_of(term_);
    }
    if (!token.split.empty() && token.span > 1) add_split_way(splits_[std::string(token.stem)], token.split);
    return terms;
}

DocumentInverter::TermState& DocumentInverter::state(std::uint32_t term) {
    if (term >= states_.size()) states_.resize(std::max<std::size_t>(2 * states_.size(), term + 1));
    return states_[term];
}

void DocumentInverter::take_once(std::uint32_t term) {
    TermState& known = state(term);
    if (known.document == document_) return;
    known.document = document_;
    inverted_->terms.push_back({term, 0});
}

void DocumentInverter::take_stem(std::uint32_t term, std::uint32_t position, std::uint32_t wdf) {
    TermState& known = state(term);
    if (known.document != document_) {
        known = {document_, static_cast<std::uint32_t>(stems_.size())};
        stems_.push_back({term});
    }
    StemInDocument& stem = stems_[known.slot];
    stem.wdf += wdf;
    if (stem.last_position == position) return;
    stem.last_position = position;
    ++stem.occurrences;
    occurrences_.push_back({known.slot, position});
}

// Positions rise as tokens come, so that those of a stem stay in order.
void DocumentInverter::write_positions(std::uint32_t text_begin, std::string& out) {
    ends_.resize(stems_.size());
    std::uint32_t end = 0;
    for (std::size_t slot = 0; slot < stems_.size(); ++slot) {
        ends_[slot] = end;
        end += stems_[slot].occurrences;
    }
    places_.resize(occurrences_.size());
    for (const Occurrence& occurrence : occurrences_) places_[ends_[occurrence.slot]++] = occurrence.position;
    stem_positions_.resize(stems_.size());
    for (std::size_t slot = 0; slot < stems_.size(); ++slot) {
        const StemInDocument& stem = stems_[slot];
        stem_positions_[slot] = {dictionary_->hash(stem.term),
                                 {places_.data() + ends_[slot] - stem.occurrences, stem.occurrences}};
    }
    positions_.write(stem_positions_, text_begin, out);
}

void DocumentInverter::forget_terms() noexcept {
    by_serial_.clear();
    states_.clear();
    document_ = 0;
}

std::size_t DocumentInverter::memory_bytes() const noexcept {
    return by_serial_.capacity() * sizeof(TokenTerms) + states_.capacity() * sizeof(TermState);
}

}  // namespace kwic
