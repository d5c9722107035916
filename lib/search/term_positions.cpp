#include "search/term_positions.hpp"

#include "storage/byte_hash.hpp"
#include "storage/term_space.hpp"

namespace kwic {

std::string scoped_term(const std::string& stem, ClauseScope scope) {
    std::string term = make_term(scope == ClauseScope::title ? TermSpace::title : TermSpace::stem, stem);
    if (!is_field(scope)) return term;
    std::string in_field;
    make_field_term(field_number(scope), term, in_field);
    return in_field;
}

std::size_t TermPositions::number_of(const std::string& stem) {
    const auto [place, is_new] = numbers_.try_emplace(stem, terms_.size());
    if (is_new) terms_.push_back({scoped_term(stem, scope_), hash_bytes(make_term(TermSpace::stem, stem))});
    return place->second;
}

void TermPositions::open(const DatabaseEntries& entries, Xapian::docid docid) {
    positions_.emplace(entries.metadata(make_position_key(docid), buffer_));
    for (Term& term : terms_) term.is_read = false;
}

void TermPositions::find_at(const std::vector<std::size_t>& numbers, const std::vector<std::uint32_t>& wanted,
                            std::vector<std::uint32_t>& found) {
    hashes_.clear();
    for (const std::size_t number : numbers) hashes_.push_back(terms_[number].hash);
    found.clear();
    positions_->find_at(hashes_, wanted, found);
    drop_text(found);
}

// Of a title's terms.
void TermPositions::drop_text(std::vector<std::uint32_t>& positions) const {
    if (scope_ != ClauseScope::title) return;
    std::erase_if(positions, [this](std::uint32_t at) { return at >= positions_->text_begin(); });
}

const std::vector<std::uint32_t>& TermPositions::of(std::size_t number) {
    Term& term = terms_[number];
    if (term.is_read) return term.positions;
    term.positions.clear();
    positions_->find(term.hash, term.positions);
    drop_text(term.positions);
    term.is_read = true;
    return term.positions;
}

}  // namespace kwic
