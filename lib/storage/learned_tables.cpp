#include "storage/learned_tables.hpp"

#include "storage/term_space.hpp"

#include <string>

namespace kwic {

TextDictionary read_text_dictionary(const Xapian::Database& database) {
    return TextDictionary(database.get_metadata(std::string(text_dictionary_key)));
}

UsualForms read_usual_forms(const Xapian::Database& database) {
    return UsualForms(database.get_metadata(std::string(usual_forms_key)));
}

}  // namespace kwic
