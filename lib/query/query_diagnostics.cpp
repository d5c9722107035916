#include "query/query_diagnostics.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace kwic {
namespace {

constexpr std::size_t max_quoted_code_points = 40;

}  // namespace

void QueryDiagnostics::report(std::size_t byte, std::string message, std::string suggestion) {
    const auto [known, is_new] = places_.try_emplace(message, findings_.size());
    if (is_new) {
        findings_.push_back({byte, std::move(message), std::move(suggestion)});
    } else {
        Finding& finding = findings_[known->second];
        finding.byte = std::min(finding.byte, byte);
    }
}

std::vector<Diagnostic> QueryDiagnostics::in_order_of_columns(std::string_view text) const {
    std::vector<Finding> sorted = findings_;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Finding& a, const Finding& b) { return a.byte < b.byte; });
    std::vector<Diagnostic> diagnostics;
    std::size_t column = 1;
    std::size_t counted = 0;
    for (Finding& finding : sorted) {
        column += count_code_points(text.substr(counted, finding.byte - counted));
        counted = finding.byte;
        diagnostics.push_back({column, std::move(finding.message), std::move(finding.suggestion)});
    }
    return diagnostics;
}

void report_bounded_boost(std::size_t byte, QueryDiagnostics& diagnostics) {
    diagnostics.report(byte, "A boost lies between 0.01 and 100; the nearer of the two counts.");
}

void report_bounded_distance(std::size_t byte, QueryDiagnostics& diagnostics) {
    diagnostics.report(byte, "At most " + std::to_string(max_near_distance) +
                                 " words may stand between words that are near; so many count.");
}

std::string quote_for_message(std::string_view text) {
    std::size_t end = 0;
    for (std::size_t count = 0; count < max_quoted_code_points && end < text.size(); ++count) {
        end += decode_utf8(text, end).bytes;
    }
    return '"' + std::string(text.substr(0, end)) + (end < text.size() ? "…\"" : "\"");
}

}  // namespace kwic
