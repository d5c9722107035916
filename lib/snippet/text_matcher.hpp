// Where a text satisfies the clauses of a query.
#pragma once

#include "analysis/tokenizer.hpp"
#include "analysis/word_beginnings.hpp"
#include "snippet/near_places.hpp"
#include "snippet/text_clause.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kwic {

// One match: a half-open byte range from the first word's begin to the last word's end. Of a near, each of its parts is
// a match. (A text is at most max_text_bytes long.)
struct Match {
    std::uint32_t begin_byte = 0;
    std::uint32_t end_byte = 0;
    std::uint32_t position = 0;  // of its first word
    std::uint32_t clause = 0;    // index into the clauses

    auto operator<=>(const Match&) const = default;
};

// Compiled from the clauses once, then used for many texts: what it finds out of a word it notes there. Thread rule:
// any thread may match with it, each with its own tokenizer, whose words no other sink takes notes of.
class TextMatcher {
  public:
    // The clauses must outlive the matcher.
    explicit TextMatcher(const std::vector<TextClause>& clauses);

    // All matches in a text, in the order of Match. `scope` says what the text is: clauses of the title or a field
    // match only there. Takes memory for the matches alone.
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
        ClauseScope scope;
        bool in_near;
    };
    struct CompiledNear {
        const Near* near;
        std::uint32_t clause;
        std::uint32_t first_pattern;
    };

    static constexpr std::uint32_t no_uses = ~std::uint32_t{0};

    // The terms of one vocabulary. Most words that are asked for have none of them.
    class Terms {
      public:
        void add(const std::string& term, const Use& use);

        // The number of the term's uses, or no_uses.
        [[nodiscard]] std::uint32_t find(std::string_view term) const {
            if (term.empty() || (traits_ & trait_of(term)) == 0) return no_uses;
            const auto found = numbers_.find(term);
            return found == numbers_.end() ? no_uses : found->second;
        }

        [[nodiscard]] const std::vector<Use>& uses(std::uint32_t number) const { return uses_[number]; }
        [[nodiscard]] auto begin() const { return numbers_.begin(); }
        [[nodiscard]] auto end() const { return numbers_.end(); }

      private:
        struct Hash {
            using is_transparent = void;
            std::size_t operator()(std::string_view key) const noexcept { return std::hash<std::string_view>{}(key); }
        };

        // One bit of 64.
        static std::uint64_t trait_of(std::string_view term) noexcept {
            return std::uint64_t{1} << ((static_cast<unsigned char>(term.front()) + 5 * term.size() +
                                         11 * static_cast<unsigned char>(term.back())) %
                                        64);
        }

        std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
        std::vector<std::vector<Use>> uses_;
        std::uint64_t traits_ = 0;  // of all terms
    };

    void compile(const Places& places, std::uint32_t clause, ClauseScope scope, bool in_near);
    void compile(const Pattern& pattern, std::uint32_t clause, ClauseScope scope, bool in_near);
    void want_beginnings();
    [[nodiscard]] bool takes_part(const PackedWord& word) const;
    [[nodiscard]] bool look_up(const PackedWord& word) const;
    const TextNotes& noted(const TermText& text) const;

    std::vector<CompiledPattern> patterns_;
    std::vector<CompiledNear> nears_;
    Terms stems_;
    Terms forms_;
    WordBeginnings beginnings_;
    std::uint64_t serial_;  // of the matcher, from 1: no other's
};

}  // namespace kwic
