#include "search/field_filter.hpp"

#include "search/path_pattern.hpp"
#include "search/value_words.hpp"
#include "text/fold.hpp"
#include "text/glob.hpp"

#include <algorithm>
#include <utility>

namespace kwic {
namespace {

std::string folded(std::string_view text) {
    std::string out;
    fold_word(text, out);
    return out;
}

template <class IsWanted>
std::vector<bool> mark_values(const Column& column, IsWanted&& is_wanted) {
    std::vector<bool> wanted(column.values());
    column.for_each_value(0, column.values(), [&](std::uint32_t ordinal, const std::string& value) {
        if (is_wanted(value)) wanted[ordinal] = true;
    });
    return wanted;
}

bool is_any(const std::vector<bool>& wanted) {
    return std::find(wanted.begin(), wanted.end(), true) != wanted.end();
}

bool has_order(FieldType type) {
    return type == FieldType::number || type == FieldType::date;
}

// The text of a leaf as the whole value of a keyword or a path.
std::string value_in(const Query& leaf) {
    std::string value = leaf.text;
    for (const Query& child : leaf.children) value += (value.empty() ? "" : " ") + child.text;
    return value;
}

}  // namespace

std::vector<std::uint32_t> documents_with_values(const Column& column, const std::vector<bool>& ordinals) {
    std::vector<std::uint32_t> documents;
    column.for_each([&](std::uint32_t docid, std::uint32_t ordinal) {
        if (ordinals[ordinal] && (documents.empty() || documents.back() != docid)) documents.push_back(docid);
    });
    return documents;
}

bool FieldFilter::is_filter(const Query& node, const TextFields& text_fields) noexcept {
    const bool is_leaf = node.kind == QueryKind::word || node.kind == QueryKind::phrase ||
                         node.kind == QueryKind::wildcard || node.kind == QueryKind::fuzzy;
    if (node.kind == QueryKind::near && !node.children.empty()) {
        return std::all_of(node.children.begin(), node.children.end(),
                           [&](const Query& child) { return is_filter(child, text_fields); });
    }
    const bool ranks = node.field.empty() || node.field == "title" || text_fields.find(node.field);
    return node.kind == QueryKind::range || (is_leaf && !ranks);
}

bool FieldFilter::is_condition(const Query& node, const TextFields& text_fields) noexcept {
    if (node.kind != QueryKind::group) return is_filter(node, text_fields);
    return std::all_of(node.children.begin(), node.children.end(),
                       [&](const Query& child) { return is_condition(child, text_fields); });
}

FieldFilter::Found FieldFilter::find(const Query& leaf) {
    if (leaf.kind == QueryKind::near) return {{}, "has no meaning: only words of a text are near each other", {}};
    const Column* column = columns_.find(leaf.field);
    if (column == nullptr) return {{}, {}, "finds nothing: no document has the field " + leaf.field};
    if (has_order(column->type())) return find_range(leaf, *column);
    if (leaf.kind == QueryKind::range) {
        return {{}, "has no meaning: the values of " + leaf.field + " are neither all numbers nor all dates", {}};
    }
    return find_words(leaf, *column);
}

FieldFilter::Found FieldFilter::find_range(const Query& leaf, const Column& column) {
    Query range = leaf;
    if (leaf.kind != QueryKind::range) range.low = range.high = value_in(leaf);
    const ValueRange bounds(column.type(), range, clock_);
    if (!bounds.fault().empty()) return {{}, "has no meaning: " + bounds.fault(), {}};
    std::vector<bool> wanted(column.values());
    bounds.mark(column, wanted);
    return {documents_with_values(column, wanted)};
}

FieldFilter::Found FieldFilter::find_words(const Query& leaf, const Column& column) {
    Wanted wanted;
    if (column.type() == FieldType::path) {
        wanted = paths_like(value_in(leaf), column);
    } else if (column.type() == FieldType::keyword) {
        const std::string value = folded(value_in(leaf));
        wanted = leaf.kind == QueryKind::wildcard ? values_like(value, column) : equal_values(value, column);
    } else {
        ValueWords words(leaf, languages_, tokenizer_);
        if (!words.has_words()) return {{}, "has no word", {}};
        wanted = mark_values(column, [&](const std::string& value) { return words.match(value); });
    }
    return {documents_with_values(column, wanted)};
}

// Values of a keyword stand in the order of their folded texts.
FieldFilter::Wanted FieldFilter::equal_values(const std::string& folded_value, const Column& column) {
    Wanted wanted(column.values());
    const std::uint32_t first =
        column.find_first([&](const std::string& value) { return folded(value) < folded_value; });
    const std::uint32_t last =
        column.find_first([&](const std::string& value) { return folded(value) <= folded_value; });
    for (std::uint32_t at = first; at < last; ++at) wanted[at] = true;
    return wanted;
}

FieldFilter::Wanted FieldFilter::values_like(const std::string& folded_pattern, const Column& column) {
    return mark_values(column, [&](const std::string& value) { return matches_glob(folded_pattern, folded(value)); });
}

FieldFilter::Wanted FieldFilter::paths_like(const std::string& written, const Column& column) {
    const PathPattern pattern(written);
    Wanted wanted = mark_values(column, [&](const std::string& path) { return pattern.matches(path); });
    if (is_any(wanted)) return wanted;
    const PathPattern folded_pattern(folded(written));
    return mark_values(column, [&](const std::string& path) { return folded_pattern.matches(folded(path)); });
}

}  // namespace kwic
