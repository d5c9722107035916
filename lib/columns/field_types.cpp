#include "columns/field_types.hpp"

#include "query/field_types.hpp"
#include "text/utf8.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace kwic {
namespace {

bool may_stand_in_name(char byte) {
    const bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    return is_letter || (byte >= '0' && byte <= '9') || byte == '_' || byte == '-' || byte == '.' || !is_ascii(byte);
}

[[noreturn]] void refuse(const FieldSpec& field, const std::string& why) {
    throw Error(ErrorCode::invalid_argument, "the field \"" + field.name + "\" cannot be declared: " + why);
}

// Documents without such a value have another, which is not searched by its words.
void require_text_field(const FieldSpec& field) {
    if (find_field(built_in_fields(), field.name) != nullptr) {
        refuse(field, "every index has a field of that name, which cannot be of type text");
    }
    if (!(field.boost >= 1 && field.boost <= max_field_boost) || field.boost != std::floor(field.boost)) {
        refuse(field, "a boost is a whole number from 1 to " + std::to_string(max_field_boost));
    }
}

void require_no_boost(const FieldSpec& field) {
    if (field.boost != 1) refuse(field, "only a field of type text takes a boost");
}

}  // namespace

const std::vector<FieldSpec>& built_in_fields() {
    static const std::vector<FieldSpec> fields = {{"date", FieldType::date},
                                                  {"lang", FieldType::keyword},
                                                  {"path", FieldType::path},
                                                  {"size", FieldType::number},
                                                  {"type", FieldType::keyword}};
    return fields;
}

std::optional<FieldType> given_type(std::string_view field, const std::vector<FieldSpec>& declared) {
    if (const FieldSpec* spec = find_field(declared, field)) return spec->type;
    if (const FieldSpec* spec = find_field(built_in_fields(), field)) return spec->type;
    return std::nullopt;
}

void require_declarable(const std::vector<FieldSpec>& fields) {
    std::set<std::string_view> names;
    for (const FieldSpec& field : fields) {
        if (field.name.empty()) throw Error(ErrorCode::invalid_argument, "a field without a name cannot be declared");
        if (!std::all_of(field.name.begin(), field.name.end(), may_stand_in_name)) {
            refuse(field, "a name has letters, digits, '_', '-' and '.'");
        }
        if (!names.insert(field.name).second) refuse(field, "it is declared twice");
        if (field.name == "title") refuse(field, "the title is always searched by its words");
        field.type == FieldType::text ? require_text_field(field) : require_no_boost(field);
    }
}

}  // namespace kwic
