#include "text/word_roles.hpp"

namespace kwic {

constinit PropertyPages<std::uint8_t, find_word_role> word_roles;

std::uint8_t find_word_role(char32_t code_point) noexcept {
    const WordBreakProperty property = word_break_property_of(code_point);
    if (!property.in_dictionary_script || property.break_class != WordBreakClass::letter) {
        return find_role_of_class(property.break_class);
    }
    return asks_all_rules;
}

}  // namespace kwic
