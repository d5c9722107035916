// Documents to their terms, by number: the fast way. DocumentTerms is the plain one, which gives the same.
#pragma once

#include "analysis/tokenizer.hpp"
#include "indexing/term_dictionary.hpp"
#include "storage/document_positions.hpp"

#include <kwic/document.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
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

// Joined forms' stems, and their ways of splitting as add_split_way() keeps them.
using SplitWays = std::unordered_map<std::string, std::string>;

// Thread rule: one thread at a time; keep one and reuse it.
class DocumentInverter : private TokenSink {
  public:
    // Writes the terms of `document`, analysed in `language`, over `inverted`. `dictionary` must be the same as in the
    // call before, or forget_terms() be called in between.
    void invert(const Document& document, std::string_view language, TermDictionary& dictionary,
                InvertedDocument& inverted);

    // The numbers of terms begin anew.
    void forget_terms() noexcept;

    // Of all documents so far.
    [[nodiscard]] const SplitWays& splits() const noexcept { return splits_; }

    // What is kept between documents, but for the words that the tokenizer remembers.
    [[nodiscard]] std::size_t memory_bytes() const noexcept;

  private:
    static constexpr std::uint32_t no_term = 0xFFFFFFFF;
    static constexpr std::uint32_t not_looked_up = 0xFFFFFFFE;

    struct TokenTerms {
        std::uint32_t stem = not_looked_up;
        std::uint32_t form = not_looked_up;
    };
    struct TermState {
        std::uint32_t document = 0;  // the last one that had the term
        std::uint32_t slot = 0;      // its index there
    };
    struct StemInDocument {
        std::uint32_t term = 0;
        std::uint32_t wdf = 0;
        std::uint32_t occurrences = 0;
        std::uint32_t last_position = 0;
    };
    struct Occurrence {
        std::uint32_t slot = 0;
        std::uint32_t position = 0;
    };

    void take(const TokenView& token) override;
    const TokenTerms& terms_of(const TokenView& token);
    TokenTerms look_up(const TokenView& token);
    void take_stem(std::uint32_t term, std::uint32_t position, std::uint32_t wdf);
    void take_once(std::uint32_t term);
    TermState& state(std::uint32_t term);
    void begin_document();
    void write_positions(std::uint32_t text_begin, std::string& out);

    Tokenizer tokenizer_;
    std::uint32_t epoch_ = 0;  // of the tokenizer's serials
    DocumentPositionsWriter positions_;
    SplitWays splits_;
    TermDictionary* dictionary_ = nullptr;
    InvertedDocument* inverted_ = nullptr;
    std::vector<TokenTerms> by_serial_;
    TokenTerms passing_;
    std::vector<TermState> states_;  // by term
    std::uint32_t document_ = 0;     // counts them, for states_
    bool in_title_ = false;
    std::vector<StemInDocument> stems_;
    std::vector<Occurrence> occurrences_;
    std::vector<std::uint32_t> places_;  // of occurrences_, stem by stem
    std::vector<std::uint32_t> ends_;    // in places_, of each stem
    std::vector<StemPositions> stem_positions_;
    std::string term_;
};

}  // namespace kwic
