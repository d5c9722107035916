#include "query/range_text.hpp"

namespace kwic {
namespace {

constexpr std::string_view joint = "..";

bool take(std::string_view& text, char sign) {
    if (!text.starts_with(sign)) return false;
    text.remove_prefix(1);
    return true;
}

// The bound after a sign, whether or not it has one: `>` and `<` exclude it, `>=` and `<=` do not.
std::string_view take_bound(std::string_view text, char sign, bool& excludes) {
    if (take(text, sign)) excludes = !take(text, '=');
    return text;
}

}  // namespace

std::optional<Query> read_range(std::string_view text) {
    Query range;
    range.kind = QueryKind::range;
    const std::size_t at = text.find(joint);
    if (at != std::string_view::npos) {
        range.low = take_bound(text.substr(0, at), '>', range.excludes_low);
        range.high = take_bound(text.substr(at + joint.size()), '<', range.excludes_high);
        if ((range.low.empty() && range.excludes_low) || (range.high.empty() && range.excludes_high)) {
            return std::nullopt;
        }
    } else if (text.starts_with('>')) {
        range.low = take_bound(text, '>', range.excludes_low);
    } else if (text.starts_with('<')) {
        range.high = take_bound(text, '<', range.excludes_high);
    } else {
        range.low = text;
        range.high = text;
    }
    if (range.low.empty() && range.high.empty()) return std::nullopt;
    return range;
}

std::string range_text(const Query& range) {
    if (range.high.empty() && range.excludes_low) return '>' + range.low;
    if (range.low.empty() && range.excludes_high) return '<' + range.high;
    if (range.low == range.high && !range.excludes_low && !range.excludes_high) return range.low;
    const std::string low = (range.excludes_low ? ">" : "") + range.low;
    return low + std::string(joint) + (range.excludes_high ? "<" : "") + range.high;
}

}  // namespace kwic
