#include "field_options.hpp"

#include "usage_error.hpp"

#include <optional>
#include <string_view>

namespace kwic::cli {
namespace {

[[noreturn]] void refuse(const std::string& text) {
    throw UsageError(
        "--field takes NAME:TYPE, with words, keyword, number, date, path or text (text:BOOST) as TYPE, not '" + text +
        "'");
}

unsigned parse_boost(const std::string& boost, const std::string& text) {
    const bool is_number = !boost.empty() && boost.size() <= 2 && boost.find_first_not_of("0123456789") == boost.npos;
    const int value = is_number ? std::stoi(boost) : 0;
    if (value >= 1 && value <= 10) return static_cast<unsigned>(value);
    throw UsageError("--field takes a whole number from 1 to 10 as a boost, not '" + boost + "' in '" + text + "'");
}

}  // namespace

FieldSpec parse_field_spec(const std::string& text) {
    const std::size_t name_end = text.find(':');
    if (name_end == std::string::npos) refuse(text);
    const std::size_t type_end = text.find(':', name_end + 1);
    const std::optional<FieldType> type = field_type_of(std::string_view(text).substr(
        name_end + 1, type_end == std::string::npos ? type_end : type_end - name_end - 1));
    if (!type) refuse(text);
    FieldSpec field{text.substr(0, name_end), *type};
    if (type_end != std::string::npos) field.boost = parse_boost(text.substr(type_end + 1), text);
    return field;
}

std::string field_spec_text(const FieldSpec& field) {
    std::string text = field.name + ':' + std::string(name_of(field.type));
    if (field.boost != 1) text += ':' + std::to_string(static_cast<int>(field.boost));
    return text;
}

}  // namespace kwic::cli
