#include "field_line.hpp"

#include <algorithm>

namespace kwic::cli {

std::string field_line(const std::vector<FieldValue>& fields, const FieldMarks& marked, const MarkStyle& style) {
    std::size_t before = 0;
    for (const FieldValue& field : fields) {
        if (field.name != marked.name) continue;
        if (before++ < marked.value) continue;
        return marked_line(field.name, {}, {}) + ": " + marked_line(field.value, marked.marks, style);
    }
    return {};
}

std::vector<Mark> marks_of_value(const std::vector<FieldValue>& fields, std::size_t number,
                                 const std::vector<FieldMarks>& marked) {
    const std::string& name = fields[number].name;
    const auto value =
        static_cast<std::size_t>(std::count_if(fields.begin(), fields.begin() + static_cast<std::ptrdiff_t>(number),
                                               [&](const FieldValue& field) { return field.name == name; }));
    const auto found = std::find_if(marked.begin(), marked.end(), [&](const FieldMarks& marks) {
        return marks.name == name && marks.value == value;
    });
    return found == marked.end() ? std::vector<Mark>() : found->marks;
}

}  // namespace kwic::cli
