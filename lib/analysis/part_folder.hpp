// Folding and stemming of words without inner structure, which are the parts of all others.
#pragma once

#include "analysis/language.hpp"
#include "analysis/packed_word.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

// Writes what it makes with a packer. A part is stemmed once, and what its case variants say is one text: the same few
// parts make up most of the identifiers and compounds that are new to WordCache (bench/tokenize). Thread rule: one
// thread at a time.
class PartFolder {
  public:
    // Goes on in another language, which must outlive its use here; `number` tells languages apart.
    void set_language(const Language& language, std::uint32_t number) noexcept {
        language_ = &language;
        number_ = number;
    }

    // The packer of the texts from now on; it must outlive its use here.
    void set_packer(WordPacker& packer) noexcept { packer_ = &packer; }

    // All of what follows only after these two. Throws what fold_word() throws, and std::bad_alloc.
    [[nodiscard]] const Language& language() const noexcept { return *language_; }

    // `part` is not empty. The form is without the marks of Latin letters.
    const TermText& fold(std::string_view part);

    // What is joined of parts; `form` is folded.
    const TermText& join(std::string_view form, std::string_view split);

    // Texts as they are.
    const TermText& keep(std::string_view form, std::string_view stem, bool stop_word) {
        return packer_->make_text(form, stem, {}, stop_word);
    }

  private:
    const Language* language_ = nullptr;
    std::uint32_t number_ = 0;
    WordPacker* packer_ = nullptr;
    std::string form_;
    std::string stem_;
};

}  // namespace kwic
