// Documents to their terms, by number: the fast way. DocumentTerms is the plain one, which gives the same.
#pragma once

#include "analysis/tokenizer.hpp"
#include "indexing/split_set.hpp"
#include "indexing/term_dictionary.hpp"
#include "storage/document_positions.hpp"
#include "storage/learned_tables.hpp"
#include "storage/text_encoder.hpp"
#include "storage/text_fields.hpp"
#include "storage/usual_forms.hpp"

#include <kwic/document.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

struct TermInDocument {
    std::uint32_t term = 0;
    std::uint32_t wdf = 0;
};

struct InvertedDocument {
    std::vector<TermInDocument> terms;  // each once, by the numbers of the dictionary, in no order
    std::string positions;              // the table of DocumentPositions
    std::string_view codes;             // of the text (TextEncoder), until the next document
};

// Thread rule: one thread at a time; keep one and reuse it.
class DocumentInverter : private WordSink {
  public:
    // `tokenizer` may know words already, if no other DocumentInverter has taken them.
    explicit DocumentInverter(const LearnedTables& tables, TextFields fields = {},
                              std::unique_ptr<Tokenizer> tokenizer = std::make_unique<Tokenizer>())
        : forms_(tables.forms), fields_(std::move(fields)), tokenizer_(std::move(tokenizer)), encoder_(tables.texts) {}

    // Writes the terms of `document`, analysed in `language`, over `inverted`. `dictionary` must be the same as in the
    // call before, or forget_terms() be called in between.
    void invert(const Document& document, std::string_view language, TermDictionary& dictionary,
                InvertedDocument& inverted);

    // The numbers of terms begin anew. `order`: those so far, as sort_splits() takes them.
    void forget_terms(std::span<const std::uint32_t> order);

    // Gives back the memory of the words that the tokenizer remembers.
    void forget_words() noexcept { tokenizer_->forget_words(); }

    // For splits(), after the last document or when the numbers of terms begin anew. `order`: all numbers, in the order
    // of the terms.
    void sort_splits(std::span<const std::uint32_t> order) { splits_.sort(order); }

    // Of all documents so far.
    [[nodiscard]] const SplitSet& splits() const noexcept { return splits_; }

    // What is kept between documents, but for the words that the tokenizer remembers.
    [[nodiscard]] std::size_t memory_bytes() const noexcept;

  private:
    static constexpr std::uint32_t no_term = 0xFFFFFFFF;
    static constexpr std::uint32_t not_looked_up = 0xFFFFFFFE;
    static constexpr std::uint32_t usual_form = 0xFFFFFFFD;  // of the stem

    // Where a term was met last: in which document, as which of its stems.
    struct Place {
        std::uint32_t document = 0;
        std::uint32_t slot = 0;
    };
    // A word that the document has, and how often.
    struct WordInDocument {
        std::uint32_t begin = 0;  // of its tokens: in tokens_
        std::uint32_t end = 0;
        std::uint32_t occurrences = 0;
        std::uint32_t more_wdf = 0;  // than if all of them stood in the text
        std::uint32_t value = 0;     // of a field, the last that it was met in, from 1
        WordCode code;               // in the text
    };
    // A token of such a word that has a stem.
    struct TokenInDocument {
        std::uint64_t hash = 0;      // of the stem's term
        std::uint32_t term = 0;      // that; then the stem's index of stems_
        std::uint32_t position = 0;  // in the word
        bool weighs = true;
        bool is_usual_form = false;
    };
    struct StemInDocument {
        std::uint64_t hash = 0;  // of the term
        std::uint32_t term = 0;
        std::uint32_t wdf = 0;
        std::uint32_t begin = 0;  // in positions_: its own
        std::uint32_t end = 0;
        bool has_usual_form = false;
    };
    // One whose terms are to be looked up.
    struct ExpectedToken {
        const PackedToken* token = nullptr;
        std::uint64_t stem_hash = 0;  // of the stem's term, if there is one
        std::uint64_t form_hash = 0;  // of the form's, if it is not the usual one
        bool has_usual_form = false;
        bool is_usual_form = false;
    };
    struct Occurrence {
        std::uint32_t word = 0;
        std::uint32_t position = 0;
    };

    void take(std::span<const WordInText> words) override;
    void encode(std::span<const WordInText> words);
    void meet(std::span<const PackedWord* const> words);
    void meet(const PackedWord& word);
    void meet(const PackedToken& token);
    void expect(const PackedToken& token);
    void look_up_expected();
    void look_up(const ExpectedToken& expected);
    std::uint32_t number_of_stem(std::string_view term, std::uint64_t hash, bool has_no_usual_form);
    void take_title(const PackedToken& token);
    void begin_document();
    void end_title();
    std::uint32_t take_text(std::string_view text, std::string_view language, std::uint32_t text_begin);
    void take_fields(const Document& document, std::string_view language, std::uint32_t text_end);
    void end_value(std::uint32_t field, std::uint32_t value, std::size_t first_occurrence);
    void gather_stems();
    void gather_terms();
    void gather_positions();
    void take_once(std::uint32_t term);
    std::uint32_t unusual_term_of(std::uint32_t stem);
    Place& place_of_term(std::uint32_t term);
    void write_positions(std::uint32_t text_begin, std::string& out);

    UsualForms forms_;
    TextFields fields_;
    std::unique_ptr<Tokenizer> tokenizer_;
    TextEncoder encoder_;
    DocumentPositionsWriter table_;
    SplitSet splits_;
    TermDictionary* dictionary_ = nullptr;
    InvertedDocument* inverted_ = nullptr;
    std::uint32_t epoch_ = 1;  // of the numbers of terms
    LargeVector<Place> place_of_term_;
    LargeVector<std::uint32_t> unusual_of_stem_;  // by the stem's term; no_term: it has no usual form
    std::uint32_t document_ = 0;                  // counts them from 1, for the places; their numbers have 32 bits too
    bool in_title_ = false;
    bool in_text_ = false;
    std::vector<WordInDocument> words_;
    std::vector<TokenInDocument> tokens_;
    std::vector<std::uint32_t> forms_met_;  // that are not usual
    std::vector<Occurrence> occurrences_;
    std::vector<StemInDocument> stems_;
    std::vector<std::uint32_t> positions_;
    std::vector<StemPositions> stem_positions_;
    std::vector<const PackedWord*> new_words_;
    std::vector<ExpectedToken> expected_;
    std::string term_;
};

}  // namespace kwic
