#include "order_options.hpp"

#include "option_values.hpp"
#include "usage_error.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

namespace kwic::cli {
namespace {

std::vector<FacetRange> parse_ranges(const std::string& text, const std::string& ranges) {
    std::vector<FacetRange> parsed;
    for (std::size_t begin = 0; begin <= ranges.size();) {
        const std::size_t end = std::min(ranges.find(',', begin), ranges.size());
        const std::string range = ranges.substr(begin, end - begin);
        const std::size_t dots = range.find("..");
        if (dots == std::string::npos || range.size() == 2) {
            throw UsageError("--facet takes ranges such as year:1970..1979,1980..1989, not '" + text + "'");
        }
        parsed.push_back({range.substr(0, dots), range.substr(dots + 2)});
        begin = end + 1;
    }
    return parsed;
}

std::string field_in(const std::string& option, const std::string& text, std::size_t end) {
    if (end > 0) return text.substr(0, end);
    throw UsageError(option + " takes the name of a field, not '" + text + "'");
}

bool is_digits(const std::string& text) {
    return text.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

SortKey parse_sort_key(const std::string& text) {
    const std::size_t colon = std::min(text.rfind(':'), text.size());
    SortKey key{field_in("--sort", text, colon)};
    const std::string direction = text.substr(std::min(colon + 1, text.size()));
    if (direction == "desc") key.descending = true;
    if (colon == text.size() || direction == "desc" || direction == "asc") return key;
    throw UsageError("--sort takes FIELD, FIELD:asc or FIELD:desc, not '" + text + "'");
}

FacetRequest parse_facet(const std::string& text) {
    const std::size_t end = std::min(text.find_first_of(":/"), text.size());
    FacetRequest request;
    request.field = field_in("--facet", text, end);
    if (end == text.size()) return request;
    const std::string rest = text.substr(end + 1);
    if (rest.empty()) throw UsageError("--facet lacks what should follow the field in '" + text + "'");
    if (text[end] == '/') {
        request.step = rest;
    } else if (rest.find("..") == std::string::npos) {
        request.limit = parse_count("--facet", rest);
    } else {
        request.ranges = parse_ranges(text, rest);
    }
    return request;
}

int parse_utc_offset(const std::string& text) {
    if (text == "Z" || text == "UTC") return 0;
    constexpr int max_hours = 14;
    const bool is_signed = !text.empty() && (text[0] == '+' || text[0] == '-');
    std::string digits = is_signed ? text.substr(1) : text;
    if (digits.size() == 5 && digits[2] == ':') digits.erase(2, 1);
    if (digits.size() <= 2) digits += "00";
    if (digits.size() == 3) digits.insert(0, 1, '0');
    const bool is_offset = is_signed && digits.size() == 4 && is_digits(digits);
    const int hours = is_offset ? std::stoi(digits.substr(0, 2)) : max_hours + 1;
    const int minutes = is_offset ? std::stoi(digits.substr(2)) : 0;
    if (hours > max_hours || minutes > 59) {
        throw UsageError("--tz takes an offset from UTC such as +02:00, not '" + text + "'");
    }
    return (text[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

std::int64_t clock_seconds() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

}  // namespace kwic::cli
