#include "field_lines.hpp"

#include "quantities.hpp"

#include <algorithm>
#include <map>

namespace kwic::cli {
namespace {

constexpr std::size_t max_lines = 3;  // of one hit
constexpr std::size_t bytes_before_mark = 100;
constexpr std::size_t max_shown_bytes = 400;
constexpr std::string_view cut_sign = "\u2026";

std::size_t begin_of_character(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return at;
}

// The value, or what stands around its first mark. A mark that reaches beyond it is cut with it.
std::string shown_value(std::string_view value, std::vector<Mark> marks, const MarkStyle& style) {
    if (value.size() <= max_shown_bytes) return marked_line(value, marks, style);
    const std::size_t first = marks.front().begin;
    const std::size_t begin = begin_of_character(value, first - std::min(first, bytes_before_mark));
    const std::size_t end = begin_of_character(value, std::min(begin + max_shown_bytes, value.size()));
    std::erase_if(marks, [&](const Mark& mark) { return mark.begin >= end; });
    for (Mark& mark : marks) {
        mark.begin -= begin;
        mark.end = std::min(mark.end, end) - begin;
    }
    return std::string(begin > 0 ? cut_sign : "") + marked_line(value.substr(begin, end - begin), marks, style) +
           std::string(end < value.size() ? cut_sign : "");
}

}  // namespace

void for_each_value(const std::vector<FieldValue>& fields, const std::vector<FieldMarks>& marked,
                    const std::function<void(const FieldValue& field, const std::vector<Mark>& marks)>& use) {
    std::map<std::string_view, std::size_t> values;  // of each name so far
    auto next = marked.begin();
    for (const FieldValue& field : fields) {
        const std::size_t number = marked.empty() ? 0 : values[field.name]++;
        const bool has_marks = next != marked.end() && next->name == field.name && next->value == number;
        use(field, has_marks ? next->marks : std::vector<Mark>());
        if (has_marks) ++next;
    }
}

std::vector<std::string> field_lines(const Hit& hit, const MarkStyle& style) {
    std::vector<std::string> lines;
    if (hit.field_marks.empty()) return lines;
    MarkStyle unmarked = style;
    unmarked.before = unmarked.after = {};
    for_each_value(hit.fields, hit.field_marks, [&](const FieldValue& field, const std::vector<Mark>& marks) {
        if (marks.empty() || lines.size() == max_lines) return;
        lines.push_back(marked_line(field.name, {}, unmarked) + ": " + shown_value(field.value, marks, style));
    });
    const std::size_t others = hit.field_marks.size() - lines.size();
    if (others > 0) lines.push_back("and in " + count_text(others, "more value"));
    return lines;
}

}  // namespace kwic::cli
