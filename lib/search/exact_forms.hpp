// Which documents have a word in exactly this form, and which forms there are.
//
// An index does not write down for each document that it has a stem's usual form, but that it lacks it
// (storage/usual_forms.hpp, the terms of TermSpace::form and TermSpace::unusual).
#pragma once

#include "search/lazy_word_list.hpp"
#include "storage/usual_forms.hpp"
#include "topk/database_entries.hpp"
#include "vocabulary/best_words.hpp"
#include "vocabulary/word_cursor.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

struct ExpandedForm {
    std::string form;     // empty where the index holds only its beginning and hash
    Xapian::Query query;  // the documents that have it; without a meaning as weight
};

struct FormExpansion {
    std::vector<ExpandedForm> forms;  // the most frequent if there are too many; in the order of their bytes
    std::size_t found = 0;            // how many there are
};

// Forms are folded and without Latin marks. All members throw Xapian's exceptions and Error{damaged, io}. Thread rule:
// that of the database.
class ExactForms {
  public:
    // Looks for the usual forms and the words when they are first needed. `words`: of the same database; it must
    // outlive this.
    ExactForms(DatabaseEntries entries, const LazyWordList& words) : entries_(std::move(entries)), words_(words) {}

    // In how many documents the form stands; those that have it as the usual form of two stems count twice. Asked in
    // ascending order of bytes it takes no time.
    std::uint64_t frequency(std::string_view form);

    // The documents that have the form; without a meaning as weight.
    Xapian::Query documents_with(const std::string& form);

    // The indexed forms that are like `pattern`, in which `*` is any letters or none and `?` is one.
    FormExpansion expand_pattern(std::string_view pattern, std::size_t max_forms);

    // The indexed forms that at most `distance` edits, 1 or 2, make of `form` (vocabulary/edit_rows.hpp).
    FormExpansion expand_fuzzy(std::string_view form, std::size_t distance, std::size_t max_forms);

    // All of them.
    [[nodiscard]] const WordList& words() const { return words_.of(entries_.database()); }

  private:
    using Ways = std::vector<Xapian::Query>;  // any of them is a document that has the form

    const UsualForms& usual_forms();
    FormExpansion expand(BestWords best);
    std::map<std::string, Ways> find_other_stems(const std::vector<BestWord>& forms);
    Xapian::Query any_way(const std::string& form_term, const std::string& stem_term, Ways ways);
    void add_usual(const std::string& stem_term, Ways& ways) const;

    DatabaseEntries entries_;
    const LazyWordList& words_;
    std::optional<UsualForms> usual_forms_;
    std::optional<WordCursor> cursor_;
};

}  // namespace kwic
