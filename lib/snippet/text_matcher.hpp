// Where a text satisfies the clauses of a query.
#pragma once

#include "analysis/tokenizer.hpp"
#include "snippet/text_clause.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kwic {

// One match: a half-open byte range from the first word's begin to the last word's end. (A text is at most
// max_text_bytes long.)
struct Match {
    std::uint32_t begin_byte = 0;
    std::uint32_t end_byte = 0;
    std::uint32_t position = 0;  // of its first word
    std::uint32_t clause = 0;    // index into the clauses

    auto operator<=>(const Match&) const = default;
};

// Compiled from the clauses once, then used for many texts. Thread rule: any thread may match with it, each with its
// own tokenizer.
class TextMatcher {
  public:
    // The clauses must outlive the matcher.
    explicit TextMatcher(const std::vector<TextClause>& clauses);

    // All matches in a text, in the order of Match. `scope` says what the text is: clauses of scope `title` match only
    // in titles. Takes memory for the matches alone.
    [[nodiscard]] std::vector<Match> match(std::string_view text, std::string_view language, ClauseScope scope,
                                           Tokenizer& tokenizer) const;

  private:
    friend class MatchSink;

    // Where a term may take part.
    struct Use {
        std::uint32_t pattern;
        std::uint32_t edge;   // of the pattern
        std::uint32_t label;  // of the edge
        std::uint32_t term;   // of the label

        auto operator<=>(const Use&) const = default;
    };
    struct CompiledPattern {
        const Pattern* pattern;
        std::uint32_t clause;
        bool title_only;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const noexcept { return std::hash<std::string_view>{}(key); }
    };
    using Uses = std::unordered_map<std::string, std::vector<Use>, Hash, std::equal_to<>>;

    void compile(const TextClause& clause, std::uint32_t number);

    std::vector<CompiledPattern> patterns_;
    Uses stems_;
    Uses forms_;
};

}  // namespace kwic
