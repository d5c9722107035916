#include "storage/text_fields.hpp"

#include <algorithm>

namespace kwic {

TextFields::TextFields(const std::vector<FieldSpec>& declared) {
    for (const FieldSpec& field : declared) {
        if (field.type == FieldType::text) fields_.push_back({field.name, static_cast<std::uint32_t>(field.boost)});
    }
}

std::optional<std::uint32_t> TextFields::find(std::string_view name) const noexcept {
    const auto found =
        std::find_if(fields_.begin(), fields_.end(), [&](const Field& field) { return field.name == name; });
    if (found == fields_.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - fields_.begin());
}

}  // namespace kwic
