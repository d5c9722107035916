// Where terms stand in one document at a time, as the index keeps it.
#pragma once

#include "snippet/text_clause.hpp"
#include "storage/document_positions.hpp"
#include "topk/database_entries.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace kwic {

// The term by which the stem is indexed in the scope.
std::string scoped_term(const std::string& stem, ClauseScope scope);

// Throws Xapian's exceptions, Error{damaged}. Thread rule: that of its database.
class TermPositions {
  public:
    // Of what is searched. The positions of a field's terms are those that they have anywhere.
    explicit TermPositions(ClauseScope scope) : scope_(scope) {}

    // The number by which the stem is asked for.
    std::size_t number_of(const std::string& stem);

    // The stem's term in the scope.
    [[nodiscard]] const std::string& indexed(std::size_t number) const { return terms_[number].indexed; }

    [[nodiscard]] ClauseScope scope() const noexcept { return scope_; }

    // From now on of this document.
    void open(const DatabaseEntries& entries, Xapian::docid docid);

    // Ascending. Valid until the next open().
    const std::vector<std::uint32_t>& of(std::size_t number);

    // Those of `wanted`, ascending, at which one of the terms stands, are put into `found`, ascending.
    void find_at(const std::vector<std::size_t>& numbers, const std::vector<std::uint32_t>& wanted,
                 std::vector<std::uint32_t>& found);

    // The position of the text's first word; the title's stand before it.
    [[nodiscard]] std::uint32_t text_begin() const { return positions_->text_begin(); }

  private:
    struct Term {
        std::string indexed;
        std::uint64_t hash = 0;  // of the stem, by which documents keep its positions
        bool is_read = false;    // positions are those of the document being looked at
        std::vector<std::uint32_t> positions = {};
    };

    void drop_text(std::vector<std::uint32_t>& positions) const;

    ClauseScope scope_;
    std::vector<Term> terms_;
    std::unordered_map<std::string, std::size_t> numbers_;  // of stems
    std::vector<std::uint64_t> hashes_;
    std::string buffer_;
    std::optional<DocumentPositions> positions_;  // maybe in the buffer
};

}  // namespace kwic
