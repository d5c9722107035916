#include "indexing/document_inverter.hpp"

#include "indexing/document_terms.hpp"
#include "storage/byte_hash.hpp"
#include "storage/term_space.hpp"

#include <algorithm>
#include <utility>

namespace kwic {
namespace {

template <class Element>
void make_room(LargeVector<Element>& elements, std::size_t index, const Element& filling = {}) {
    if (index >= elements.size()) elements.resize(std::max<std::size_t>(2 * elements.size(), index + 1), filling);
}

// What is known of terms lies far apart, and is needed when the whole document has been seen (bench/build_stages).
template <class Element>
void prefetch(const LargeVector<Element>& elements, std::size_t index) noexcept {
    if (index < elements.size()) __builtin_prefetch(&elements[index]);
}

}  // namespace

void DocumentInverter::invert(const Document& document, std::string_view language, TermDictionary& dictionary,
                              InvertedDocument& inverted) {
    dictionary_ = &dictionary;
    inverted_ = &inverted;
    begin_document();
    in_title_ = true;
    const std::uint32_t text_begin = tokenizer_->tokenize(document.title, language, 1, *this) + position_gap;
    end_title();
    const std::uint32_t text_end = take_text(document.text, language, text_begin);
    take_fields(document, language, text_end);
    gather_stems();
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
    tokens_.clear();
    forms_met_.clear();
    occurrences_.clear();
    stems_.clear();
    inverted_->terms.clear();
    inverted_->positions.clear();
}

void DocumentInverter::end_title() {
    in_title_ = false;
    for (WordInDocument& word : words_) word.more_wdf = word.occurrences * (title_wdf - text_wdf);
}

std::uint32_t DocumentInverter::take_text(std::string_view text, std::string_view language, std::uint32_t text_begin) {
    in_text_ = true;
    encoder_.begin(text);
    const std::uint32_t text_end = tokenizer_->tokenize(text, language, text_begin, *this);
    inverted_->codes = encoder_.finish();
    in_text_ = false;
    return text_end;
}

void DocumentInverter::take_fields(const Document& document, std::string_view language, std::uint32_t text_end) {
    std::uint32_t end = text_end;
    std::uint32_t number = 0;
    fields_.for_each_value(document, [&](std::uint32_t field, const std::string& value) {
        const std::size_t first = occurrences_.size();
        end = tokenizer_->tokenize(value, language, end + position_gap, *this);
        end_value(field, ++number, first);
    });
}

// The words of a value of the field, which are the last from `first_occurrence` on.
void DocumentInverter::end_value(std::uint32_t field, std::uint32_t value, std::size_t first_occurrence) {
    for (std::size_t at = first_occurrence; at < occurrences_.size(); ++at) {
        WordInDocument& word = words_[occurrences_[at].word];
        word.more_wdf += fields_.wdf(field) - text_wdf;
        if (std::exchange(word.value, value) == value) continue;
        for (std::uint32_t token = word.begin; token < word.end; ++token) {
            make_field_term(field, dictionary_->term(tokens_[token].term), term_);
            take_once(dictionary_->number_of(term_));
        }
    }
}

// Most words have been met in the document before: they cost one look at their notes. Which of them have not nobody
// foresees, so that they are told apart without a branch (bench/build_stages).
void DocumentInverter::take(std::span<const WordInText> words) {
    new_words_.resize(words.size());
    std::size_t new_words = 0;
    for (const WordInText& word : words) {
        new_words_[new_words] = word.word;
        new_words += word.word->notes.document != document_;
    }
    meet(std::span(new_words_).first(new_words));
    const std::size_t before = occurrences_.size();
    occurrences_.resize(before + words.size());
    Occurrence* occurrence = occurrences_.data() + before;
    for (const WordInText& word : words) {
        const std::uint32_t number = word.word->notes.number;
        ++words_[number].occurrences;
        *occurrence++ = {number, word.position};
    }
    if (in_text_) encode(words);
}

void DocumentInverter::encode(std::span<const WordInText> words) {
    encoder_.add(words, [words = words_.data()](const WordInText& word) -> TextEncoder::Notes {
        WordNotes& notes = word.word->notes;
        return {words[notes.number].code, notes.piece};
    });
}

// Some may be there twice.
void DocumentInverter::meet(std::span<const PackedWord* const> words) {
    for (const PackedWord* word : words) {
        for (const PackedToken& token : word->tokens()) {
            if (token.text->notes.epoch != epoch_) expect(token);
        }
    }
    if (!expected_.empty()) look_up_expected();
    for (const PackedWord* word : words) {
        if (word->notes.document != document_) meet(*word);
    }
}

void DocumentInverter::meet(const PackedWord& word) {
    word.notes.document = document_;
    word.notes.number = static_cast<std::uint32_t>(words_.size());
    const auto begin = static_cast<std::uint32_t>(tokens_.size());
    for (const PackedToken& token : word.tokens()) meet(token);
    words_.push_back({.begin = begin,
                      .end = static_cast<std::uint32_t>(tokens_.size()),
                      .code = TextEncoder::code_of(word.notes.piece)});
}

// A word of the title is met there.
void DocumentInverter::meet(const PackedToken& token) {
    const TextNotes& notes = token.text->notes;
    if (notes.form < usual_form) {
        forms_met_.push_back(notes.form);
        prefetch(place_of_term_, notes.form);
    }
    if (notes.stem == no_term) return;
    prefetch(place_of_term_, notes.stem);
    prefetch(unusual_of_stem_, notes.stem);
    tokens_.push_back({notes.hash, notes.stem, token.position, token.weighs, notes.form == usual_form});
    if (in_title_) take_title(token);
}

// The terms of tokens lie far apart in memory: all are asked for before one is needed (bench/build_stages).
void DocumentInverter::expect(const PackedToken& token) {
    const std::string_view stem = token.stem();
    const std::string_view form = token.form();
    const std::string_view usual = forms_.of(stem);
    ExpectedToken& expected = expected_.emplace_back();
    expected.token = &token;
    expected.has_usual_form = !usual.empty();
    expected.is_usual_form = !form.empty() && form == usual;
    if (!stem.empty()) {
        make_term(TermSpace::stem, stem, term_);
        expected.stem_hash = hash_bytes(term_);
        dictionary_->prefetch(expected.stem_hash);
    }
    if (!form.empty() && !expected.is_usual_form) {
        make_term(TermSpace::form, form, term_);
        expected.form_hash = hash_bytes(term_);
        dictionary_->prefetch(expected.form_hash);
    }
}

// Two tokens may have one text.
void DocumentInverter::look_up_expected() {
    for (const ExpectedToken& expected : expected_) {
        if (expected.token->text->notes.epoch != epoch_) look_up(expected);
    }
    expected_.clear();
}

void DocumentInverter::look_up(const ExpectedToken& expected) {
    const PackedToken& token = *expected.token;
    TextNotes notes{epoch_, no_term, no_term, not_looked_up, expected.stem_hash};
    if (expected.is_usual_form) {
        notes.form = usual_form;
    } else if (!token.form().empty()) {
        make_term(TermSpace::form, token.form(), term_);
        notes.form = dictionary_->number_of(term_, expected.form_hash);
    }
    if (!token.stem().empty()) {
        make_term(TermSpace::stem, token.stem(), term_);
        notes.stem = number_of_stem(term_, expected.stem_hash, !expected.has_usual_form);
        if (token.text->split_bytes > 0 && token.span > 1) splits_.add(notes.stem, token.stem(), token.split());
    }
    token.text->notes = notes;
}

std::uint32_t DocumentInverter::number_of_stem(std::string_view term, std::uint64_t hash, bool has_no_usual_form) {
    const std::uint32_t number = dictionary_->number_of(term, hash);
    if (has_no_usual_form) {
        make_room(unusual_of_stem_, number, not_looked_up);
        unusual_of_stem_[number] = no_term;
    }
    return number;
}

void DocumentInverter::take_title(const PackedToken& token) {
    if (token.text->notes.title == not_looked_up) {
        make_term(TermSpace::title, token.stem(), term_);
        token.text->notes.title = dictionary_->number_of(term_);
    }
    take_once(token.text->notes.title);
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

void DocumentInverter::gather_stems() {
    for (const WordInDocument& word : words_) {
        const std::uint32_t wdf = word.occurrences * text_wdf + word.more_wdf;
        for (TokenInDocument& token : std::span(tokens_).subspan(word.begin, word.end - word.begin)) {
            Place& place = place_of_term(token.term);
            if (place.document != document_) {
                place = {document_, static_cast<std::uint32_t>(stems_.size())};
                stems_.push_back({token.hash, token.term});
            }
            token.term = place.slot;
            StemInDocument& stem = stems_[place.slot];
            stem.wdf += token.weighs ? wdf : 0;
            stem.end += word.occurrences;
            stem.has_usual_form = stem.has_usual_form || token.is_usual_form;
        }
    }
}

void DocumentInverter::gather_terms() {
    for (const std::uint32_t form : forms_met_) take_once(form);
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

// Positions rise as tokens come, so that those of a stem are in order; two tokens of one stem may share one, but not
// two words. Where things lie is asked once (bench/build_stages).
void DocumentInverter::gather_positions() {
    std::uint32_t begin = 0;
    for (StemInDocument& stem : stems_) {
        const std::uint32_t occurrences = stem.end;
        stem.begin = stem.end = begin;
        begin += occurrences;
    }
    positions_.resize(begin);
    const std::span words(words_);
    const std::span tokens(tokens_);
    const std::span stems(stems_);
    const std::span positions(positions_);
    for (const Occurrence& occurrence : occurrences_) {
        const WordInDocument& word = words[occurrence.word];
        if (word.end - word.begin == 1) {
            const TokenInDocument& token = tokens[word.begin];
            positions[stems[token.term].end++] = occurrence.position + token.position;
            continue;
        }
        for (const TokenInDocument& token : tokens.subspan(word.begin, word.end - word.begin)) {
            StemInDocument& stem = stems[token.term];
            const std::uint32_t position = occurrence.position + token.position;
            const bool is_again = stem.end > stem.begin && positions[stem.end - 1] == position;
            if (!is_again) positions[stem.end++] = position;
        }
    }
}

void DocumentInverter::write_positions(std::uint32_t text_begin, std::string& out) {
    stem_positions_.clear();
    for (const StemInDocument& stem : stems_) {
        stem_positions_.push_back({stem.hash, {positions_.data() + stem.begin, stem.end - stem.begin}});
    }
    table_.write(stem_positions_, text_begin, out);
}

void DocumentInverter::forget_terms(std::span<const std::uint32_t> order) {
    sort_splits(order);
    ++epoch_;
    place_of_term_ = LargeVector<Place>();
    unusual_of_stem_ = LargeVector<std::uint32_t>();
}

std::size_t DocumentInverter::memory_bytes() const noexcept {
    return place_of_term_.capacity() * sizeof(Place) + unusual_of_stem_.capacity() * sizeof(std::uint32_t) +
           splits_.memory_bytes();
}

}  // namespace kwic
