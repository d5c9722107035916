#include <kwic/schema.hpp>

namespace kwic {

std::string_view name_of(FieldType type) noexcept {
    switch (type) {
        case FieldType::text:
            return "text";
        case FieldType::words:
            return "words";
        case FieldType::keyword:
            return "keyword";
        case FieldType::number:
            return "number";
        case FieldType::date:
            return "date";
        case FieldType::path:
            return "path";
    }
    return "text";
}

std::optional<FieldType> field_type_of(std::string_view name) noexcept {
    for (const FieldType type :
         {FieldType::text, FieldType::words, FieldType::keyword, FieldType::number, FieldType::date, FieldType::path}) {
        if (name_of(type) == name) return type;
    }
    return std::nullopt;
}

}  // namespace kwic
