#include "query/field_types.hpp"

#include <algorithm>

namespace kwic {
namespace {

// Whether what a node searches stands in its children, which have the fields.
bool is_compound(const Query& query) {
    return query.kind == QueryKind::group || query.kind == QueryKind::near || query.kind == QueryKind::nothing;
}

}  // namespace

const FieldSpec* find_field(const std::vector<FieldSpec>& fields, std::string_view name) noexcept {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const FieldSpec& field) { return field.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

bool filters(FieldType type) noexcept {
    return type != FieldType::text;
}

bool has_words(FieldType type) noexcept {
    return type == FieldType::text || type == FieldType::words;
}

bool is_condition(const Query& query, const std::vector<FieldSpec>& fields) noexcept {
    if (is_compound(query)) {
        return std::all_of(query.children.begin(), query.children.end(),
                           [&](const Query& child) { return is_condition(child, fields); });
    }
    if (query.field.empty()) return false;
    const FieldSpec* field = find_field(fields, query.field);
    return field == nullptr || filters(field->type);
}

const std::string* find_only_field(const Query& query) noexcept {
    if (!is_compound(query)) return &query.field;
    const std::string* only = nullptr;
    for (const Query& child : query.children) {
        const std::string* field = find_only_field(child);
        if (field == nullptr || (only != nullptr && *only != *field)) return nullptr;
        only = field;
    }
    return only;
}

}  // namespace kwic
