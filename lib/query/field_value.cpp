#include "query/field_value.hpp"

#include "query/date_range.hpp"
#include "query/number_text.hpp"
#include "query/range_text.hpp"

#include <string>
#include <utility>

namespace kwic {
namespace {

bool is_valid_bound(const std::string& bound, FieldType type) {
    if (bound.empty()) return true;
    return type == FieldType::number ? read_number(bound).has_value() : resolve_date(bound, {}).has_value();
}

void report_invalid(std::string_view text, FieldType type, std::size_t at, QueryDiagnostics& diagnostics) {
    const char* const right = type == FieldType::number
                                  ? " is no number, as 1975, 1975..1980, >=1.5 and 2k are"
                                  : " is no date, as 2020, 2020-06-12, 2019..2020-06, last-month and 7d are";
    diagnostics.report(at, quote_for_message(text) + right + "; it is left out.");
}

void report_reversed(const Query& range, const FieldSpec& field, std::size_t at, QueryDiagnostics& diagnostics) {
    Query turned = range;
    std::swap(turned.low, turned.high);
    std::swap(turned.excludes_low, turned.excludes_high);
    const std::string suggestion = is_reversed(turned, field.type) ? "" : field.name + ':' + range_text(turned);
    diagnostics.report(at,
                       "The range " + quote_for_message(range_text(range)) + " ends before it begins; it is left out.",
                       suggestion);
}

std::string_view without_punctuation(std::string_view text) {
    return text.substr(0, text.find_last_not_of(",;:!?") + 1);
}

Query read_bounds(std::string_view text, const FieldSpec& field, std::size_t at, QueryDiagnostics& diagnostics) {
    const std::optional<Query> range = read_range(without_punctuation(text));
    if (!range || !is_valid_bound(range->low, field.type) || !is_valid_bound(range->high, field.type)) {
        report_invalid(text, field.type, at, diagnostics);
        return {};
    }
    if (is_reversed(*range, field.type)) {
        report_reversed(*range, field, at, diagnostics);
        return {};
    }
    return *range;
}

bool has_wildcard(const WordText& value) {
    for (std::size_t at = 0; at < value.text.size(); ++at) {
        if (value.has_wildcard(at)) return true;
    }
    return false;
}

}  // namespace

Query read_field_value(const WordText& value, const FieldSpec& field, std::size_t at, QueryDiagnostics& diagnostics) {
    if (field.type == FieldType::number || field.type == FieldType::date) {
        return read_bounds(value.text, field, at, diagnostics);
    }
    Query leaf;
    leaf.kind = has_wildcard(value) ? QueryKind::wildcard : QueryKind::word;
    leaf.text = value.text;
    return leaf;
}

bool is_reversed(const Query& range, FieldType type) {
    if (type == FieldType::number) {
        const std::optional<NumberRange> numbers = resolve_numbers(range);
        return numbers && numbers->is_empty();
    }
    if (depends_on_clock(range.low) || depends_on_clock(range.high)) return false;
    const std::optional<DateRange> dates = resolve_dates(range, {});
    return dates && dates->is_empty();
}

}  // namespace kwic
