#include "analysis/part_folder.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <bit>

namespace kwic {
namespace {

constexpr std::size_t first_places = 32;

}  // namespace

const FoldedPart& PartFolder::fold(std::string_view part) {
    if (part.size() > bytes_in_word_ends) {
        fold_anew(part, long_part_);
        return long_part_;
    }
    const WordKey key = make_word_key(part, 0, part.size(), number_);
    if (!places_.empty()) {
        const Place& place = place_of(key);
        if (place.ends == key.ends) return place.part;
    }
    if (folded_ == places_.size() && folded_ < remembered_parts) grow();
    Place& place = place_of(key);
    place.ends = {};
    fold_anew(part, place.part);
    place.ends = key.ends;
    ++folded_;
    return place.part;
}

PartFolder::Place& PartFolder::place_of(const WordKey& key) noexcept {
    return places_[key.hash >> (64 - std::countr_zero(places_.size()))];
}

// Forgets all parts, since the places do not know their hashes.
void PartFolder::grow() {
    std::vector<Place> more(places_.empty() ? first_places : std::min(remembered_parts, 8 * places_.size()));
    places_.swap(more);
    folded_ = 0;
}

void PartFolder::fold_anew(std::string_view part, FoldedPart& folded) const {
    fold_word(part, folded.form);
    folded.stop_word = language_->is_stop_word(folded.form);
    language_->stem_word(folded.form, folded.stem);
    strip_latin_marks(folded.form);
}

}  // namespace kwic
