#include "analysis/part_folder.hpp"

#include "text/fold.hpp"

namespace kwic {

const TermText& PartFolder::fold(std::string_view part) {
    fold_word(part, form_);
    if (form_.empty()) return keep({}, {}, false);
    const WordKey key = make_word_key(form_, 0, form_.size(), number_);
    if (const TermText* known = packer_->find_part(key)) return *known;
    const bool stop_word = language_->is_stop_word(form_);
    language_->stem_word(form_, stem_);
    std::string bare = form_;
    strip_latin_marks(bare);
    return packer_->add_part(key, bare, stem_, stop_word);
}

const TermText& PartFolder::join(std::string_view form, std::string_view split) {
    language_->stem_word(form, stem_);
    return packer_->make_text(form, stem_, split, false);
}

}  // namespace kwic
