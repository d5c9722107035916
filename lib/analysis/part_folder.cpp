#include "analysis/part_folder.hpp"

#include "text/fold.hpp"

#include <bit>

namespace kwic {

const FoldedPart& PartFolder::fold(std::string_view part) {
    if (part.size() > bytes_in_word_ends) {
        fold_anew(part, long_part_);
        return long_part_;
    }
    if (places_.empty()) places_.resize(remembered_parts);
    const WordKey key = make_word_key(part, 0, part.size(), number_);
    Place& place = places_[key.hash >> (64 - std::countr_zero(remembered_parts))];
    if (place.ends != key.ends) {
        place.ends = {};
        fold_anew(part, place.part);
        place.ends = key.ends;
    }
    return place.part;
}

void PartFolder::fold_anew(std::string_view part, FoldedPart& folded) const {
    fold_word(part, folded.form);
    folded.stop_word = language_->is_stop_word(folded.form);
    language_->stem_word(folded.form, folded.stem);
    strip_latin_marks(folded.form);
}

}  // namespace kwic
