// Documents to their terms, by number: the fast way. DocumentTerms is the plain one, which gives the same.
#pragma once

#include "analysis/tokenizer.hpp"
#include "indexing/split_set.hpp"
#include "indexing/term_dictionary.hpp"
#include "storage/document_positions.hpp"
#include "storage/usual_forms.hpp"

#include <kwic/document.hpp>

#include <cstdint>
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
};

// Thread rule: one thread at a time; keep one and reuse it.
class DocumentInverter : private TokenSink {
  public:
    // Remembers words in `cache_bytes` (Tokenizer).
    explicit DocumentInverter(UsualForms forms, std::size_t cache_bytes = WordCache::default_max_bytes)
        : forms_(std::move(forms)), tokenizer_(cache_bytes) {}

    // Writes the terms of `document`, analysed in `language`, over `inverted`. `dictionary` must be the same as in the
    // call before, or forget_terms() be called in between.
    void invert(const Document& document, std::string_view language, TermDictionary& dictionary,
                InvertedDocument& inverted);

    // The numbers of terms begin anew.
    void forget_terms() noexcept;

    // Of all documents so far.
    [[nodiscard]] const SplitSet& splits() const noexcept { return splits_; }

    // What is kept between documents, but for the words that the tokenizer remembers.
    [[nodiscard]] std::size_t memory_bytes() const noexcept;

  private:
    static constexpr std::uint32_t no_term = 0xFFFFFFFF;
    static constexpr std::uint32_t not_looked_up = 0xFFFFFFFE;
    static constexpr std::uint32_t usual_form = 0xFFFFFFFD;  // of the stem

    struct TokenTerms {
        std::uint32_t stem = not_looked_up;
        std::uint32_t form = not_looked_up;
        std::uint32_t title = not_looked_up;
    };
    // Where a term was met last: in which document, as which of its stems.
    struct Place {
        std::uint32_t document = 0;
        std::uint32_t slot = 0;
    };
    // A serial of the document, or a token without one.
    struct WordInDocument {
        TokenTerms terms;
        std::uint32_t wdf = 0;
        std::uint32_t occurrences = 0;
        std::uint32_t stem = 0;  // index of stems_
        bool is_in_title = false;
    };
    struct StemInDocument {
        std::uint32_t term = 0;
        std::uint32_t wdf = 0;
        std::uint32_t begin = 0;  // in positions_: its own
        std::uint32_t end = 0;
        bool has_usual_form = false;
    };
    struct Occurrence {
        std::uint32_t word = 0;
        std::uint32_t position = 0;
    };

    void take(const TokenView& token) override;
    std::uint32_t word_of(const TokenView& token);
    TokenTerms look_up(const TokenView& token);
    void begin_document();
    void begin_epoch();
    void gather_terms();
    void gather_positions();
    void take_once(std::uint32_t term);
    std::uint32_t unusual_term_of(std::uint32_t stem);
    Place& place_of_term(std::uint32_t term);
    void write_positions(std::uint32_t text_begin, std::string& out);

    UsualForms forms_;
    Tokenizer tokenizer_;
    std::uint32_t epoch_ = 0;  // of the tokenizer's serials
    DocumentPositionsWriter table_;
    SplitSet splits_;
    TermDictionary* dictionary_ = nullptr;
    InvertedDocument* inverted_ = nullptr;
    LargeVector<TokenTerms> terms_of_serial_;
    LargeVector<Place> place_of_term_;
    LargeVector<std::uint32_t> unusual_of_stem_;  // by the stem's term; no_term: it has no usual form
    std::uint32_t document_ = 0;  // counts them from 1, for the places; their numbers have 32 bits too
    bool in_title_ = false;
    std::vector<WordInDocument> words_;
    std::vector<Occurrence> occurrences_;
    std::vector<StemInDocument> stems_;
    std::vector<std::uint32_t> positions_;
    std::vector<StemPositions> stem_positions_;
    std::string term_;
};

}  // namespace kwic
