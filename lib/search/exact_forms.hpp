// Which documents have a word in exactly this form.
//
// An index does not write down for each document that it has a stem's usual form, but that it lacks it
// (storage/usual_forms.hpp, the terms of TermSpace::form and TermSpace::unusual).
#pragma once

#include "storage/usual_forms.hpp"

#include <xapian.h>

#include <cstddef>
#include <functional>
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

// Forms are folded and without Latin marks. All members throw Xapian's exceptions and Error{damaged}. Thread rule: that
// of the database.
class ExactForms {
  public:
    // Looks for the usual forms when they are first needed.
    explicit ExactForms(Xapian::Database database) : database_(std::move(database)) {}

    // In how many documents the form stands; those that have it as the usual form of two stems count twice.
    Xapian::doccount frequency(std::string_view form);

    // The documents that have the form; without a meaning as weight.
    Xapian::Query documents_with(std::string_view form);

    // The indexed forms that begin with `prefix`.
    FormExpansion expand(std::string_view prefix, std::size_t max_forms);

    // The indexed forms like `pattern`: `*` is any letters or none, `?` is one.
    FormExpansion expand_pattern(std::string_view pattern, std::size_t max_forms);

    // The indexed forms that `distance` edits make of `form`.
    FormExpansion expand_fuzzy(std::string_view form, std::size_t distance, std::size_t max_forms);

  private:
    // Documents that have `with` and lack `without`, which is empty where none has it.
    struct Documents {
        std::string with;
        std::string without;
    };
    struct Found {
        Xapian::doccount frequency = 0;
        std::vector<Documents> documents;
    };
    using FoundForms = std::map<std::string, Found>;

    FormExpansion expand_if(std::string_view prefix, std::size_t max_forms,
                            const std::function<bool(const std::string&)>& wanted);
    const UsualForms& usual_forms();
    void add_usual(const std::string& stem_term, Xapian::doccount unusual, Found& found) const;
    void find_written(std::string_view prefix, FoundForms& forms) const;
    void find_stems(std::string_view prefix, FoundForms& forms);
    void find_of_other_stems(std::string_view prefix, FoundForms& forms);
    [[nodiscard]] Xapian::doccount count_unusual(const std::string& stem_term) const;

    Xapian::Database database_;
    std::optional<UsualForms> usual_forms_;
};

}  // namespace kwic
